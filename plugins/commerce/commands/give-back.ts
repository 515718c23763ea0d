import type { Decision, Refusal, Result } from '@souk/kernel'
import { ok } from '@souk/kernel'
import { type OrderEvent, orderEvent } from '@souk/orders'
import { decideRefund, type Payment, type Refund } from '@souk/payments'
import type { Call } from '../dispatch/command.ts'

/** A decided refund, the timeline's entry for it, and the effect that executes it. */
export interface GivenBack {
  readonly refund: Decision<undefined>
  readonly events: readonly OrderEvent[]
  readonly refundId: string
}

/**
 * Decides to give money back (all that is left, when no amount is said). The caller adds the entry to the order's
 * timeline in the same transaction: refunds are found again by it.
 */
export function giveBack(
  payment: Payment,
  refunds: readonly Refund[],
  wanted: { readonly reason: string; readonly amount?: number },
  call: Call,
): Result<GivenBack, Refusal> {
  const decided = decideRefund({ payment, refunds }, { ...call, ...wanted }, call.now)
  if (!decided.ok) return decided
  const { writes, value } = decided.value
  const effects = [{ kind: 'refund', subject: value._id }]
  const event = orderEvent('refund_requested', call, call.now, { note: wanted.reason })
  return ok({ refund: { writes, effects, value: undefined }, events: [event], refundId: value._id })
}
