import { rankOf, type TrackingEvent } from '@souk/shipping'

/** Keys of events that tell of a state behind one that was told of before: kept in the log, and moving nothing. */
export function lateEvents(events: readonly TrackingEvent[]): ReadonlySet<string> {
  const late = new Set<string>()
  let furthest = -1
  for (const { _key, status } of events) {
    if (status === 'unknown') continue
    const rank = rankOf(status)
    if (rank < furthest) late.add(_key)
    furthest = Math.max(furthest, rank)
  }
  return late
}
