import { type Decision, type New, ok, type Refusal, type Result, refuse } from '@souk/kernel'
import { orderRefusals, refundedWith, type Return, returnKinds, unitsToRefund } from '@souk/orders'
import type { Refund } from '@souk/payments'
import type { Call } from '../../dispatch/command.ts'
import { giveBackUnits } from '../give-back.ts'
import type { AfterSaleFacts } from './return-facts.ts'

/**
 * Decides to give back the money of all units of a return that have come to that and were not paid for by it. Refuses
 * `payment_disputed`, and `nothing_to_refund` when the units were refunded before or nothing is left.
 */
export function refundReturn(facts: AfterSaleFacts, after: Return, call: Call): Result<Decision<New<Refund>>, Refusal> {
  if (facts.attempts.some(({ disputed }) => disputed))
    return refuse({ code: 'payment_disputed', message: orderRefusals.payment_disputed.staff })
  const given = giveBackUnits(facts, unitsToRefund(after), { reason: returnKinds[after.kind].title }, call)
  if (!given.ok) return given
  const { writes, effects, value: refund } = given.value
  if (!refund) return refuse({ code: 'nothing_to_refund', message: orderRefusals.nothing_to_refund.staff })
  const marked = { patch: { id: after._id, set: { ...refundedWith(after, refund._id) } } }
  return ok({ writes: [...writes, marked], effects, value: refund })
}
