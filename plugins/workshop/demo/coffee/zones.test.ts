import type { StockLocation } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'
import { type DeliveryZone, type Gazetteer, pointOf, zoneFor } from '@souk/shipping'
import { expect, test } from 'vitest'
import { site } from './site.ts'

const of = <Doc extends StoredDocument>(type: string) =>
  site.filter(({ _type }) => _type === type) as unknown as readonly Doc[]
const [zones, locations, gazetteers] = [
  of<DeliveryZone>('deliveryZone'),
  of<StockLocation>('stockLocation'),
  of<Gazetteer>('gazetteer'),
]
const zoneOf = (postalCode: string, known = true) => {
  const point = known ? pointOf(gazetteers, { country: 'US', postalCode }) : undefined
  const found = zoneFor(zones, { country: 'US', postalCode, ...(point && { point }) }, 'delivery', locations)
  return found.ok ? found.value?._id : found.refusal.code
}

test('one zone is drawn, one is a circle', () => {
  expect(zones.filter(({ area }) => (area?.length ?? 0) >= 3).map(({ _id }) => _id)).toEqual(['zone-harbour'])
  expect(zones.filter(({ radius }) => radius).map(({ _id }) => _id)).toEqual(['zone-mill'])
})

test.each(zones.flatMap(({ _id, postcodes = [] }) => postcodes.map((postcode) => [postcode, _id] as const)))(
  'C22 %s is served from %s, on the map and by its postcode alike',
  (postcode, zone) => expect([zoneOf(postcode), zoneOf(postcode, false)]).toEqual([zone, zone]),
)

test.each([
  ['94104', 'zone-harbour'],
  ['94158', 'zone-harbour'],
  ['94132', 'outside_zone'],
  ['94704', 'outside_zone'],
])('C22 %s, which no list names, is %s', (postcode, zone) => expect(zoneOf(postcode)).toBe(zone))
