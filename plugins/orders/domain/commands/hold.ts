import { type Decision, decision, type Instant, type Issued, type Write } from '@souk/kernel'
import type { Fulfillment, FulfillmentState, Order, OrderEvent } from '../documents.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { fulfillmentStanding } from '../standing.ts'

/** Why goods wait. Shown in the refusal `held`. */
export type HoldReason = 'payment disputed' | 'payment lost'

export interface HoldOrder extends Issued {
  readonly hold: HoldReason
}

interface HoldFacts {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
}

/** Goods that are still in the house can wait. */
const inHouse: ReadonlySet<FulfillmentState> = new Set(['scheduled', 'open', 'picking', 'packed', 'ready'])

/**
 * Freezes an order: a placed one goes on hold, and what has not left yet gets the hold's name. Said again it changes
 * nothing. The caller guards the order.
 */
export function holdOrder({ order, fulfillments }: HoldFacts, command: HoldOrder, now: Instant): Decision<null> {
  const free = fulfillments.filter(({ state, holds }) => inHouse.has(state) && !holds.includes(command.hold))
  const held = free.map((each) => holdsPatch(each, [...each.holds, command.hold]))
  const event = orderEvent('held', command, now, { note: command.hold })
  const orders = order.state === 'placed' ? [move(order, { state: 'on_hold' }, event)] : []
  return decision([...orders, ...held], null)
}

/** Takes the hold off again; an order with no hold left goes on, completed when all of it has arrived meanwhile. */
export function releaseOrder({ order, fulfillments }: HoldFacts, command: HoldOrder, now: Instant): Decision<null> {
  const held = fulfillments.filter(({ holds }) => holds.includes(command.hold))
  const freed = held.map((each) =>
    holdsPatch(
      each,
      each.holds.filter((hold) => hold !== command.hold),
    ),
  )
  const others = fulfillments.some(({ holds }) => holds.some((hold) => hold !== command.hold))
  if (order.state !== 'on_hold' || others) return decision(freed, null)
  const done = fulfillmentStanding(fulfillments) === 'delivered'
  const events = [
    orderEvent('released', command, now, { note: command.hold }),
    ...(done ? [orderEvent('completed', command, now)] : []),
  ]
  const set = done ? { state: 'completed', completedAt: now } : { state: 'placed' }
  return decision([move(order, set, ...events), ...freed], null)
}

const move = (order: Order, set: Readonly<Record<string, unknown>>, ...events: readonly OrderEvent[]): Write => ({
  patch: { id: order._id, set, insert: appendEvents(...events) },
})

const holdsPatch = (fulfillment: Fulfillment, holds: readonly string[]): Write => ({
  patch: { id: fulfillment._id, ifRevisionID: fulfillment._rev, set: { holds } },
})
