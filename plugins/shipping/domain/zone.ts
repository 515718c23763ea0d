import { ok, type Refusal, type Result } from '@souk/kernel'
import type { DeliveryZone, GeoPoint } from './documents.ts'
import { isInside, metresBetween, tidyPostcode } from './geo.ts'
import { no } from './refusals.ts'

/** Where to, as far as zones care. `point` when it is known: areas and circles hold nothing without one. */
export interface Place {
  readonly country: string
  readonly postalCode: string
  readonly point?: GeoPoint
}

/** A stock location as far as circles care. */
export interface Center {
  readonly _id: string
  readonly geopoint?: GeoPoint
}

/** How many characters of a postcode a pattern fits: `94105` 5, `941*` 3, `*` 0; -1 when it does not. */
export function postcodeFit(pattern: string, postcode: string): number {
  const [wanted, code] = [tidyPostcode(pattern), tidyPostcode(postcode)]
  if (!wanted.endsWith('*')) return wanted === code ? wanted.length : -1
  return code.startsWith(wanted.slice(0, -1)) ? wanted.length - 1 : -1
}

/** A drawn area is closer than a circle, a circle closer than any postcode. */
const fits = { area: 200, circle: 100 } as const

function holdsCircle({ radius }: DeliveryZone, point: GeoPoint | undefined, centers: readonly Center[]): boolean {
  const center = radius && centers.find(({ _id }) => _id === radius.location._ref)?.geopoint
  return radius !== undefined && point !== undefined && center !== undefined
    ? metresBetween(center, point) <= radius.metres
    : false
}

function zoneFit(zone: DeliveryZone, to: Place, centers: readonly Center[]): number {
  if (!zone.active || zone.country !== to.country) return -1
  if (to.point && isInside(zone.area ?? [], to.point)) return fits.area
  if (holdsCircle(zone, to.point, centers)) return fits.circle
  return Math.max(-1, ...(zone.postcodes ?? []).map((pattern) => postcodeFit(pattern, to.postalCode)))
}

/**
 * The zone that serves a place: an area that holds it, else a circle, else the longest postcode fit; then the cheapest
 * fee, then the id, so that the answer never depends on the order of the list. Pickup needs no zone. `centers` are the
 * shop's locations, for circles. Refuses `outside_zone`.
 */
export function zoneFor(
  zones: readonly DeliveryZone[],
  to: Place,
  method: 'delivery' | 'pickup',
  centers: readonly Center[] = [],
): Result<DeliveryZone | undefined, Refusal> {
  if (method === 'pickup') return ok(undefined)
  const [best] = zones
    .map((zone) => ({ zone, fit: zoneFit(zone, to, centers) }))
    .filter(({ fit }) => fit >= 0)
    .toSorted((a, b) => b.fit - a.fit || a.zone.fee - b.zone.fee || (a.zone._id < b.zone._id ? -1 : 1))
  return best ? ok(best.zone) : no('outside_zone', { postalCode: to.postalCode, country: to.country })
}

/** A stock location as far as serving goes. `pickup` false: it has no counter. */
export interface ServingPlace {
  readonly _id: string
  readonly position: number
  readonly active: boolean
  readonly pickup?: boolean
}

/**
 * Ids of the places that may serve an order, in the shop's order: the zone's. Without one it is picked up, so it is those
 * that have a counter, and of them only `chosen` when the shopper chose one.
 */
export function servingLocations(
  locations: readonly ServingPlace[],
  zone: DeliveryZone | undefined,
  chosen?: string,
): readonly string[] {
  const served = zone && new Set(zone.locations.map(({ _ref }) => _ref))
  const offers = ({ _id, pickup }: ServingPlace) =>
    served ? served.has(_id) : pickup !== false && (chosen === undefined || chosen === _id)
  return locations
    .filter((place) => place.active && offers(place))
    .toSorted((a, b) => a.position - b.position || (a._id < b._id ? -1 : 1))
    .map(({ _id }) => _id)
}
