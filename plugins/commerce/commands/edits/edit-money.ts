import { ok, type Refusal, type Result, type Write } from '@souk/kernel'
import type { Order } from '@souk/orders'
import {
  amountDue,
  heldPayment,
  type Payment,
  paymentStanding,
  payerOf,
  refundable,
  whyNotCapture,
} from '@souk/payments'
import type { EditFacts } from './edit-facts.ts'
import { no } from './edit-refusals.ts'

/** What an edit means for the money. Minor units. */
export interface EditMoney {
  /** Given back by refund; 0: nothing is. */
  readonly refund: number
  /** The attempts that give it back. */
  readonly payers: readonly Payment[]
  /** What is still to be taken, by cash or from what the bank holds; 0 when it was taken. */
  readonly toCollect: number
  readonly standing: ReturnType<typeof paymentStanding>
  /** Guards the attempts that it was decided from; cash is asked for in its new sum. */
  readonly writes: readonly Write[]
}

/**
 * What goes back, or is taken later, once the order is `next`. What was taken in full cannot be raised: there is no page
 * any more to take more on. Refusals: `payment_disputed`, `edit_refunded`, `edit_costs_more`, `edit_over_authorized`,
 * `capture_asked`.
 */
export function moneyOfEdit(facts: EditFacts, next: Order): Result<EditMoney, Refusal> {
  const { attempts, refunds } = facts
  if (attempts.some(({ disputed }) => disputed)) return no('payment_disputed')
  if (refunds.some(({ state, lines = [] }) => state !== 'failed' && lines.length > 0)) return no('edit_refunded')
  return moneyOfChange(facts, next)
}

/** The same of any change, money of which was given back before or not: what is owed less goes back. */
export function moneyOfChange(
  { order, attempts, refunds }: Pick<EditFacts, 'order' | 'attempts' | 'refunds'>,
  next: Order,
): Result<EditMoney, Refusal> {
  if (attempts.some(({ disputed }) => disputed)) return no('payment_disputed')
  const [before, after] = [amountDue(order), amountDue(next)]
  const held = heldPayment(attempts)
  const payer = payerOf(attempts, refunds)
  const cash = attempts.at(-1)?.provider === 'cash' && payer?.captured === 0
  if (held) {
    const asked =
      held.captureAskedAt === undefined
        ? undefined
        : whyNotCapture({ orderState: order.state, payments: attempts, email: '' })
    if (asked) return { ok: false, refusal: asked }
    if (after > held.authorized) return no('edit_over_authorized', { total: after, authorized: held.authorized })
  } else if (!cash && after > before) return no('edit_costs_more', { more: after - before })
  const refund = held || cash || !payer ? 0 : Math.min(before - after, leftOf(attempts, refunds))
  const paid = attempts.map((each) => (cash ? { ...each, amount: next.totals.total } : each))
  return ok({
    refund,
    payers: attempts,
    toCollect: held || cash ? after : 0,
    standing: paymentStanding(paid, next.totals.total, after),
    writes: attempts.map(({ _id, _rev, currency }) => ({
      patch: { id: _id, ifRevisionID: _rev, set: cash ? { amount: next.totals.total } : { currency } },
    })),
  })
}

const leftOf = (attempts: readonly Payment[], refunds: EditFacts['refunds']): number =>
  attempts.reduce((sum, payment) => {
    const own = refunds.filter((each) => each.payment === payment._id)
    return sum + Math.max(0, refundable(payment, own))
  }, 0)
