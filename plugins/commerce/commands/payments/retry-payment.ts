import type { SiteSettings } from '@souk/catalog'
import { fillWords, type Instant, instant, type New, ok, plusMinutes, refuse, type Write } from '@souk/kernel'
import { appendEvents, type Order, orderEvent, orderLifecycle, orderRefusals } from '@souk/orders'
import { openPayment, type Payment, paymentId, paymentRefusals, paymentStanding, recordObserved } from '@souk/payments'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { loadSettings } from '../shop.ts'
import { isMarked, orderIdShape, orderNotFound } from '../work.ts'
import { attemptOf, leftToPay, loadAttempts } from './attempts.ts'

type Input = CommandInputs['retryPayment']
interface Facts {
  readonly order: Order
  readonly attempts: readonly Payment[]
  readonly settings: SiteSettings
}

/** So often one order may be tried to be paid; every try holds its units a while longer. */
export const mostAttempts = 5

/**
 * Opens another attempt for an order that is still unpaid; whoever asks has ended the old session at the provider
 * before. The reservation is held for as long as a new order's. Refusals: `order_not_found`, `wrong_state`,
 * `too_many_attempts`.
 */
export const retryPayment = defineCommand<Input, Facts | undefined, { orderId: string; paymentId: string }>({
  name: 'retryPayment',
  title: 'Pay again',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ orderId: orderIdShape, provider: z.enum(['stripe', 'paypal']) }),
  async load(reader, { orderId }) {
    const order = await reader.get<Order>(orderId)
    if (!order) return undefined
    const [attempts, settings] = await Promise.all([loadAttempts(reader, order), loadSettings(reader)])
    return { order, attempts, settings }
  },
  applied: (facts, _, call) =>
    facts && isMarked(facts.order, call) ? ok({ orderId: facts.order._id, paymentId: facts.order.payment }) : undefined,
  decide(facts, { provider }, call) {
    if (!facts) return orderNotFound()
    const { order, attempts } = facts
    if (order.state !== 'pending_payment') {
      const words = `It is ${orderLifecycle[order.state].title.toLowerCase()} already`
      return refuse({ code: 'wrong_state', message: fillWords(orderRefusals.wrong_state.staff, { words }) })
    }
    const attempt = attemptOf(order.payment) + 1
    if (attempt > mostAttempts) {
      const detail = { attempts: mostAttempts }
      const message = fillWords(paymentRefusals.too_many_attempts.staff, detail)
      return refuse({ code: 'too_many_attempts', message, detail })
    }
    const ended = attempts.map((each) => end(each, call))
    const { _id, number: orderNumber, currency, totals } = order
    const opened = openPayment(
      { order: _id, orderNumber, provider, currency, amount: leftToPay(totals.total, attempts), attempt },
      call.now,
    )
    const patch = orderPatch(facts, call, attempt, [
      ...ended.map(({ payment }) => payment),
      asStored(opened.value, call),
    ])
    return ok({
      writes: [...ended.flatMap(({ writes }) => writes), ...opened.writes, { patch }],
      effects: [],
      value: { orderId: _id, paymentId: paymentId(_id, attempt) },
    })
  },
})

function orderPatch({ order, settings }: Facts, call: Call, attempt: number, attempts: readonly Payment[]) {
  const again = plusMinutes(call.now, settings.reservationMinutes)
  const held = order.reservation?.expiresAt
  return {
    id: order._id,
    ifRevisionID: order._rev,
    set: {
      payment: paymentId(order._id, attempt),
      paymentStanding: paymentStanding(attempts, order.totals.total),
      reservation: { expiresAt: held === undefined ? again : later(instant(held), again) },
    },
    insert: appendEvents(orderEvent('payment_retried', call, call.now)),
  }
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other)

/** An attempt that is over, so that only the newest waits. Money that comes by it all the same still counts. */
function end(payment: Payment, { now }: Call): { readonly payment: Payment; readonly writes: readonly Write[] } {
  const { currency, amount, authorized, captured, refunded, disputed } = payment
  const seen = { status: 'voided', currency, amount, authorized, captured, refunded, disputed }
  const recorded = recordObserved(payment, seen, now)
  return recorded.ok
    ? { payment: recorded.value.value.payment, writes: recorded.value.writes }
    : { payment, writes: [] }
}

/** An attempt that this decision creates has no revision yet. */
const asStored = (payment: New<Payment>, { now }: Call): Payment => ({
  _rev: '',
  _createdAt: now,
  _updatedAt: now,
  ...payment,
})
