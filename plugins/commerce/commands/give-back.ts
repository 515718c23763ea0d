import type { Decision, New, Refusal, Result } from '@souk/kernel'
import { ok } from '@souk/kernel'
import { appendEvents, type LineItem, type Order, type OrderEvent, orderEvent, type Return } from '@souk/orders'
import { decideRefund, type Payment, type Refund, refundDue, refundedUnits, type RefundLine } from '@souk/payments'
import type { Call } from '../dispatch/command.ts'

/** A decided refund, the timeline's entry for it, and the effect that executes it. */
export interface GivenBack {
  readonly refund: Decision<undefined>
  readonly events: readonly OrderEvent[]
  readonly made: New<Refund>
}

/**
 * Decides to give money back (all that is left, when no amount is said). The caller adds the entry to the order's
 * timeline in the same transaction: refunds are found again by it.
 */
export function giveBack(
  payment: Payment,
  refunds: readonly Refund[],
  wanted: {
    readonly reason: string
    readonly note?: string
    readonly amount?: number
    readonly lines?: readonly RefundLine[]
  },
  call: Call,
): Result<GivenBack, Refusal> {
  const own = refunds.filter((refund) => refund.payment === payment._id)
  const decided = decideRefund({ payment, refunds: own }, { ...call, ...wanted }, call.now)
  if (!decided.ok) return decided
  const { writes, value } = decided.value
  const effects = [{ kind: 'refund', subject: value._id }]
  const event = orderEvent('refund_requested', call, call.now, { note: wanted.reason })
  return ok({ refund: { writes, effects, value: undefined }, events: [event], made: value })
}

/** What giving money back for an order's units is decided from. */
export interface MoneyOfOrder {
  readonly order: Order
  readonly attempts: readonly Payment[]
  readonly refunds: readonly Refund[]
}

/** Units of a line that money was given back for although nothing of them came back. */
export const refundedUnreturned = (
  { _key, returned = 0 }: Pick<LineItem, '_key' | 'returned'>,
  refunds: readonly Refund[],
): number => Math.max(0, refundedUnits(refunds, _key) - returned)

/**
 * Of units that are called off now, how many are still to be paid back: those that were refunded before without coming
 * back are taken for the ones that never went out. What a claim refunded is not: it went out and stays with the shopper.
 */
export const unpaidOf = (
  line: Pick<LineItem, '_key' | 'canceled' | 'returned'>,
  units: number,
  {
    refunds,
    returns,
  }: Pick<MoneyOfOrder, 'refunds'> & { readonly returns: readonly Pick<Return, 'kind' | 'refunds'>[] },
): number => {
  const claims = new Set(returns.filter(({ kind }) => kind === 'claim').flatMap((claim) => claim.refunds))
  const others = refunds.filter(({ _id }) => !claims.has(_id))
  return Math.max(0, Math.min(units, line.canceled + units - refundedUnreturned(line, others)))
}

/**
 * Decides to give back what units were charged, never twice and never more than is left, and tells the order's timeline.
 * The value is the refund; undefined when nothing is due.
 */
export function giveBackUnits(
  facts: MoneyOfOrder,
  wanted: readonly { readonly sku: string; readonly quantity: number }[],
  said: { readonly reason: string; readonly note?: string },
  call: Call,
): Result<Decision<New<Refund> | undefined>, Refusal> {
  const due = refundDue(facts, wanted)
  if (!due.ok) return due
  if (!due.value) return ok({ writes: [], effects: [], value: undefined })
  const { payment, ...owed } = due.value
  const given = giveBack(payment, facts.refunds, { ...said, ...owed }, call)
  if (!given.ok) return given
  const { refund, events, made } = given.value
  const told = { patch: { id: facts.order._id, insert: appendEvents(...events) } }
  return ok({ ...refund, writes: [...refund.writes, told], value: made })
}
