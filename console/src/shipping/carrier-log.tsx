import { shipmentLifecycle, type TrackingEvent } from '@souk/shipping'
import { StateBadge } from '@souk/ui'
import { useMinutes } from '../clock.ts'
import { eventsOfOrderQuery } from '../queries.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { lateEvents } from './late-events.ts'

/** Every word of a carrier by the time it happened, newest first; late and unknown ones are marked. */
export function CarrierLog({ events }: { readonly events: readonly TrackingEvent[] }) {
  const { timeZone } = useShop()
  const now = useMinutes()
  const late = lateEvents(events)
  if (events.length === 0) return <p className="muted">Nothing yet.</p>
  return (
    <ul className="plain-list">
      {[...events].reverse().map((event) => (
        <li key={event._key}>
          <div className="split">
            {event.status === 'unknown' ? (
              <StateBadge title="Unknown to us" tone="caution" />
            ) : (
              <StateBadge {...shipmentLifecycle[event.status]} />
            )}
            <span className="muted">{whenever(event.at, timeZone, now)}</span>
          </div>
          {event.description}
          {event.place ? <span className="muted">, {event.place}</span> : null}
          {event.code ? <span className="mono"> {event.code}</span> : null}
          {late.has(event._key) ? <div className="muted">Came behind later news, so it moved nothing.</div> : null}
        </li>
      ))}
    </ul>
  )
}

interface RawEvent {
  readonly _id: string
  readonly source: string
  readonly kind: string
  readonly receivedAt: string
  readonly payload: string | null
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    // Not every provider sends JSON: then it is shown as it came.
    return payload
  }
}

/** What providers and carriers sent about an order, as it came. */
export function RawEvents({ order }: { readonly order: string }) {
  const { timeZone } = useShop()
  const now = useMinutes()
  const { data } = useLiveQuery<readonly RawEvent[]>({
    name: 'eventsOfOrder',
    groq: eventsOfOrderQuery,
    params: { order },
    types: ['event'],
  })
  if (!data || data.length === 0) return null
  return (
    <>
      <h3>As it came</h3>
      {data.map((event) => (
        <details key={event._id}>
          <summary>
            <strong>{event.source}</strong> {event.kind}{' '}
            <span className="muted">{whenever(event.receivedAt, timeZone, now)}</span>
          </summary>
          <pre className="raw" tabIndex={0}>
            {pretty(event.payload ?? '')}
          </pre>
        </details>
      ))}
    </>
  )
}
