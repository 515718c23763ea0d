import type { DeliveryZone } from '@souk/shipping'
import { expect, test } from 'vitest'
import { readZone, writtenZone, zoneProblems } from './zone-values.ts'

const reference = (_ref: string) => ({ _type: 'reference', _ref, _key: _ref })
const stored = {
  name: 'Harbour',
  country: 'US',
  postcodes: ['941*'],
  radius: { location: { _type: 'reference', _ref: 'location-mill' }, metres: 1500 },
  locations: [reference('location-mill')],
  fee: 250,
  minutes: 9,
  active: true,
} as unknown as DeliveryZone

test('a zone is written as it was read', () => {
  expect(writtenZone(readZone(stored, 'USD', 'US'), 'USD')).toEqual({
    ...stored,
    area: null,
    freeFrom: null,
    feeBy: null,
    days: null,
    carrier: null,
  })
})

test('a fee that the carrier says is written, and wants a carrier that says one', () => {
  const asked = { ...stored, feeBy: 'carrier', carrier: 'fedex' } as unknown as DeliveryZone
  const values = readZone(asked, 'USD', 'US')
  expect(writtenZone(values, 'USD')).toMatchObject({ feeBy: 'carrier', carrier: 'fedex', fee: 250 })
  const problem = { carrier: 'Choose one that names prices: any but our own.' }
  expect([
    zoneProblems({ ...values, carrier: '' }, 'USD'),
    zoneProblems({ ...values, carrier: 'own-courier' }, 'USD'),
  ]).toEqual([problem, problem])
})

test('a zone needs a where, a place that serves it, and an area of three corners', () => {
  const bare = { ...readZone(stored, 'USD', 'US'), postcodes: '', circleAt: '', locations: [] }
  expect(Object.keys(zoneProblems({ ...bare, area: [{ lat: 1, lng: 1 }] }, 'USD'))).toEqual([
    'area',
    'postcodes',
    'locations',
  ])
  expect(zoneProblems({ ...readZone(stored, 'USD', 'US'), daysFrom: '4', daysTo: '2' }, 'USD')).toEqual({
    daysTo: 'Both days, the later one last.',
  })
})
