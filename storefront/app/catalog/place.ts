import { type Instant, msBetween } from '@souk/kernel'
import { asksCarrier, metresBetween, pointOf, promiseWindow, servingLocations, zoneFor } from '@souk/shipping'
import type { Catalog } from './catalog.ts'

/** How soon and for how much we bring things to a postcode. Money in minor units, times in minutes from payment. */
export interface Place {
  readonly postalCode: string
  readonly reached: boolean
  readonly from: number
  readonly to: number
  /** None where a carrier computes it at the checkout. */
  readonly fee?: number
  readonly freeFrom?: number
  /** Working days on the way, where it goes by parcel and minutes mean nothing. */
  readonly days?: { readonly from: number; readonly to: number }
}

/** The middle preparation time of what is made on order: what a shopper who has not chosen yet may expect. */
function usualPrepMinutes(catalog: Catalog): number {
  const minutes = catalog.offers.flatMap(({ product }) => product.prepMinutes ?? []).sort((a, b) => a - b)
  return minutes[Math.floor(minutes.length / 2)] ?? 0
}

/** Places where shoppers pick up, in the shop's order. */
export const countersOf = ({ locations }: Pick<Catalog, 'locations'>) =>
  locations.filter(({ pickup }) => pickup !== false)

/** Countries that somebody goes to: the shop's own first. */
export function countriesOf({ zones, settings }: Pick<Catalog, 'zones' | 'settings'>): readonly string[] {
  const own = settings.country
  const others = [...new Set(zones.flatMap(({ active, country }) => (active ? [country] : [])))].filter(
    (each) => each !== own,
  )
  return [own, ...others]
}

/** How many orders wait at a place. */
export type QueueAt = (location: string) => number
const noQueue: QueueAt = () => 0

const pointIn = (catalog: Catalog, postalCode: string, country: string) =>
  pointOf(catalog.gazetteers, { country, postalCode })

const zoneOf = (catalog: Catalog, postalCode: string, country = catalog.settings.country) => {
  const point = pointIn(catalog, postalCode, country)
  const place = { country, postalCode, ...(point && { point }) }
  const zone = zoneFor(catalog.zones, place, 'delivery', catalog.locations)
  return zone.ok ? zone.value : undefined
}

/** The zone that reaches a postcode by parcel, in days; undefined where a rider goes, or nobody. */
export function parcelZone(catalog: Catalog, postalCode: string) {
  const zone = zoneOf(catalog, postalCode)
  return zone?.days ? zone : undefined
}

/** The window we would promise now for goods of that preparation time, or undefined when no rider goes there. */
export function promiseTo(
  catalog: Catalog,
  postalCode: string,
  prepMinutes: number,
  now: Instant,
  queueAt: QueueAt = noQueue,
  country = catalog.settings.country,
) {
  const zone = zoneOf(catalog, postalCode, country)
  if (!zone) return undefined
  const [from] = servingLocations(catalog.locations, zone)
  const start = catalog.locations.find(({ _id }) => _id === from)?.geopoint
  const point = pointIn(catalog, postalCode, country)
  const facts = {
    method: 'delivery' as const,
    prepMinutes,
    queue: from === undefined ? 0 : queueAt(from),
    courierMinutes: zone.minutes,
    ...(zone.minutesPerKilometre !== undefined && { minutesPerKilometre: zone.minutesPerKilometre }),
    ...(start && point && { metres: metresBetween(start, point) }),
  }
  return promiseWindow(facts, now)
}

/** What the header says for a postcode. */
export function placeOf(
  catalog: Catalog,
  postalCode: string,
  now: Instant,
  queueAt: QueueAt = noQueue,
  country = catalog.settings.country,
): Place {
  const zone = zoneOf(catalog, postalCode, country)
  const window = zone && promiseTo(catalog, postalCode, usualPrepMinutes(catalog), now, queueAt, country)
  if (!zone || !window) return { postalCode, reached: false, from: 0, to: 0 }
  return {
    postalCode,
    reached: true,
    from: Math.floor(msBetween(now, window.from) / 60_000),
    to: Math.ceil(msBetween(now, window.to) / 60_000) - 1,
    ...(asksCarrier(zone) ? {} : { fee: zone.fee }),
    ...(zone.days ? { days: zone.days } : {}),
    ...(zone.freeFrom === undefined ? {} : { freeFrom: zone.freeFrom }),
  }
}
