import { type Actor, ok, type Refusal, type Result, refuse, type StoredDocument, systemActor } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Payment, PaymentProvider, PaymentRequest, ProviderEvent, ProviderPayment } from '@souk/payments'
import type {
  CheckoutValue,
  CommandContext,
  CommandInputs,
  Commerce,
  CommerceDependencies,
  DocumentStore,
} from './contract.ts'
import type { Dispatcher } from './dispatch.ts'
import type { OrderSecrets } from './secrets.ts'
import type { WebhookOutcome, WebhookReceivers } from './webhooks.ts'

/** The part of commerce that talks to payment providers. */
export type PaymentDesk = Pick<Commerce, 'checkout' | 'refreshPayment'> & {
  /** One receiver of webhooks for each provider. */
  readonly receivers: WebhookReceivers
  /** Reads the provider again for a payment and records what it shows. */
  reread(payment: Payment): Promise<void>
  providerOf(payment: Pick<Payment, 'provider'>): PaymentProvider
}

export interface PaymentDeskParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly providers: readonly PaymentProvider[]
  readonly secrets: OrderSecrets
  readonly log: CommerceDependencies['log']
}

/** Builds the desk. */
export function createPaymentDesk(parts: PaymentDeskParts): PaymentDesk {
  const { store, dispatch, secrets, log } = parts
  const providers = new Map<string, PaymentProvider>(parts.providers.map((provider) => [provider.name, provider]))

  function providerOf({ provider: name }: Pick<Payment, 'provider'>): PaymentProvider {
    const provider = providers.get(name)
    if (!provider) throw new Error(`this shop has no payment provider ${name}`)
    return provider
  }

  async function read<Doc extends StoredDocument>(id: string): Promise<Doc | undefined> {
    const [document] = await store.get([id])
    return document as Doc | undefined
  }

  async function checkout(
    input: CommandInputs['placeOrder'],
    context: CommandContext,
    urls: { success: string; cancel: string },
  ): Promise<Result<CheckoutValue, Refusal>> {
    if (!providers.has(input.payment?.provider))
      return refuse({ code: 'payment_unavailable', message: 'This way to pay is not offered.' })
    const placed = await dispatch('placeOrder', input, context)
    if (!placed.ok) return placed
    const orderId = `order.${input.orderUlid}`
    const order = await read<Order>(orderId)
    const payment = order && (await read<Payment>(order.payment))
    if (!order || !payment) throw new Error(`${orderId} was placed but cannot be read`)
    const opened = await openPage(order, payment, urls)
    if (!opened.ok) return opened
    const { number } = order
    const accessToken = secrets.accessToken(orderId)
    return ok({ orderId, number, accessToken, payment: { provider: payment.provider, url: opened.value } })
  }

  /** Opens the pay page once; a repeat is told where it is. */
  async function openPage(
    order: Order,
    payment: Payment,
    urls: { success: string; cancel: string },
  ): Promise<Result<string | null, Refusal>> {
    if (payment.url !== undefined || payment.provider === 'cash') return ok(payment.url ?? null)
    try {
      const started = await providerOf(payment).start(requestFor(order, payment, urls))
      if (started.session === null || started.url === null) return ok(started.url)
      const { session, url } = started
      const context = { actor: systemActor('Checkout') }
      const recorded = await dispatch('recordPaymentStarted', { paymentId: payment._id, session, url }, context)
      return recorded.ok ? ok(url) : recorded
    } catch (error) {
      log('error', 'the pay page could not be opened', { order: order._id, payment: payment._id, error })
      return refuse({ code: 'payment_unavailable', message: 'The payment service does not answer. Please try again.' })
    }
  }

  async function receive(provider: PaymentProvider, headers: Headers, body: string): Promise<WebhookOutcome> {
    const event = await provider.verify(headers, body)
    if (!event) {
      log('warn', 'a webhook was refused: its signature does not hold', { source: provider.name })
      return 'refused'
    }
    const eventId = `event.${event.source}.${event.id}`
    if (await read(eventId)) return 'duplicate'
    const payment = await paymentOf(event)
    if (!payment) return 'ignored'
    const observed = await providerOf(payment).read(handleOf(payment, event))
    const { source: from, id, kind, payload } = event
    const recorded = await record(payment, observed, { source: from, id, kind, payload }, providerActor(event))
    if (recorded.ok) return 'applied'
    if (recorded.refusal.code === 'busy') throw new Error(`too busy to apply ${eventId}`)
    log('error', 'a payment event could not be applied', { event: eventId, refusal: recorded.refusal })
    return 'ignored'
  }

  async function paymentOf(event: ProviderEvent): Promise<Payment | undefined> {
    if (event.orderId !== undefined) {
      const order = await read<Order>(event.orderId)
      return order?._type === 'order' ? read<Payment>(order.payment) : undefined
    }
    const { session = '', reference = '' } = event
    const id = await store.query<string | null>(
      '*[_type == "payment" && (session == $session || reference == $reference)][0]._id',
      { session: session || '-', reference: reference || '-' },
    )
    return id === null ? undefined : read<Payment>(id)
  }

  const record = (
    { _id: paymentId }: Payment,
    { session, orderId: _, ...rest }: ProviderPayment,
    event: CommandInputs['recordPayment']['event'],
    actor: Actor,
  ) => {
    const commandId = event === undefined ? undefined : commandIdOf(event)
    const input = { paymentId, observed: { session, ...rest }, ...(event && { event }) }
    return dispatch('recordPayment', input, { actor, ...(commandId !== undefined && { commandId }) })
  }

  async function reread(payment: Payment): Promise<void> {
    if (payment.session === undefined) return
    const observed = await providerOf(payment).read(handleOf(payment))
    const recorded = await record(payment, observed, undefined, systemActor('Reconciler'))
    if (!recorded.ok)
      log('warn', 'a payment could not be recorded', { payment: payment._id, refusal: recorded.refusal })
  }

  async function refreshPayment(orderId: string): Promise<void> {
    const order = await read<Order>(orderId)
    const payment = order && (await read<Payment>(order.payment))
    if (payment) await reread(payment)
  }

  const receivers = Object.fromEntries(
    parts.providers.map((provider) => [
      provider.name,
      (headers: Headers, body: string) => receive(provider, headers, body),
    ]),
  )
  return { checkout, receivers, refreshPayment, reread, providerOf }
}

