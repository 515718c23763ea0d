import {
  type Decision,
  decision,
  dotted,
  type Instant,
  type Issued,
  mayMove,
  type New,
  ok,
  type Refusal,
  type Result,
} from '@souk/kernel'
import type { Payment, Refund, RefundLine } from '../documents.ts'
import { refundLifecycle } from '../payment-states.ts'
import { no } from '../refusals.ts'

export interface DecideRefund extends Issued {
  /** Minor units of the payment's currency; everything that is left when left out. */
  readonly amount?: number
  readonly reason: string
  readonly note?: string
  /** The units that `amount` is for. */
  readonly lines?: readonly RefundLine[]
}

/** What can still be given back: captured, less what is refunded or on its way, whoever began it. */
export function refundable(payment: Payment, refunds: readonly Pick<Refund, 'amount' | 'state'>[]): number {
  const ours = refunds.filter(({ state }) => state !== 'failed').reduce((sum, { amount }) => sum + amount, 0)
  return payment.captured - Math.max(payment.refunded, ours)
}

/**
 * Decides to give money back; the effect runner executes it. Refusals: `nothing_captured`, `bad_amount`,
 * `refund_too_large`. Guards the payment, so that two refunds decided at once cannot exceed what was captured.
 */
export function decideRefund(
  { payment, refunds }: { readonly payment: Payment; readonly refunds: readonly Pick<Refund, 'amount' | 'state'>[] },
  command: DecideRefund,
  now: Instant,
): Result<Decision<New<Refund>>, Refusal> {
  if (payment.captured === 0) return no('nothing_captured')
  const left = refundable(payment, refunds)
  const amount = command.amount ?? left
  if (!Number.isSafeInteger(amount) || (amount < 1 && command.amount !== undefined)) return no('bad_amount')
  if (amount > left || left < 1) return no('refund_too_large', { amount, refundable: left })
  const refund: New<Refund> = {
    _id: dotted('refund', command.commandId),
    _type: 'refund',
    order: payment.order,
    payment: payment._id,
    amount,
    currency: payment.currency,
    reason: command.reason,
    ...(command.note ? { note: command.note } : {}),
    ...(command.lines ? { lines: command.lines } : {}),
    state: 'pending',
    createdAt: now,
  }
  const guard = { patch: { id: payment._id, ifRevisionID: payment._rev, set: { currency: payment.currency } } }
  return ok(decision([{ create: refund }, guard], refund))
}

/** What the provider said of a refund. */
export type RefundOutcome = Pick<Refund, 'state' | 'reference' | 'failure'>

/**
 * Takes over how a refund went. A move that the table does not know (an old answer) changes nothing. The payment learns
 * the settled sum in the same transaction, unless a reading of the provider already told it.
 */
export function recordRefund(
  { refund, payment, refunds }: RefundFacts,
  outcome: RefundOutcome,
  now: Instant,
): Decision<{ readonly refund: Refund; readonly payment: Payment; readonly changed: boolean }> {
  if (!mayMove(refundLifecycle, refund.state, outcome.state)) return named({ refund, payment }, outcome)
  const set = {
    state: outcome.state,
    ...(outcome.reference ? { reference: outcome.reference } : {}),
    ...(outcome.failure ? { failure: outcome.failure } : {}),
    settledAt: now,
  }
  const settled = refunds
    .filter(({ _id, state }) => _id !== refund._id && state === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0)
  // A provider counts a refund from the moment it is asked for, so one that failed is taken back from what was read
  const refunded =
    outcome.state === 'succeeded'
      ? Math.max(payment.refunded, settled + refund.amount)
      : Math.max(settled, payment.refunded - refund.amount)
  return decision(
    [
      { patch: { id: refund._id, ifRevisionID: refund._rev, set } },
      { patch: { id: payment._id, ifRevisionID: payment._rev, set: { refunded } } },
    ],
    { refund: { ...refund, ...set }, payment: { ...payment, refunded }, changed: true },
  )
}

/** Under way: all that is learned is the provider's name for it, by which it is asked for later. */
function named({ refund, payment }: Pick<RefundFacts, 'refund' | 'payment'>, { state, reference }: RefundOutcome) {
  if (state !== 'pending' || !reference || refund.reference !== undefined)
    return decision([], { refund, payment, changed: false })
  const patch = { id: refund._id, ifRevisionID: refund._rev, set: { reference } }
  return decision([{ patch }], { refund: { ...refund, reference }, payment, changed: false })
}

/** A refund, its payment, and all refunds of that payment. */
export interface RefundFacts {
  readonly refund: Refund
  readonly payment: Payment
  readonly refunds: readonly Pick<Refund, '_id' | 'amount' | 'state'>[]
}
