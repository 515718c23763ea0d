import { type Decision, decision, fingerprint, mayMove, ok, type Refusal, type Result } from '@souk/kernel'
import type { Shipment, ShipmentState, TrackingEvent } from '../documents.ts'
import { no } from '../refusals.ts'
import { asShipmentState, shipmentLifecycle } from '../shipment-states.ts'

/** A carrier's word, as it came in. `at` is the time of occurrence, not of arrival. */
export interface Tracked {
  readonly id: string
  readonly at: string
  readonly status: string
  readonly description: string
}

export interface RecordedTracking {
  readonly shipment: Shipment
  /** False: we knew it already, and there is nothing to write. */
  readonly changed: boolean
  /** The state it moved to, when it moved. */
  readonly moved?: ShipmentState
}

/** The key of a carrier's event: the same event has the same key, however often it is sent. */
export const trackingKey = (id: string): string => `t${fingerprint(id)}`

/**
 * Keeps what the carrier said, ordered by occurrence, and moves the parcel where the log leads. Duplicates change
 * nothing; late news lands at its place in the log and never moves the parcel backwards. Refuses `unknown_status`.
 */
export function recordTracking(shipment: Shipment, tracked: Tracked): Result<Decision<RecordedTracking>, Refusal> {
  const status = asShipmentState(tracked.status)
  if (!status) return no('unknown_status', { status: tracked.status })
  const _key = trackingKey(tracked.id)
  if (shipment.events.some((event) => event._key === _key)) return ok(decision([], { shipment, changed: false }))
  const event: TrackingEvent = { _key, at: tracked.at, status, description: tracked.description }
  const events = [...shipment.events, event].sort(byOccurrence)
  const state = stateAfter(shipment.state, events)
  const next: Shipment = { ...shipment, events, state }
  const patch = { id: shipment._id, ifRevisionID: shipment._rev, set: { events, state } }
  return ok(
    decision([{ patch }], { shipment: next, changed: true, ...(state === shipment.state ? {} : { moved: state }) }),
  )
}

const byOccurrence = (a: TrackingEvent, b: TrackingEvent) =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a._key < b._key ? -1 : 1

/** Walks on from where we are: each event in order moves the parcel if the table allows it. */
const stateAfter = (now: ShipmentState, events: readonly TrackingEvent[]): ShipmentState => {
  const told = events.reduce<ShipmentState>(
    (state, { status }) => (mayMove(shipmentLifecycle, state, status) ? status : state),
    'created',
  )
  return reachable(now, told) ? told : now
}

/** True when the table leads from one state to the other in any number of moves. */
function reachable(from: ShipmentState, to: ShipmentState): boolean {
  const seen = new Set<string>([from])
  for (const state of seen)
    for (const next of Object.values(shipmentLifecycle[state as ShipmentState].next)) seen.add(next)
  return seen.has(to)
}
