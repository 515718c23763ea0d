import {
  type Decision,
  decision,
  type Instant,
  type Issued,
  ok,
  type Refusal,
  type Result,
  type Write,
} from '@souk/kernel'
import { whyNotCancel } from '../allowed.ts'
import { type UnitsOfLine, withParts } from '../bundle-units.ts'
import type { Allocation, Fulfillment, Order } from '../documents.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { no } from '../refusals.ts'

export interface CancelOrder extends Issued {
  readonly reason: string
  readonly note?: string
  /** False is refused: nothing of it was picked, or it could not be called off whole. */
  readonly restock?: boolean
}

/** Units that go back to the shelf, and from which account. */
export interface FreedUnits {
  readonly account: 'reserved' | 'committed'
  readonly units: readonly UnitsOfLine<Allocation>[]
}

/**
 * Calls the order and its open fulfillments off. Refusals: `wrong_state`, `picking_began`, `payment_disputed`,
 * `nothing_picked`. The caller frees the units of the value and refunds what was captured, in the same transaction.
 */
export function cancelOrder(
  { order, fulfillments }: { readonly order: Order; readonly fulfillments: readonly Fulfillment[] },
  command: CancelOrder,
  now: Instant,
): Result<Decision<FreedUnits>, Refusal> {
  const refused = whyNotCancel(order, fulfillments)
  if (refused) return refused
  if (command.restock === false) return no('nothing_picked')
  const event = orderEvent('canceled', command, now, { note: command.note ?? command.reason })
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: {
      state: 'canceled',
      canceledAt: now,
      cancelReason: command.reason,
      fulfillmentStanding: fulfillments.length > 0 ? 'canceled' : 'none',
      ...Object.fromEntries(order.lines.map((line) => [`lines[_key=="${line._key}"].canceled`, line.quantity])),
    },
    unset: ['reservation'],
    insert: appendEvents(event),
  }
  const open = fulfillments.filter(({ state }) => state !== 'canceled')
  return ok(
    decision([{ patch }, ...open.map((each) => cancelWith(each, command, now))], {
      account: order.state === 'pending_payment' ? 'reserved' : 'committed',
      units: unitsHeld(order, fulfillments),
    }),
  )
}

/** The units that an order still holds: those of a fulfillment that was canceled before are back already. */
function unitsHeld(order: Order, fulfillments: readonly Fulfillment[]): FreedUnits['units'] {
  const back = new Set(fulfillments.filter(({ state }) => state === 'canceled').map(({ location }) => location))
  return withParts(
    order,
    order.allocations.filter(({ location }) => !back.has(location)),
  )
}

const cancelWith = (fulfillment: Fulfillment, command: CancelOrder, now: Instant): Write => ({
  patch: {
    id: fulfillment._id,
    ifRevisionID: fulfillment._rev,
    set: { state: 'canceled', canceledAt: now },
    insert: appendEvents(orderEvent('canceled', command, now)),
  },
})
