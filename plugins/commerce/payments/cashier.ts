import { ok, type Refusal, type Result, refuse, systemActor } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { type Payment, paymentId } from '@souk/payments'
import { attemptOf } from '../commands/payments/attempts.ts'
import { mostAttempts } from '../commands/payments/retry-payment.ts'
import type { PlacedValue } from '../commands/place-order.ts'
import type { CheckoutValue, Commerce } from '../contract.ts'
import { StoreBusy } from '../store/store-busy.ts'
import type { DeskTools } from './desk-tools.ts'
import type { PaymentReader } from './reader.ts'
import { type PayPages, pagesOf, type ReturnUrls, requestFor } from './request.ts'

type Cashier = Pick<Commerce, 'checkout' | 'retryPayment' | 'paymentMethods'>

const unavailable = (message: string) => refuse({ code: 'payment_unavailable', message })
const later = unavailable('The order is kept, but its payment page cannot be opened now. Please try again.')

/** Opens pay pages: at the checkout, and again when the first one came to nothing. */
export function createCashier(tools: DeskTools, reader: PaymentReader): Cashier {
  const { dispatch, read, providerOf, secrets, settings, log } = tools

  async function paymentMethods() {
    const able = tools.providers.map(({ name }) => name)
    const offered = (await settings())?.paymentMethods ?? []
    return offered.length === 0 ? able : offered.filter((name) => able.includes(name))
  }

  /** Opens the pay page once; a repeat is told where it is. An order that waits for no money any more gets none. */
  async function openPage(order: Order, payment: Payment, urls: PayPages): Promise<Result<string | null, Refusal>> {
    const waits = order.state === 'pending_payment' && payment.provider !== 'cash'
    if (payment.url !== undefined || !waits) return ok(payment.url ?? null)
    try {
      const started = await providerOf(payment).start(
        requestFor(order, payment, pagesOf(urls, order._id), await settings()),
      )
      if (started.session === null || started.url === null) return ok(started.url)
      const { session, url } = started
      const context = { actor: systemActor('Checkout') }
      const recorded = await dispatch('recordPaymentStarted', { paymentId: payment._id, session, url }, context)
      return recorded.ok ? ok(url) : recorded
    } catch (error) {
      log('error', 'the pay page could not be opened', { order: order._id, payment: payment._id, error })
      return unavailable('The payment service does not answer. Please try again.')
    }
  }

  async function opened(orderId: string, urls: PayPages): Promise<Result<CheckoutValue, Refusal>> {
    // Nearly always the first payment, whose id follows from the order's
    const [order, first] = await Promise.all([read<Order>(orderId), read<Payment>(paymentId(orderId, 1))])
    const payment = order?.payment === first?._id ? first : order && (await read<Payment>(order.payment))
    if (!order || !payment) throw new Error(`${orderId} was placed but cannot be read`)
    const page = await openPage(order, payment, urls)
    return page.ok ? ok(answer(order, payment, page.value)) : page
  }

  /** The order stands by now, so nobody may be told that nothing was changed: it is kept, and its page opens later. */
  async function openedAfterPlacing({ orderId }: PlacedValue, urls: PayPages): Promise<Result<CheckoutValue, Refusal>> {
    try {
      const done = await opened(orderId, urls)
      return done.ok || done.refusal.code !== 'busy' ? done : later
    } catch (error) {
      if (error instanceof StoreBusy) return later
      throw error
    }
  }

  const answer = ({ _id: orderId, number }: Order, { provider }: Payment, url: string | null): CheckoutValue => ({
    orderId,
    number,
    accessToken: secrets.accessToken(orderId),
    payment: { provider, url },
  })

  /** True when the old page can bring no money any more. */
  async function ended(payment: Payment): Promise<boolean> {
    if (payment.session === undefined) return true
    if ((await providerOf(payment).expire(payment.session)) === 'expired') return true
    await reader.reread(payment)
    return false
  }

  async function retry(
    orderId: string,
    provider: 'stripe' | 'paypal' | undefined,
    urls: ReturnUrls,
  ): Promise<Result<CheckoutValue, Refusal>> {
    const order = await read<Order>(orderId)
    const payment = order?._type === 'order' ? await read<Payment>(order.payment) : undefined
    if (!order || !payment) return refuse({ code: 'order_not_found', message: 'There is no such order.' })
    const by = provider ?? (payment.provider === 'paypal' ? 'paypal' : 'stripe')
    if (!(await paymentMethods()).includes(by)) return unavailable('This way to pay is not offered.')
    // A page that is the last one is not ended for nothing
    const mayBeTried = order.state === 'pending_payment' && attemptOf(order.payment) < mostAttempts
    if (mayBeTried && !(await ended(payment))) return ok(answer(order, payment, null))
    // Named by the attempt, so that a button pressed twice opens one page
    const commandId = `retry-${orderId.slice('order.'.length)}-${attemptOf(order.payment) + 1}`
    const context = { actor: { kind: 'shopper', id: 'shopper', name: '' }, commandId } as const
    const decided = await dispatch('retryPayment', { orderId, provider: by }, context)
    return decided.ok ? opened(orderId, urls) : decided
  }

  return {
    paymentMethods,
    async checkout(input, context, urls) {
      if (!(await paymentMethods()).includes(input.payment?.provider))
        return unavailable('This way to pay is not offered.')
      const placed = await dispatch('placeOrder', input, context)
      return placed.ok ? openedAfterPlacing(placed.value as PlacedValue, urls) : placed
    },
    async retryPayment(orderId, provider, urls) {
      try {
        return await retry(orderId, provider, urls)
      } catch (error) {
        log('error', 'the pay page could not be opened again', { order: orderId, error })
        return unavailable('The payment service does not answer. Please try again.')
      }
    },
  }
}
