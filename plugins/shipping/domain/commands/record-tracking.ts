import { type Decision, decision, fingerprint, instant, mayMove, ok, type Refusal, type Result } from '@souk/kernel'
import type { CourierNews, Shipment, ShipmentState, TrackingEvent } from '../documents.ts'
import { no } from '../refusals.ts'
import { asTrackingStatus, rankOf, shipmentLifecycle } from '../shipment-states.ts'

/** A carrier's word, as it came in. `at` is the time of occurrence, not of arrival. */
export interface Tracked {
  readonly id: string
  readonly at: string
  readonly status: string
  readonly description: string
  readonly code?: string
  readonly place?: string
}
/** Everything that one telling held. */
export interface TrackingNews {
  readonly events: readonly Tracked[]
  readonly courier?: CourierNews
  readonly expectedAt?: string
}

export interface RecordedTracking {
  readonly shipment: Shipment
  /** False: we knew it already, and there is nothing to write. */
  readonly changed: boolean
  /** The state it moved to, when it moved. */
  readonly moved?: ShipmentState
  /** What was new, in order. */
  readonly added: readonly TrackingEvent[]
}

/** The key of a carrier's event: the same event has the same key, however often it is sent. */
export const trackingKey = (id: string): string => `t${fingerprint(id)}`

/**
 * Keeps what the carrier said, ordered by occurrence, and moves the parcel where the log leads. Duplicates change
 * nothing; late news lands at its place in the log and never moves the parcel backwards; what the mapping did not know
 * (`unknown`) is kept and flags the parcel. Refuses `unknown_status` for what is no word of ours.
 */
export function recordNews(shipment: Shipment, news: TrackingNews): Result<Decision<RecordedTracking>, Refusal> {
  const odd = news.events.find(({ status }) => asTrackingStatus(status) === undefined)
  if (odd) return no('unknown_status', { status: odd.status })
  const added = freshEvents(shipment, news.events)
  const events = added.length > 0 ? [...shipment.events, ...added].sort(byOccurrence) : shipment.events
  const state = added.length > 0 ? stateAfter(shipment, events) : shipment.state
  const set = {
    ...(added.length > 0 ? { events, state } : {}),
    ...(added.some(({ status }) => status === 'unknown') ? { flagged: true } : {}),
    ...(differs(news.courier, shipment.courier) ? { courier: news.courier } : {}),
    ...(differs(news.expectedAt, shipment.expectedAt) ? { expectedAt: news.expectedAt } : {}),
    ...(news.courier?.name && news.courier.name !== shipment.courierName ? { courierName: news.courier.name } : {}),
  }
  if (Object.keys(set).length === 0) return ok(decision([], { shipment, changed: false, added }))
  const next = { ...shipment, ...set } as Shipment
  const patch = { id: shipment._id, ifRevisionID: shipment._rev, set }
  const moved = state === shipment.state ? {} : { moved: state }
  return ok(decision([{ patch }], { shipment: next, changed: true, added, ...moved }))
}

/** One word alone. */
export const recordTracking = (shipment: Shipment, tracked: Tracked): Result<Decision<RecordedTracking>, Refusal> =>
  recordNews(shipment, { events: [tracked] })

function freshEvents(shipment: Shipment, told: readonly Tracked[]): readonly TrackingEvent[] {
  const known = new Set(shipment.events.map(({ _key }) => _key))
  const fresh: TrackingEvent[] = []
  for (const { id, at, status, description, code, place } of told) {
    const _key = trackingKey(id)
    const ours = asTrackingStatus(status)
    if (known.has(_key) || !ours) continue
    known.add(_key)
    const more = { ...(code ? { code } : {}), ...(place ? { place } : {}) }
    fresh.push({ _key, at: instant(at), status: ours, description, ...more })
  }
  return fresh.sort(byOccurrence)
}

const differs = (news: unknown, held: unknown) => news !== undefined && JSON.stringify(news) !== JSON.stringify(held)

const byOccurrence = (a: TrackingEvent, b: TrackingEvent) =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : rankOf(a.status) - rankOf(b.status) || (a._key < b._key ? -1 : 1)

/** Walks on from where we are: each event in order moves the parcel if the table allows it. */
const stateAfter = (shipment: Shipment, events: readonly TrackingEvent[]): ShipmentState => {
  const since = shipment.reopenedAt ?? ''
  const told = events
    .filter(({ at }) => at >= since)
    .reduce<ShipmentState>(
      (state, { status }) => (status !== 'unknown' && mayMove(shipmentLifecycle, state, status) ? status : state),
      'created',
    )
  return reachable(shipment.state, told) ? told : shipment.state
}

/** True when the table leads from one state to the other in any number of moves. */
function reachable(from: ShipmentState, to: ShipmentState): boolean {
  const seen = new Set<string>([from])
  for (const state of seen)
    for (const next of Object.values(shipmentLifecycle[state as ShipmentState].next)) seen.add(next)
  return seen.has(to)
}