const handleOf = (payment: Payment, event?: ProviderEvent) => {
  const session = payment.session ?? event?.session
  const reference = payment.reference ?? event?.reference
  return { ...(session !== undefined && { session }), ...(reference !== undefined && { reference }) }
}

const providerActor = ({ source }: ProviderEvent): Actor => ({
  kind: 'provider',
  id: `provider-${source}`,
  name: source.charAt(0).toUpperCase() + source.slice(1),
})

/** Names the command by the event, so that two deliveries at once are one command; long ids are left to the event's own guard. */
function commandIdOf({ source, id }: { readonly source: string; readonly id: string }): string | undefined {
  const name = `${source}-${id}`
  return name.length <= 64 ? name : undefined
}

/** What the provider is asked for. The lines add up to the total; a discounted order is one line. */
function requestFor(order: Order, payment: Payment, urls: { success: string; cancel: string }): PaymentRequest {
  const { totals, taxIncluded, number } = order
  const items = order.lines.map(({ title, variantTitle, unitPrice, quantity }) => ({
    title: variantTitle ? `${title}, ${variantTitle}` : title,
    unitAmount: unitPrice,
    quantity,
  }))
  const extra = [
    { title: 'Delivery', unitAmount: totals.delivery, quantity: 1 },
    { title: 'Tax', unitAmount: taxIncluded ? 0 : totals.tax, quantity: 1 },
  ].filter(({ unitAmount }) => unitAmount > 0)
  const whole = [{ title: `Order ${number}`, unitAmount: totals.total, quantity: 1 }]
  return {
    orderId: order._id,
    orderNumber: number,
    paymentId: payment._id,
    currency: payment.currency,
    total: payment.amount,
    lines: totals.discount > 0 ? whole : [...items, ...extra],
    email: order.contact.email,
    language: order.language,
    successUrl: urls.success,
    cancelUrl: urls.cancel,
    expiresAt: order.reservation?.expiresAt ?? order.createdAt,
    idempotencyKey: `${order._id}:session:1`,
  }
}
