import { booleanContains } from '@turf/boolean-contains'
import { booleanIntersects } from '@turf/boolean-intersects'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { distance } from '@turf/distance'
import { point } from '@turf/helpers'
import { tick } from '../deadline.ts'
import { type Atom, atomsOf, type Geometry } from './geometry.ts'
import { placeWithin } from './rings.ts'

/** The Earth's radius at the equator in metres, as the hosted service reckons. */
const earthRadius = 6_378_137

/** Metres along the great circle between two points; null unless both are points. */
export function metresBetween(from: Geometry, to: Geometry): number | null {
  if (from.type !== 'Point' || to.type !== 'Point') return null
  return distance(from, to, { units: 'radians' }) * earthRadius
}

/**
 * True when each point, line and polygon of `inner` lies within one part of `outer`, on a plane. What lies on the
 * boundary alone is not within.
 */
export function contains(outer: Geometry, inner: Geometry): boolean {
  const parts = atomsOf(outer)
  return atomsOf(inner).every((atom) => parts.some((part) => atomContains(part, atom)))
}

/** True when two geometries share a place, on a plane. */
export function intersects(one: Geometry, other: Geometry): boolean {
  const parts = atomsOf(other)
  return atomsOf(one).some((atom) => parts.some((part) => atomsMeet(atom, part)))
}

function atomsMeet(one: Atom, other: Atom): boolean {
  tick()
  return booleanIntersects(one, other)
}

const dimensions = { Point: 0, LineString: 1, Polygon: 2 } as const satisfies Record<Atom['type'], number>

function atomContains(outer: Atom, inner: Atom): boolean {
  tick()
  if (dimensions[inner.type] > dimensions[outer.type]) return false
  if (!booleanContains(outer, inner)) return false
  return outer.type !== 'Polygon' || inner.type !== 'Polygon' || !coversHole(outer.coordinates, inner)
}

/** A polygon around a hole of another has its whole edge within that other, and yet is not contained. */
function coversHole([, ...holes]: readonly number[][][], inner: Atom & { type: 'Polygon' }): boolean {
  return holes.some((hole) => {
    const place = placeWithin(hole)
    return place !== undefined && booleanPointInPolygon(point(place), inner)
  })
}
