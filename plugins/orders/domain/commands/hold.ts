import { type Decision, decision, type Instant, type Issued, type Write } from '@souk/kernel'
import { inHouse } from '../allowed.ts'
import type { Fulfillment, Order, OrderEvent } from '../documents.ts'
import type { HoldReason } from '../hold-reasons.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { fulfillmentStanding } from '../standing.ts'

export interface HoldOrder extends Issued {
  readonly hold: HoldReason
  /** What a person adds for the timeline. */
  readonly note?: string
}

export interface HoldFacts {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
}

/**
 * What an order is held for that has no list to bear the name, as one that waits for stock: its timeline says it.
 * Undefined when it has lists, or was never held.
 */
export function heldWithoutList({ order, fulfillments }: HoldFacts): string | undefined {
  if (fulfillments.length > 0) return undefined
  return order.events.findLast(({ type }) => type === 'held')?.note?.split(': ')[0]
}

/**
 * Freezes an order: a placed one goes on hold, and what has not left yet gets the hold's name. Said again it changes
 * nothing. The caller guards the order.
 */
export function holdOrder({ order, fulfillments }: HoldFacts, command: HoldOrder, now: Instant): Decision<null> {
  const free = fulfillments.filter(({ state, holds }) => inHouse.has(state) && !holds.includes(command.hold))
  const held = free.map((each) => holdsPatch(each, [...each.holds, command.hold]))
  const said = { note: saidOf(command.hold, command) }
  if (order.state === 'placed')
    return decision([move(order, { state: 'on_hold' }, orderEvent('held', command, now, said)), ...held], null)
  const more = held.length > 0 ? [move(order, {}, orderEvent('hold_added', command, now, said))] : []
  return decision([...more, ...held], null)
}

/** `address unclear: no such house number` */
const saidOf = (hold: string, { note }: Pick<HoldOrder, 'note'>): string => [hold, note].filter(Boolean).join(': ')

/** Takes the hold off again; an order with no hold left goes on, completed when all of it has arrived meanwhile. */
export const releaseOrder = (facts: HoldFacts, command: HoldOrder, now: Instant): Decision<null> =>
  lift(facts, [command.hold], command, now)

/** Takes holds of these names off. */
export function lift(
  { order, fulfillments }: HoldFacts,
  names: readonly string[],
  command: Issued & Pick<HoldOrder, 'note'>,
  now: Instant,
): Decision<null> {
  const freed = fulfillments
    .filter(({ holds }) => holds.some((hold) => names.includes(hold)))
    .map((each) =>
      holdsPatch(
        each,
        each.holds.filter((hold) => !names.includes(hold)),
      ),
    )
  const bare = heldWithoutList({ order, fulfillments })
  const others =
    (bare !== undefined && !names.includes(bare)) ||
    fulfillments.some(({ holds }) => holds.some((hold) => !names.includes(hold)))
  const said = { note: saidOf(names.join(', '), command) }
  if (order.state !== 'on_hold' || others) {
    const less = freed.length > 0 ? [move(order, {}, orderEvent('hold_lifted', command, now, said))] : []
    return decision([...less, ...freed], null)
  }
  const done = fulfillmentStanding(fulfillments) === 'delivered'
  const events = [orderEvent('released', command, now, said), ...(done ? [orderEvent('completed', command, now)] : [])]
  const set = done ? { state: 'completed', completedAt: now } : { state: 'placed' }
  return decision([move(order, set, ...events), ...freed], null)
}

const move = (order: Order, set: Readonly<Record<string, unknown>>, ...events: readonly OrderEvent[]): Write => ({
  patch: { id: order._id, ...(Object.keys(set).length > 0 ? { set } : {}), insert: appendEvents(...events) },
})

const holdsPatch = (fulfillment: Fulfillment, holds: readonly string[]): Write => ({
  patch: { id: fulfillment._id, ifRevisionID: fulfillment._rev, set: { holds } },
})
