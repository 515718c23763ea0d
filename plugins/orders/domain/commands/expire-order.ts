import {
  type Decision,
  decision,
  type Instant,
  type Issued,
  nextState,
  ok,
  type Refusal,
  type Result,
} from '@souk/kernel'
import { withParts } from '../bundle-units.ts'
import type { Order } from '../documents.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { orderLifecycle } from '../order-states.ts'
import { already, no } from '../refusals.ts'
import type { FreedUnits } from './cancel-order.ts'

/**
 * Ends an unpaid order whose reservation lapsed. Refusals: `wrong_state` (paid meanwhile), `not_expired`. The caller
 * has ended the provider's session before, and releases the units of the value in the same transaction.
 */
export function expireOrder(order: Order, command: Issued, now: Instant): Result<Decision<FreedUnits>, Refusal> {
  const state = nextState(orderLifecycle, order.state, 'expire')
  if (!state) return no('wrong_state', already(orderLifecycle[order.state].title))
  const expiresAt = order.reservation?.expiresAt
  if (expiresAt !== undefined && now < expiresAt) return no('not_expired', { expiresAt })
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: { state },
    unset: ['reservation'],
    insert: appendEvents(orderEvent('expired', command, now)),
  }
  return ok(decision([{ patch }], { account: 'reserved', units: withParts(order, order.allocations) }))
}
