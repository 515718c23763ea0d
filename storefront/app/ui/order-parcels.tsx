import type { ParcelView } from '../order/parcel-view.ts'
import { useShop } from './use-shop.ts'

/** One parcel: where it is in plain words, what comes next, the carrier's number and page, and all it told. */
function Parcel({ parcel }: { readonly parcel: ParcelView }) {
  const { words, code } = useShop()
  const { now, number, follow, expected, courier } = words.parcel
  const said = now[parcel.state]
  return (
    <article className="parcel" data-tone={parcel.tone} data-state={parcel.state}>
      <p className="parcel-now">
        <strong>{said?.what}</strong>
        <span>{said?.next}</span>
        {parcel.courier && <span>{courier[parcel.courier]}</span>}
        {parcel.expected && <span>{expected(parcel.expected)}</span>}
      </p>
      {parcel.outside && (
        <p className="parcel-number">
          <span>
            <bdi>{parcel.carrier}</bdi>
            {parcel.number && (
              <>
                {' · '}
                {number} <bdi>{parcel.number}</bdi>
              </>
            )}
          </span>
          {parcel.url && (
            <a href={parcel.url} rel="noreferrer" target="_blank">
              {follow(parcel.carrier)}
            </a>
          )}
        </p>
      )}
      {parcel.pin && (
        <div className="pin">
          <p>
            <strong>{words.order.pin}</strong>
            <span>{words.order.pinText}</span>
          </p>
          <bdi>{parcel.pin}</bdi>
        </div>
      )}
      {parcel.events.length > 0 && (
        <ol className="parcel-events">
          {parcel.events.map((event) => (
            <li key={event.key} data-status={event.status}>
              <time>
                {parcel.outside && <span>{code(event.day)}</span>} <bdi>{code(event.at)}</bdi>
              </time>
              <p>
                <strong>{now[event.status]?.what}</strong>
                {parcel.outside && (
                  <span lang="en" dir="ltr">
                    {[event.words, event.place].filter(Boolean).join(' · ')}
                  </span>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </article>
  )
}

/** Every parcel of an order, live. Of our own rider's there is nothing to tell until the rider has told something. */
export function OrderParcels({ parcels: all }: { readonly parcels: readonly ParcelView[] }) {
  const { words } = useShop()
  const parcels = all.filter(({ outside, events, pin }) => outside || events.length > 0 || pin)
  if (parcels.length === 0) return null
  return (
    <section className="panel parcels" aria-live="polite">
      <h2>{words.parcel.title}</h2>
      {parcels.map((parcel) => (
        <Parcel key={parcel.key} parcel={parcel} />
      ))}
    </section>
  )
}
