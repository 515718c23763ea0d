import { ok, type Refusal, type Result } from '@souk/kernel'
import type { DeliveryZone } from './documents.ts'
import { no } from './refusals.ts'

/** Where to, as far as zones care. */
export interface Place {
  readonly country: string
  readonly postalCode: string
}

const tidy = (postcode: string) => postcode.replace(/[\s-]/g, '').toUpperCase()

/** How many characters of a postcode a pattern fits: `94105` 5, `941*` 3, `*` 0; -1 when it does not. */
export function postcodeFit(pattern: string, postcode: string): number {
  const [wanted, code] = [tidy(pattern), tidy(postcode)]
  if (!wanted.endsWith('*')) return wanted === code ? wanted.length : -1
  return code.startsWith(wanted.slice(0, -1)) ? wanted.length - 1 : -1
}

const zoneFit = (zone: DeliveryZone, to: Place): number =>
  zone.active && zone.country === to.country
    ? Math.max(-1, ...zone.postcodes.map((pattern) => postcodeFit(pattern, to.postalCode)))
    : -1

/**
 * The zone that serves a place: the longest postcode fit, then the cheapest fee, then the id, so that the answer never
 * depends on the order of the list. Pickup needs no zone. Refuses `outside_zone`.
 */
export function zoneFor(
  zones: readonly DeliveryZone[],
  to: Place,
  method: 'delivery' | 'pickup',
): Result<DeliveryZone | undefined, Refusal> {
  if (method === 'pickup') return ok(undefined)
  const [best] = zones
    .filter((zone) => zoneFit(zone, to) >= 0)
    .toSorted((a, b) => zoneFit(b, to) - zoneFit(a, to) || a.fee - b.fee || (a._id < b._id ? -1 : 1))
  return best ? ok(best) : no('outside_zone', { postalCode: to.postalCode, country: to.country })
}

/** Ids of the places that may serve an order, in the shop's order: the zone's, or all for pickup. */
export function servingLocations(
  locations: readonly { readonly _id: string; readonly position: number; readonly active: boolean }[],
  zone: DeliveryZone | undefined,
): readonly string[] {
  const served = zone && new Set(zone.locations.map(({ _ref }) => _ref))
  return locations
    .filter(({ _id, active }) => active && (!served || served.has(_id)))
    .toSorted((a, b) => a.position - b.position || (a._id < b._id ? -1 : 1))
    .map(({ _id }) => _id)
}
