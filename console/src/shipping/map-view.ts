import type { GeoPoint } from '@souk/shipping'

/** What of the earth is drawn: a middle, and how many pixels a degree of longitude takes. */
export interface MapView {
  readonly center: GeoPoint
  readonly scale: number
}
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Size of the drawing in its own units; it is stretched to the window's width. */
export const mapSize = { width: 800, height: 560 } as const

const radians = (degrees: number) => (degrees * Math.PI) / 180
const mercator = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2)) * 180) / Math.PI
const unmercator = (y: number) => ((2 * Math.atan(Math.exp(radians(y))) - Math.PI / 2) * 180) / Math.PI

/** Where a point of the earth lies in the drawing (Mercator). */
export const toSpot = ({ lat, lng }: GeoPoint, { center, scale }: MapView): Spot => ({
  x: mapSize.width / 2 + (lng - center.lng) * scale,
  y: mapSize.height / 2 - (mercator(lat) - mercator(center.lat)) * scale,
})

/** Which point of the earth a place in the drawing is; five decimals are a metre. */
export const toPoint = ({ x, y }: Spot, { center, scale }: MapView): GeoPoint => ({
  lat: Number(unmercator(mercator(center.lat) - (y - mapSize.height / 2) / scale).toFixed(5)),
  lng: Number((center.lng + (x - mapSize.width / 2) / scale).toFixed(5)),
})

const degreesOfMetre = 1 / 111_320

/** A radius in metres as pixels at a latitude. */
export const metresToPixels = (metres: number, lat: number, { scale }: MapView): number =>
  (metres * degreesOfMetre * scale) / Math.cos(radians(lat))

/** A view that holds all the points, with room around them; San Francisco's middle when there is none. */
export function viewOf(points: readonly GeoPoint[]): MapView {
  if (points.length === 0) return { center: { lat: 37.77, lng: -122.42 }, scale: 4000 }
  const lats = points.map(({ lat }) => lat)
  const lngs = points.map(({ lng }) => lng)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const wide = Math.max(east - west, 0.01)
  const high = Math.max(mercator(north) - mercator(south), 0.01)
  const scale = Math.min((mapSize.width * 0.8) / wide, (mapSize.height * 0.8) / high)
  return { center: { lat: (north + south) / 2, lng: (west + east) / 2 }, scale: limited(scale) }
}

const limited = (scale: number) => Math.min(400_000, Math.max(2, scale))

/** Nearer or farther, with a spot that stays where it is. */
export function zoomed(view: MapView, factor: number, about: Spot): MapView {
  const scale = limited(view.scale * factor)
  const fixed = toPoint(about, view)
  const moved = toSpot(fixed, { ...view, scale })
  return {
    scale,
    center: toPoint(
      { x: mapSize.width / 2 + moved.x - about.x, y: mapSize.height / 2 + moved.y - about.y },
      { ...view, scale },
    ),
  }
}

/** Shifted by so many pixels of the drawing. */
export const panned = (view: MapView, by: Spot): MapView => ({
  ...view,
  center: toPoint({ x: mapSize.width / 2 - by.x, y: mapSize.height / 2 - by.y }, view),
})
