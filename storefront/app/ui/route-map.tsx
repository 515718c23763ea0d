import type { CSSProperties } from 'react'
import type { OrderView } from '../order/order-view.ts'
import { useShop } from './use-shop.ts'

const route = 'M90 372V290H250V170H466V252H632V108'
/** How far along the route the rider is drawn, per phase, in per cent. */
const along: Readonly<Record<string, number>> = {
  pending: 0,
  placed: 0,
  ready: 4,
  way: 55,
  delivered: 100,
  failed: 100,
}
const streets = [90, 168, 250, 362, 466, 550, 632, 716]
const lanes = [66, 170, 252, 290, 388]

/** A drawing of the way from the counter to the door. It shows how far the bag is, not real streets. */
export function RouteMap({ order }: { readonly order: OrderView }) {
  const { words } = useShop()
  const share = order.phase === 'way' ? (order.along ?? 55) : (along[order.phase] ?? 0)
  return (
    <section className="route" aria-label={words.order.route(order.from)}>
      <svg viewBox="0 0 760 440" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <rect width="760" height="440" className="map-ground" />
        <path d="M0 440v-34c160-26 330 6 470-6s210-44 290-66v106Z" className="map-water" />
        <rect x="172" y="76" width="72" height="86" rx="4" className="map-park" />
        <rect x="370" y="298" width="172" height="80" rx="4" className="map-park" />
        {streets.map((x, index) => (
          <path
            key={x}
            d={`M${x} 0V${index % 3 === 1 ? 388 : 440}`}
            className="map-street"
            strokeWidth={index % 3 === 0 ? 12 : 7}
          />
        ))}
        {lanes.map((y, index) => (
          <path key={y} d={`M0 ${y}H760`} className="map-street" strokeWidth={index % 2 === 1 ? 12 : 7} />
        ))}
        <path d="M0 20 400 440" className="map-street" strokeWidth="9" />
        <path d={route} className="map-route" />
        <path d={route} className="map-done" pathLength="100" style={{ '--share': share } as CSSProperties} />
        <g className="map-pin" transform="translate(90 372)">
          <circle r="19" className="pin-shop" />
          <path
            d="M-7-5h12v6a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5ZM5-3h1.500a2.600 2.600 0 0 1 0 5.200H5"
            className="pin-cup"
          />
        </g>
        <g transform="translate(632 100)">
          <path d="M0 0c-5-9-17-16-17-30a17 17 0 0 1 34 0C17-16 5-9 0 0Z" className="pin-door" />
          <path d="m-8-29 8-7 8 7v9H-8Z" fill="#fff" />
        </g>
        {order.phase === 'way' && (
          <g className="rider" style={{ offsetPath: `path('${route}')`, offsetDistance: `${share}%` }}>
            <circle r="24" className="rider-ring" />
            <circle r="17" className="rider-dot" />
            <path
              d="M-6 4a4 4 0 1 0 .1 0Zm12 0a4 4 0 1 0 .1 0ZM-6 7l3-8h6l3 8M-3-1 0 6l3-7M2-5h3"
              className="rider-bike"
            />
          </g>
        )}
      </svg>
      <p className="route-words">
        <strong>{words.order.route(order.from)}</strong>
        {order.rider ? (
          <span>{words.order.rider(order.rider)}</span>
        ) : order.phase === 'delivered' ? null : (
          <span>{words.order.riderNone}</span>
        )}
      </p>
    </section>
  )
}
