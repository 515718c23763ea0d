import { type Decision, type Instant, type Issued, ok, type Refusal, type Result } from '@souk/kernel'
import { inHouse, liftable, whyNotHold, whyNotRelease } from '../allowed.ts'
import { type HoldReason, staffHolds } from '../hold-reasons.ts'
import { no } from '../refusals.ts'
import { type HoldFacts, heldWithoutList, holdOrder, lift } from './hold.ts'

export interface AskHold extends Issued {
  readonly hold: HoldReason
  readonly note?: string
}

export interface AskRelease extends Issued {
  /** One hold; all that staff may take off when left out. */
  readonly hold?: string
  readonly note?: string
}

/**
 * Staff stop an order's goods from leaving. The caller guards the order. Refusals: `hold_unknown`, `wrong_state`,
 * `nothing_to_hold`, `hold_again`.
 */
export function holdByStaff(facts: HoldFacts, command: AskHold, now: Instant): Result<Decision<null>, Refusal> {
  if (!staffHolds.includes(command.hold)) return no('hold_unknown', { hold: command.hold })
  const refused = whyNotHold(facts.order, facts.fulfillments)
  if (refused) return refused
  const open = facts.fulfillments.filter(({ state }) => inHouse.has(state))
  if (open.length > 0 && open.every(({ holds }) => holds.includes(command.hold))) return no('hold_again')
  return ok(holdOrder(facts, command, now))
}

/**
 * Staff let it go on; the order stays on hold while another reason is left. The caller guards the order. Refusals:
 * `not_held`, `payment_disputed`.
 */
export function releaseByStaff(facts: HoldFacts, command: AskRelease, now: Instant): Result<Decision<null>, Refusal> {
  const refused = whyNotRelease(facts.order, facts.fulfillments)
  if (refused) return refused
  const bare = heldWithoutList(facts)
  const free = bare === undefined ? liftable(facts.fulfillments) : [bare]
  if (command.hold !== undefined && !free.includes(command.hold))
    return command.hold === 'payment disputed' ? no('payment_disputed') : no('not_held')
  return ok(lift(facts, command.hold === undefined ? free : [command.hold], command, now))
}
