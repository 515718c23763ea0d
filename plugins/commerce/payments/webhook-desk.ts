import type { Actor } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { type Payment, type PaymentProvider, type ProviderEvent, paymentId } from '@souk/payments'
import { attemptOf } from '../commands/payments/attempts.ts'
import type { DeskTools } from './desk-tools.ts'
import type { WebhookOutcome, WebhookReceivers } from '../webhooks.ts'
import { fetchAll } from './fetch.ts'
import { handleOf, type PaymentReader } from './reader.ts'
import { settleRefunds } from './settle-refunds.ts'

/** Applies one verified event, once. Throws to be told again. */
export type Heard = (event: ProviderEvent) => Promise<WebhookOutcome>

/** Receivers of the providers' webhooks. An event is a hint: what follows comes from reading the payment again. */
export function createWebhookDesk(
  tools: DeskTools,
  reader: PaymentReader,
): { readonly receivers: WebhookReceivers; readonly hear: Heard } {
  const { read, store, log } = tools

  const hear: Heard = async (event) => {
    const eventId = `event.${event.source}.${event.id}`
    if (await read(eventId)) return 'duplicate'
    if (event.doubt !== undefined) log('warn', 'an event is not as expected', { event: eventId, doubt: event.doubt })
    const payment = await paymentOf(event)
    if (!payment) return 'ignored'
    const { source, id, kind, payload } = event
    // Another event says it, too, and is kept: an order has few documents
    const repeated = kind === 'payment_taken'
    if (repeated && payment.captured >= payment.amount) return 'ignored'
    const named = repeated ? undefined : { source, id, kind, payload }
    const recorded = await reader.take(payment, handleOf(payment, event), named, actorOf(event))
    if (!recorded.ok) {
      if (recorded.refusal.code === 'busy') throw new Error(`too busy to apply ${eventId}`)
      log('error', 'a payment event could not be applied', { event: eventId, refusal: recorded.refusal })
      return 'ignored'
    }
    if (kind === 'refund_changed') await settleRefunds(tools, payment)
    return 'applied'
  }

  /** Of an order that was tried to be paid several times, the attempt that the event names; else the newest. */
  async function paymentOf(event: ProviderEvent): Promise<Payment | undefined> {
    const { session, reference } = event
    if (event.orderId !== undefined) {
      const order = await read<Order>(event.orderId)
      if (order?._type !== 'order') return undefined
      const ids = Array.from({ length: attemptOf(order.payment) }, (_, index) => paymentId(order._id, index + 1))
      const attempts = await fetchAll<Payment>(store, 'payment', ids)
      const named = attempts.find(
        (each) =>
          (session !== undefined && each.session === session) ||
          (reference !== undefined && each.reference === reference),
      )
      return named ?? attempts.at(-1)
    }
    const id = await store.query<string | null>(
      '*[_type == "payment" && (session == $session || reference == $reference)][0]._id',
      { session: session ?? '-', reference: reference ?? '-' },
    )
    return id === null ? undefined : read<Payment>(id)
  }

  const receive = async (provider: PaymentProvider, headers: Headers, body: string): Promise<WebhookOutcome> => {
    const event = await provider.verify(headers, body)
    if (event) return hear(event)
    log('warn', 'a webhook was refused: its signature does not hold', { source: provider.name })
    return 'refused'
  }
  const receivers = tools.providers.map((provider) => [
    provider.name,
    (headers: Headers, body: string) => receive(provider, headers, body),
  ])
  return { hear, receivers: Object.fromEntries(receivers) }
}

const actorOf = ({ source }: ProviderEvent): Actor => ({
  kind: 'provider',
  id: `provider-${source}`,
  name: source.charAt(0).toUpperCase() + source.slice(1),
})
