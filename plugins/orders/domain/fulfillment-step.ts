import { type Decision, decision, type Instant, type Issued, ok, type Refusal, type Result } from '@souk/kernel'
import { whyNotFulfillment, type fulfillmentVerbs } from './allowed.ts'
import type { Fulfillment, FulfillmentLine, LineItem, Order } from './documents.ts'
import type { FulfillmentStanding } from './states.ts'
import { appendEvents, type OrderEventType, orderEvent } from './order-events.ts'
import { no } from './refusals.ts'
import { fulfillmentStanding } from './standing.ts'

/** An order with all its fulfillments: what every step of the work is decided from. */
export interface WorkFacts {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
}

/** A command on one fulfillment of an order. */
export interface Work extends Issued {
  readonly fulfillmentId: string
}

/** The fulfillment when the verb may be run on it, else the refusal that says why not. */
export function workable(
  { fulfillments }: WorkFacts,
  id: string,
  verb: keyof typeof fulfillmentVerbs,
): Result<Fulfillment, Refusal> {
  const fulfillment = fulfillments.find(({ _id }) => _id === id)
  if (!fulfillment) return no('fulfillment_not_found')
  return whyNotFulfillment(fulfillment, verb) ?? ok(fulfillment)
}

/** What a step changes on its fulfillment, and what it says about it. */
export interface Step {
  readonly next: Fulfillment
  /** Fields of the fulfillment that changed. */
  readonly set: Readonly<Record<string, unknown>>
  readonly events: readonly OrderEventType[]
  readonly note?: string
  /** The order line's quantities that this step changes, and by how much per fulfillment line. */
  readonly counts?: readonly (readonly [quantity: CountedQuantity, units: (line: FulfillmentLine) => number])[]
  /** Fields of the order that change with it. */
  readonly order?: Readonly<Record<string, unknown>>
  /** Why the order is called off, when nothing of it is left. */
  readonly reason?: string
}
type CountedQuantity = 'canceled' | 'picked' | 'packed' | 'shipped' | 'delivered'

/**
 * Writes a step: the fulfillment's patch, and the order's with its line quantities, standing and timeline, both guarded.
 * When the last open parcel is delivered the order is completed with it, and when all of them are canceled it is canceled.
 */
export function takeStep(facts: WorkFacts, step: Step, command: Work, now: Instant): Decision<Fulfillment> {
  const { order } = facts
  const standing = fulfillmentStanding(
    facts.fulfillments.map((each) => (each._id === step.next._id ? step.next : each)),
  )
  const end = endOf(order, standing, step, now)
  const more = { fulfillment: step.next._id, ...(step.note ? { note: step.note } : {}) }
  const events = step.events.map((type) => orderEvent(type, command, now, more))
  const orderEvents = end ? [...events, orderEvent(end.event, command, now, end.said)] : events
  const fulfillmentPatch = {
    id: step.next._id,
    ifRevisionID: step.next._rev,
    set: step.set,
    ...(events.length ? { insert: appendEvents(...events) } : {}),
  }
  const orderPatch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: {
      fulfillmentStanding: standing,
      ...counted(order, step),
      ...step.order,
      ...end?.set,
    },
    ...(orderEvents.length ? { insert: appendEvents(...orderEvents) } : {}),
  }
  return decision([{ patch: fulfillmentPatch }, { patch: orderPatch }], step.next)
}

/** What becomes of the order when this was the last of it. */
function endOf(order: Order, standing: FulfillmentStanding, { reason }: Step, now: Instant) {
  if (standing === 'delivered' && order.state === 'placed')
    return { event: 'completed', set: { state: 'completed', completedAt: now }, said: {} } as const
  if (standing !== 'canceled') return undefined
  const set = { state: 'canceled', canceledAt: now, ...(reason === undefined ? {} : { cancelReason: reason }) }
  return { event: 'canceled', set, said: reason === undefined ? {} : { note: reason } } as const
}

function counted(order: Order, { counts = [], next }: Step): Readonly<Record<string, number>> {
  const more = (item: LineItem, units: (line: FulfillmentLine) => number) =>
    next.lines.filter(({ line }) => line === item._key).reduce((sum, line) => sum + units(line), 0)
  return Object.fromEntries(
    counts.flatMap(([quantity, units]) =>
      order.lines
        .filter((item) => more(item, units) !== 0)
        .map((item) => [`lines[_key=="${item._key}"].${quantity}`, item[quantity] + more(item, units)]),
    ),
  )
}
