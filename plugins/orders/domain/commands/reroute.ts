import { type Decision, decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import { type UnitsOfLine, withParts } from '../bundle-units.ts'
import type { Allocation, Fulfillment, Order, OrderPromise } from '../documents.ts'
import { type Work, type WorkFacts, workable } from '../fulfillment-step.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { no } from '../refusals.ts'

/** A place that could send instead. */
export interface OtherPlace {
  readonly _id: string
  readonly name: string
  readonly active: boolean
  /** Whether it delivers to the order's address. */
  readonly serves: boolean
}

export interface Reroute extends Work {
  readonly to: OtherPlace | undefined
  /** `Ferry → Mission`: what the timeline tells. */
  readonly note: string
  /** What is promised from there; left out when it does not move. */
  readonly promise?: OrderPromise
}

/** A fulfillment as it is to be sent from there, and the units that follow it, as they stand at the former place. */
export interface Rerouted {
  readonly fulfillment: Fulfillment
  readonly units: readonly UnitsOfLine<Allocation>[]
}

/**
 * What follows when a place sends what another was to. Refusals: `fulfillment_not_found`, `wrong_state`, `held`,
 * `pickup_stays`, `place_unknown`, `place_taken`, `place_not_serving`. Asked by the command and by its preview.
 */
export function planReroute(
  facts: WorkFacts,
  fulfillmentId: string,
  to: OtherPlace | undefined,
): Result<Rerouted, Refusal> {
  const found = workable(facts, fulfillmentId, 'reroute')
  if (!found.ok) return found
  const { order, fulfillments } = facts
  if (!to?.active) return no('place_unknown')
  if (fulfillments.some(({ location }) => location === to._id)) return no('place_taken', { place: to.name })
  if (!to.serves) return no('place_not_serving', { place: to.name })
  const { location } = found.value
  const own = order.allocations.filter((each) => each.location === location)
  return ok({ fulfillment: { ...found.value, location: to._id }, units: withParts(order, own) })
}

/**
 * Sends a fulfillment that nobody has begun from another place; whoever claimed it where it was has it no more. Refusals:
 * those of `planReroute`. The caller moves the units of the value in the same transaction.
 */
export function rerouteFulfillment(
  facts: WorkFacts,
  command: Reroute,
  now: Instant,
): Result<Decision<Rerouted>, Refusal> {
  const planned = planReroute(facts, command.fulfillmentId, command.to)
  if (!planned.ok) return planned
  const { fulfillment, units } = planned.value
  const { order } = facts
  const { promise, note } = command
  const event = orderEvent('rerouted', command, now, { note, fulfillment: fulfillment._id })
  const told = promise ? [orderEvent('promise_updated', command, now)] : []
  const part = {
    id: fulfillment._id,
    ifRevisionID: fulfillment._rev,
    set: { location: fulfillment.location },
    ...(fulfillment.assignee ? { unset: ['assignee'] } : {}),
    insert: appendEvents(event),
  }
  const whole = {
    id: order._id,
    ifRevisionID: order._rev,
    set: { allocations: allocationsAfter(order, units, fulfillment.location), ...(promise ? { promise } : {}) },
    insert: appendEvents(event, ...told),
  }
  return ok(decision([{ patch: part }, { patch: whole }], planned.value))
}

function allocationsAfter({ allocations }: Order, units: Rerouted['units'], location: string): readonly Allocation[] {
  const moved = new Set(units.map(({ _key }) => _key))
  return allocations.map((each) => (moved.has(each._key) ? { ...each, location } : each))
}

/** What sending a fulfillment from another place would do, for each place that could be asked. */
export interface ReroutePreview {
  readonly fulfillmentId: string
  readonly from: string
  readonly fromName: string
  readonly places: readonly {
    readonly location: string
    readonly name: string
    /** What it takes from stock, a bundle's parts, and how many of each are free there. */
    readonly units: readonly { readonly sku: string; readonly quantity: number; readonly available: number }[]
    /** Why it cannot be sent from there. */
    readonly reason?: string
    /** What the shopper would be promised, when that moves. */
    readonly promise?: { readonly from: string; readonly to: string }
  }[]
}
