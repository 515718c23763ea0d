import { type Instant, msBetween } from '@souk/kernel'
import { promiseWindow, zoneFor } from '@souk/shipping'
import type { Catalog } from './catalog.ts'

/** How soon and for how much we bring things to a postcode. Money in minor units, times in minutes from payment. */
export interface Place {
  readonly postalCode: string
  readonly reached: boolean
  readonly from: number
  readonly to: number
  readonly fee: number
  readonly freeFrom?: number
  /** Working days on the way, where it goes by parcel and minutes mean nothing. */
  readonly days?: { readonly from: number; readonly to: number }
}

/** The middle preparation time of what is made on order: what a shopper who has not chosen yet may expect. */
function usualPrepMinutes(catalog: Catalog): number {
  const minutes = catalog.offers.flatMap(({ product }) => product.prepMinutes ?? []).sort((a, b) => a - b)
  return minutes[Math.floor(minutes.length / 2)] ?? 0
}

const zoneOf = (catalog: Catalog, postalCode: string) => {
  const zone = zoneFor(catalog.zones, { country: catalog.settings.country, postalCode }, 'delivery')
  return zone.ok ? zone.value : undefined
}

/** The zone that reaches a postcode by parcel, in days; undefined where a rider goes, or nobody. */
export function parcelZone(catalog: Catalog, postalCode: string) {
  const zone = zoneOf(catalog, postalCode)
  return zone?.days ? zone : undefined
}

/** The window we would promise now for goods of that preparation time, or undefined when no rider goes there. */
export function promiseTo(catalog: Catalog, postalCode: string, prepMinutes: number, now: Instant) {
  const zone = zoneOf(catalog, postalCode)
  return zone && promiseWindow({ method: 'delivery', prepMinutes, queue: 0, courierMinutes: zone.minutes }, now)
}

/** What the header says for a postcode. */
export function placeOf(catalog: Catalog, postalCode: string, now: Instant): Place {
  const zone = zoneOf(catalog, postalCode)
  const window = zone && promiseTo(catalog, postalCode, usualPrepMinutes(catalog), now)
  if (!zone || !window) return { postalCode, reached: false, from: 0, to: 0, fee: 0 }
  return {
    postalCode,
    reached: true,
    from: Math.floor(msBetween(now, window.from) / 60_000),
    to: Math.ceil(msBetween(now, window.to) / 60_000) - 1,
    fee: zone.fee,
    ...(zone.days ? { days: zone.days } : {}),
    ...(zone.freeFrom === undefined ? {} : { freeFrom: zone.freeFrom }),
  }
}
