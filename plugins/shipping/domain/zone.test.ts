import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import type { DeliveryZone } from './documents.ts'
import { promiseWindow } from './promise.ts'
import { postcodeFit, servingLocations, zoneFor } from './zone.ts'

const zone = (_id: string, postcodes: readonly string[], fields: Partial<DeliveryZone> = {}): DeliveryZone => ({
  _id,
  _type: 'deliveryZone',
  _rev: 'r',
  _createdAt: '',
  _updatedAt: '',
  name: _id,
  country: 'US',
  postcodes,
  locations: [{ _type: 'reference', _ref: 'location-mill', _key: 'k' }],
  fee: 300,
  minutes: 12,
  active: true,
  ...fields,
})
const to = { country: 'US', postalCode: '94105' }
const zones = [
  zone('all', ['*']),
  zone('city', ['941*']),
  zone('street', ['94105']),
  zone('closed', ['94105'], { fee: 0, active: false }),
]

describe('a delivery zone', () => {
  test('is the one that fits closest, whatever the order of the list', () => {
    expect(zoneFor(zones, to, 'delivery')).toMatchObject({ value: { _id: 'street' } })
    expect(zoneFor(zones.toReversed(), { ...to, postalCode: '94110' }, 'delivery')).toMatchObject({
      value: { _id: 'city' },
    })
  })

  test('is refused where nobody delivers', () =>
    expect(zoneFor(zones, { country: 'DE', postalCode: '10115' }, 'delivery')).toEqual({
      ok: false,
      refusal: {
        code: 'outside_zone',
        message: 'No active zone delivers to 10115, DE.',
        detail: { postalCode: '10115', country: 'DE' },
      },
    }))

  test('is not needed for pickup', () => expect(zoneFor([], to, 'pickup')).toEqual({ ok: true, value: undefined }))

  test.each([
    ['94105', '94105', 5],
    ['941*', '94105', 3],
    ['*', 'anything', 0],
    ['SW1A*', 'sw1a 1aa', 4],
    ['9410', '94105', -1],
  ])('%s fits %s by %d', (pattern, code, fit) => expect(postcodeFit(pattern, code)).toBe(fit))

  test('is served by its open places, in the shop’s order', () => {
    const places = [
      { _id: 'location-depot', position: 2, active: true },
      { _id: 'location-mill', position: 1, active: true },
      { _id: 'location-closed', position: 0, active: false },
    ]
    expect(servingLocations(places, undefined)).toEqual(['location-mill', 'location-depot'])
    expect(servingLocations(places, zone('z', ['*']))).toEqual(['location-mill'])
    const counters = places.map((each) => ({ ...each, pickup: each._id !== 'location-mill' }))
    expect(servingLocations(counters, undefined)).toEqual(['location-depot'])
    expect(servingLocations(counters, zone('z', ['*']))).toEqual(['location-mill'])
    expect(servingLocations(places, undefined, 'location-depot')).toEqual(['location-depot'])
    expect(servingLocations(counters, undefined, 'location-mill')).toEqual([])
  })
})

test('the promise counts preparation, the queue and the way, in whole minutes', () =>
  expect(
    promiseWindow(
      { method: 'delivery', prepMinutes: 4, queue: 1, courierMinutes: 8 },
      '2026-11-21T14:07:20.000Z' as Instant,
    ),
  ).toMatchObject({ from: '2026-11-21T14:22:00.000Z', to: '2026-11-21T14:29:00.000Z' }))

test('a pickup is promised without a way', () =>
  expect(
    promiseWindow(
      { method: 'pickup', prepMinutes: 4, queue: 0, courierMinutes: 8 },
      '2026-11-21T14:08:00.000Z' as Instant,
    ),
  ).toMatchObject({ from: '2026-11-21T14:12:00.000Z', to: '2026-11-21T14:17:00.000Z' }))
