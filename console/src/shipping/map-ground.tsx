import type { DeliveryZone, Gazetteer, GeoPoint } from '@souk/shipping'
import { mapSize, type MapView, metresToPixels, toPoint, toSpot } from './map-view.ts'

export interface MapPlace {
  readonly _id: string
  readonly name: string
  readonly geopoint: GeoPoint | null
}

export interface MapGroundProps {
  readonly view: MapView
  readonly zones: readonly DeliveryZone[]
  readonly chosen: string | undefined
  /** A circle as it is typed. */
  readonly circle?: { readonly at: GeoPoint; readonly metres: number } | undefined
  readonly places: readonly MapPlace[]
  readonly gazetteers: readonly Gazetteer[]
  /** The address that was tried. */
  readonly tried?: GeoPoint | undefined
  readonly onChoose: (id: string) => void
}

const inSight = ({ x, y }: { readonly x: number; readonly y: number }) =>
  x > -40 && x < mapSize.width + 40 && y > -40 && y < mapSize.height + 40

/** Degrees of the grid, so that lines stand 60 to 150 pixels apart. */
function gridStep(scale: number): number {
  const raw = 90 / scale
  const power = 10 ** Math.floor(Math.log10(raw))
  return ([1, 2, 5, 10].find((each) => each * power >= raw) ?? 10) * power
}

function Grid({ view }: { readonly view: MapView }) {
  const step = gridStep(view.scale)
  const first = toPoint({ x: 0, y: mapSize.height }, view)
  const last = toPoint({ x: mapSize.width, y: 0 }, view)
  const lines = (from: number, to: number) =>
    Array.from(
      { length: Math.min(40, Math.floor((to - from) / step) + 2) },
      (_, index) => (Math.floor(from / step) + index) * step,
    )
  return (
    <g className="map-grid">
      {lines(first.lng, last.lng).map((lng) => {
        const { x } = toSpot({ lat: view.center.lat, lng }, view)
        return <line key={`x${lng}`} x1={x} x2={x} y1={0} y2={mapSize.height} />
      })}
      {lines(first.lat, last.lat).map((lat) => {
        const { y } = toSpot({ lat, lng: view.center.lng }, view)
        return <line key={`y${lat}`} x1={0} x2={mapSize.width} y1={y} y2={y} />
      })}
    </g>
  )
}

/** Grid, postcodes, zones and places: the ground that areas are drawn on. */
export function MapGround({ view, zones, chosen, circle, places, gazetteers, tried, onChoose }: MapGroundProps) {
  const at = (id: string | undefined) => places.find(({ _id }) => _id === id)?.geopoint
  const codes = gazetteers
    .flatMap((each) => each.places ?? [])
    .map((place) => ({ ...place, spot: toSpot(place, view) }))
    .filter(({ spot }) => inSight(spot))
  return (
    <>
      <rect className="map-paper" width={mapSize.width} height={mapSize.height} />
      <Grid view={view} />
      {zones
        .filter(({ _id }) => _id !== chosen)
        .map((zone) => {
          const center = at(zone.radius?.location?._ref)
          return (
            <g key={zone._id} className="map-zone" onClick={() => onChoose(zone._id)}>
              {zone.area && zone.area.length > 2 ? (
                <polygon
                  className="map-area"
                  points={zone.area
                    .map((each) => toSpot(each, view))
                    .map(({ x, y }) => `${x},${y}`)
                    .join(' ')}
                />
              ) : null}
              {zone.radius && center ? (
                <circle
                  className="map-area"
                  {...centered(center, view)}
                  r={metresToPixels(zone.radius.metres, center.lat, view)}
                />
              ) : null}
            </g>
          )
        })}
      {circle ? (
        <circle
          className="map-area"
          data-chosen=""
          {...centered(circle.at, view)}
          r={metresToPixels(circle.metres, circle.at.lat, view)}
        />
      ) : null}
      {codes.slice(0, 400).map(({ _key, postcode, spot }) => (
        <g key={`${_key}-${postcode}`} className="map-code">
          <circle cx={spot.x} cy={spot.y} r={2} />
          {codes.length < 60 ? (
            <text x={spot.x + 5} y={spot.y + 4}>
              {postcode}
            </text>
          ) : null}
        </g>
      ))}
      {places.map(({ _id, name, geopoint }) =>
        geopoint ? (
          <g key={_id} className="map-place">
            <rect {...squareAt(geopoint, view)} width={10} height={10} />
            <text x={toSpot(geopoint, view).x + 9} y={toSpot(geopoint, view).y - 6}>
              {name}
            </text>
          </g>
        ) : null,
      )}
      {tried ? <circle className="map-tried" {...centered(tried, view)} r={7} /> : null}
    </>
  )
}

const centered = (point: GeoPoint, view: MapView) => {
  const { x, y } = toSpot(point, view)
  return { cx: x, cy: y }
}
const squareAt = (point: GeoPoint, view: MapView) => {
  const { x, y } = toSpot(point, view)
  return { x: x - 5, y: y - 5 }
}
