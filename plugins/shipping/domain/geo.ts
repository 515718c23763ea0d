import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { distance } from '@turf/distance'
import type { Gazetteer, GeoPoint } from './documents.ts'

/** GeoJSON's order. */
const position = ({ lat, lng }: GeoPoint): [number, number] => [lng, lat]

/** Metres between two points as the crow flies, whole. */
export const metresBetween = (a: GeoPoint, b: GeoPoint): number =>
  Math.round(distance(position(a), position(b), { units: 'meters' }))

/** Whether a point lies in the area with these corners, its edge included. Fewer than three corners hold nothing. */
export function isInside(area: readonly GeoPoint[], point: GeoPoint): boolean {
  const [first] = area
  if (!first || area.length < 3) return false
  const ring = [...area, first].map(position)
  return booleanPointInPolygon(position(point), { type: 'Polygon', coordinates: [ring] })
}

/** A postcode as it is compared: without gaps, in capitals. */
export const tidyPostcode = (postcode: string): string => postcode.replace(/[\s-]/g, '').toUpperCase()

/** Where a postcode lies: the longest entry that it begins with. Undefined when no gazetteer of its country has one. */
export function pointOf(
  gazetteers: readonly Gazetteer[],
  { country, postalCode }: { readonly country: string; readonly postalCode: string },
): GeoPoint | undefined {
  const code = tidyPostcode(postalCode)
  const [best] = gazetteers
    .filter((each) => each.country === country)
    .flatMap(({ places }) => places ?? [])
    .map(({ postcode, lat, lng }) => ({ own: tidyPostcode(postcode), point: { lat, lng } }))
    .filter(({ own }) => own !== '' && code.startsWith(own))
    .toSorted((a, b) => b.own.length - a.own.length)
  return best?.point
}
