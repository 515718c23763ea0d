import { isRecord } from '../references.ts'
import { isSimpleRing } from './rings.ts'

/** Longitude first, then latitude, in degrees; further numbers are kept and ignored. */
export type Position = number[]

/** What cannot be taken apart any further. */
export type Atom =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: Position[][] }

/** A GeoJSON geometry that holds together. Source: https://www.rfc-editor.org/rfc/rfc7946 */
export type Geometry =
  | Atom
  | { readonly type: 'MultiPoint'; readonly coordinates: Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: Position[][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] }

// Values of stored documents never change, so each is examined once.
const known = new WeakMap<object, Geometry | null>()

/**
 * Reads `{lat, lng}`, `{lat, lon}` or a GeoJSON geometry; whatever else an object carries is dropped. Null for what is
 * none, and for polygons whose rings are open, cross themselves or pass a place twice.
 */
export function geometryOf(value: unknown): Geometry | null {
  if (!isRecord(value)) return null
  const earlier = known.get(value)
  if (earlier !== undefined) return earlier
  const geometry = 'type' in value ? fromGeoJson(value) : fromPlace(value)
  known.set(value, geometry)
  return geometry
}

/** The point at a latitude and a longitude; null outside of the globe. */
export function pointAt(latitude: unknown, longitude: unknown): Geometry | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  return { type: 'Point', coordinates: [longitude, latitude] }
}

/** The points, lines and polygons that a geometry is made of. */
export function atomsOf(geometry: Geometry): readonly Atom[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
    case 'GeometryCollection':
      return geometry.geometries.flatMap(atomsOf)
    default:
      return [geometry]
  }
}

function fromPlace(value: Record<string, unknown>): Geometry | null {
  if ('lng' in value && 'lon' in value) return null
  return pointAt(value['lat'], value['lng'] ?? value['lon'])
}

function fromGeoJson({ type, coordinates, geometries }: Record<string, unknown>): Geometry | null {
  if (type === 'Point') return isPosition(coordinates) ? { type, coordinates } : null
  if (type === 'MultiPoint') return isListOf(coordinates, isPosition) ? { type, coordinates } : null
  if (type === 'LineString') return isLine(coordinates) ? { type, coordinates } : null
  if (type === 'MultiLineString') return isListOf(coordinates, isLine) ? { type, coordinates } : null
  if (type === 'Polygon') return isPolygon(coordinates) ? { type, coordinates } : null
  if (type === 'MultiPolygon') return isListOf(coordinates, isPolygon) ? { type, coordinates } : null
  return type === 'GeometryCollection' && Array.isArray(geometries) ? collectionOf(geometries) : null
}

function collectionOf(members: readonly unknown[]): Geometry | null {
  const geometries = members.map(geometryOf).filter((geometry) => geometry !== null)
  return geometries.length === members.length && members.length > 0 ? { type: 'GeometryCollection', geometries } : null
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.length > 0 && value.every(isItem)
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isPosition = (value: unknown): value is Position => isListOf(value, isNumber) && value.length >= 2
const isLine = (value: unknown): value is Position[] => isListOf(value, isPosition) && value.length >= 2
const isRing = (value: unknown): value is Position[] => isLine(value) && isSimpleRing(value)
const isPolygon = (value: unknown): value is Position[][] => isListOf(value, isRing)
