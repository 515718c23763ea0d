import { geometryOf, pointAt, type Geometry } from './geometry.ts'
import { contains, intersects, metresBetween } from './relations.ts'

type Relation = (one: Geometry, other: Geometry) => boolean | number | null

/** Null unless both values are geometries. */
const between =
  (relation: Relation) =>
  (one: unknown, other: unknown): boolean | number | null => {
    const [first, second] = [geometryOf(one), geometryOf(other)]
    return first && second && relation(first, second)
  }

/** The geography extension of GROQ: each takes the values of its arguments and answers a value. */
export const geoFunctions = {
  'global::geo': geometryOf,
  'geo::latLng': pointAt,
  'geo::contains': between(contains),
  'geo::intersects': between(intersects),
  'geo::distance': between(metresBetween),
} as const
