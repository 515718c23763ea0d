import {
  type Decision,
  decision,
  type Instant,
  type Issued,
  type New,
  ok,
  type Refusal,
  type Result,
} from '@souk/kernel'
import { type UnitsOfLine, withParts } from '../bundle-units.ts'
import type { Allocation, Fulfillment, Order, OrderPromise } from '../documents.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { orderLifecycle } from '../order-states.ts'
import { already, no } from '../refusals.ts'
import { openFulfillments } from './record-placed.ts'

/** Whether an order waits for units that are not there yet. */
export const waitsForStock = ({ allocations }: Pick<Order, 'allocations'>): boolean =>
  allocations.some(({ backordered = 0 }) => backordered > 0)

/** The units that an order waits for, by place. */
export const waitingUnits = ({ allocations }: Pick<Order, 'allocations'>): readonly Allocation[] =>
  allocations.filter(({ backordered = 0 }) => backordered > 0)

export interface ServeBackorders extends Issued {
  /** How many of what it waits for are there, by the allocation's key. */
  readonly found: ReadonlyMap<string, number>
  /** When it would be there if it left now. */
  readonly promise: OrderPromise
}

/** What came: units that are sold from the shelf now, and the fulfillments that opened if nothing is missing any more. */
export interface Served {
  readonly units: readonly UnitsOfLine<Allocation>[]
  readonly complete: boolean
  readonly fulfillments: readonly New<Fulfillment>[]
}

/**
 * Gives an order units that it waits for; with the last of them its fulfillments open. Refusals: `wrong_state`,
 * `payment_disputed`, `nothing_arrived`. The caller claims the units of the value in the same transaction.
 */
export function serveBackorders(
  order: Order,
  command: ServeBackorders,
  now: Instant,
): Result<Decision<Served>, Refusal> {
  if (order.state !== 'placed') return no('wrong_state', already(orderLifecycle[order.state].title))
  if (order.paymentStanding === 'disputed') return no('payment_disputed')
  const given = (each: Allocation) => Math.min(each.backordered ?? 0, command.found.get(each._key) ?? 0)
  const came = order.allocations.filter((each) => given(each) > 0)
  if (came.length === 0) return no('nothing_arrived')
  const allocations = order.allocations.map((each) => less(each, given(each)))
  const after = { ...order, allocations }
  const complete = !waitsForStock(after)
  const fulfillments = complete ? openFulfillments(after, command, now) : []
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: {
      allocations,
      ...(complete
        ? {
            fulfillmentStanding: 'open',
            fulfillments: fulfillments.map(({ _id }) => _id),
            promise: promisedAnew(order, command.promise),
          }
        : {}),
    },
    insert: appendEvents(orderEvent(complete ? 'stock_arrived' : 'stock_came_in_part', command, now)),
  }
  const units = withParts(
    order,
    came.map((each) => ({ ...less(each, each.backordered ?? 0), quantity: given(each) })),
  )
  const value = { units, complete, fulfillments }
  return ok(decision([{ patch }, ...fulfillments.map((create) => ({ create }))], value))
}

/** Another promise than before, that still tells what was promised first. */
export const promisedAnew = ({ promise }: Pick<Order, 'promise'>, anew: OrderPromise): OrderPromise =>
  promise ? { ...anew, first: promise.first ?? { from: promise.from, to: promise.to } } : anew

function less({ backordered = 0, restockDays, ...allocation }: Allocation, came: number): Allocation {
  if (backordered <= came) return allocation
  return { ...allocation, backordered: backordered - came, ...(restockDays === undefined ? {} : { restockDays }) }
}
