import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeliveryZone, Gazetteer, GeoPoint } from './documents.ts'
import { isInside, metresBetween, pointOf } from './geo.ts'
import { zoneFor } from './zone.ts'

const ferry: GeoPoint = { lat: 37.7955, lng: -122.3937 }
const mission: GeoPoint = { lat: 37.7599, lng: -122.4148 }
const corner = (lat: number, lng: number) => ({ _key: `${lat}${lng}`.replace(/\W/g, ''), lat, lng })
const square = [corner(37.78, -122.41), corner(37.8, -122.41), corner(37.8, -122.38), corner(37.78, -122.38)]
const centers = [{ _id: 'location-mission', geopoint: mission }]

const zone = (_id: string, fields: Partial<DeliveryZone>): DeliveryZone => ({
  _id,
  _type: 'deliveryZone',
  _rev: 'r',
  _createdAt: '',
  _updatedAt: '',
  name: _id,
  country: 'US',
  locations: [],
  fee: 300,
  minutes: 12,
  active: true,
  ...fields,
})
const zones = [
  zone('drawn', { area: square, fee: 900 }),
  zone('circle', { radius: { location: { _type: 'reference', _ref: 'location-mission' }, metres: 1500 } }),
  zone('codes', { postcodes: ['941*'], fee: 0 }),
]
const at = (point: GeoPoint | undefined, postalCode = '94105') => {
  const found = zoneFor(zones, { country: 'US', postalCode, ...(point && { point }) }, 'delivery', centers)
  return found.ok ? found.value?._id : found.refusal.code
}

describe('C22 a place is served', () => {
  test('by the drawn area that holds it, before any circle or postcode', () => expect(at(ferry)).toBe('drawn'))
  test('by the circle that reaches it, before any postcode', () =>
    expect(at({ lat: 37.765, lng: -122.42 })).toBe('circle'))
  test('by its postcode, when nothing is known of where it lies', () => expect(at(undefined)).toBe('codes'))
  test('by nobody outside all of them', () =>
    expect(at({ lat: 37.8716, lng: -122.2727 }, '94704')).toBe('outside_zone'))
  test('by no circle around a place that is not on the map', () =>
    expect(zoneFor(zones.slice(1, 2), { country: 'US', postalCode: '94110', point: mission }, 'delivery').ok).toBe(
      false,
    ))
})

test('an area of fewer than three corners holds nothing', () =>
  expect([isInside([], ferry), isInside(square.slice(0, 2), ferry)]).toEqual([false, false]))

test('an area holds its edge', () => expect(isInside(square, { lat: 37.78, lng: -122.4 })).toBe(true))

test('from the ferry to the mission it is four kilometres and a bit', () => {
  expect(metresBetween(ferry, mission)).toBeGreaterThan(4200)
  expect(metresBetween(ferry, mission)).toBeLessThan(4500)
})

test('a circle holds a point exactly when it is no farther than its radius', () =>
  fc.assert(
    fc.property(fc.double({ min: 37.6, max: 37.9, noNaN: true }), fc.nat(20_000), (lat, metres) => {
      const circle = zone('c', { radius: { location: { _type: 'reference', _ref: 'location-mission' }, metres } })
      const point = { lat, lng: mission.lng }
      const held = zoneFor([circle], { country: 'US', postalCode: '', point }, 'delivery', centers).ok
      expect(held).toBe(metresBetween(mission, point) <= metres)
    }),
  ))

test('a postcode lies where its longest known beginning does, in its own country', () => {
  const place = (postcode: string, lat: number) => ({ _key: postcode, postcode, lat, lng: 0 })
  const gazetteer = (country: string, ...places: Gazetteer['places']): Gazetteer => ({
    _id: `gazetteer-${country.toLowerCase()}`,
    _type: 'gazetteer',
    _rev: 'r',
    _createdAt: '',
    _updatedAt: '',
    country,
    places,
  })
  const all = [gazetteer('GB', place('SW1', 1), place('SW1A', 2)), gazetteer('US', place('94105', 3))]
  expect(pointOf(all, { country: 'GB', postalCode: 'sw1a 1aa' })).toEqual({ lat: 2, lng: 0 })
  expect(pointOf(all, { country: 'US', postalCode: '94105-1234' })).toEqual({ lat: 3, lng: 0 })
  expect(pointOf(all, { country: 'DE', postalCode: '94105' })).toBeUndefined()
})
