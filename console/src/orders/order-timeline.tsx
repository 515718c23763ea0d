import { useCan } from '@refinedev/core'
import { eventWords, type Order } from '@souk/orders'
import { Timeline } from '@souk/ui'
import { Link } from 'react-router'

/** What happened, newest first. Entries of parcels are on the order too, so this is all of it. */
export function OrderTimeline({ order, zone }: { readonly order: Order; readonly zone: string }) {
  const { data: can } = useCan({ resource: 'auditEntry', action: 'readAudit' })
  // Reversed first: of what happened in the same moment the later entry stands above.
  const entries = order.events.toReversed().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return (
    <section className="panel" aria-labelledby="timeline">
      <header>
        <h2 id="timeline">Timeline</h2>
        {can?.can ? (
          <Link className="panel-aside" to={`/audit?q=${encodeURIComponent(order.number)}`}>
            Who did what
          </Link>
        ) : null}
      </header>
      <div className="panel-body">
        <Timeline
          timeZone={zone}
          entries={entries.map(({ _key, at, type, note, actor }) => ({
            key: _key,
            at,
            title: eventWords(type).staff,
            ...(note ? { note } : {}),
            actor: { kind: actor.kind, name: actor.kind === 'shopper' ? order.address.name : actor.name },
          }))}
        />
      </div>
    </section>
  )
}
