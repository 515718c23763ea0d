import { type Shipment, shipmentLifecycle } from '@souk/shipping'
import { shipmentsOfOrderQuery } from '@souk/shipping/queries'
import { StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { carrierTitle } from '../shipping/carrier-words.ts'
import { whenever } from '../time-words.ts'
import { useLiveQuery } from '../use-live-query.ts'

/** Who carries the parcels of an order and what was last heard. Nothing is drawn until there is one. */
export function OrderParcels({ order, zone }: { readonly order: string; readonly zone: string }) {
  const now = useMinutes()
  const { data } = useLiveQuery<readonly Shipment[]>({
    name: 'shipmentsOfOrder',
    groq: shipmentsOfOrderQuery,
    params: { order },
    types: ['shipment'],
  })
  if (!data || data.length === 0) return null
  return (
    <section className="panel" aria-labelledby="parcels">
      <header>
        <h2 id="parcels">Parcels</h2>
      </header>
      <div className="panel-body">
        <ul className="plain-list">
          {data.map((parcel) => {
            const last = parcel.events?.at(-1)
            return (
              <li key={parcel._id}>
                <div className="split">
                  <Link to={`/parcels?view=all&open=${encodeURIComponent(parcel._id)}`}>
                    {carrierTitle(parcel.carrier)} {parcel.trackingNumber ?? ''}
                  </Link>
                  <StateBadge {...shipmentLifecycle[parcel.state]} />
                </div>
                <span className="muted">
                  {last ? `${last.description}, ${whenever(last.at, zone, now)}` : 'Nothing heard yet'}
                  {parcel.flagged ? '. Said something we do not know.' : ''}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
