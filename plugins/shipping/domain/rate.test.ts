import { instant, plusMinutes } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import type { Rate } from './carrier.ts'
import type { DeliveryZone } from './documents.ts'
import { bestRate, canAsk, feeFor, isGood, quoteFor, quoteKey, quoteMinutes } from './rate.ts'

const now = instant('2026-11-21T14:00:00.000Z')
const zone = { _id: 'zone-us', fee: 800, feeBy: 'carrier', carrier: 'fedex', days: { from: 2, to: 4 } } as const
const rate = (amount: number, more: Partial<Rate> = {}): Rate => ({
  carrier: 'FedEx',
  service: 'GROUND',
  amount,
  currency: 'USD',
  ...more,
})
const to = { country: 'US', postalCode: '10001' }
const lines = [
  { sku: 'SCARF', quantity: 1 },
  { sku: 'ABAYA', quantity: 2 },
]
const key = quoteKey(zone, to, lines)

describe('of several offers', () => {
  const best = (...rates: readonly Rate[]) => bestRate(rates, zone, 'USD')?.amount

  test('the cheapest that keeps the promise is taken', () =>
    expect(best(rate(1500), rate(700, { days: 5 }), rate(1100, { days: 4 }), rate(1300, { days: 2 }))).toBe(1100))
  test('no offer is no offer', () => expect(best()).toBeUndefined())
  test.each([
    ['another currency', rate(900, { currency: 'EUR' })],
    ['nothing', rate(0)],
    ['less than nothing', rate(-500)],
    ['part of a cent', rate(900.5)],
    ['no number', rate(Number.NaN)],
    ['without end', rate(Number.POSITIVE_INFINITY)],
    ['more than ten times the zone’s own fee', rate(8001)],
    ['slower than promised', rate(900, { days: 5 })],
  ])('%s is not taken', (_, nonsense) => expect(best(nonsense)).toBeUndefined())
  test('a zone that charges nothing by itself takes any whole sum', () =>
    expect(bestRate([rate(99_999)], { fee: 0 }, 'USD')?.amount).toBe(99_999))
})

describe('a quote is for', () => {
  const other = (more: object, way: object = {}, load = lines) =>
    quoteKey({ ...zone, ...more }, { ...to, ...way }, load)

  test('a load, in whatever order its lines are', () => expect(other({}, {}, lines.toReversed())).toBe(key))
  test('the same postcode however it is written', () => expect(other({}, { postalCode: '100 01' })).toBe(key))
  test('a parcel’s postcode alone: street and city may still be typed', () =>
    expect(other({}, { city: 'New York', line1: '1 Main St' })).toBe(key))
  test.each([
    ['another postcode', other({}, { postalCode: '10002' })],
    ['another country', other({}, { country: 'CA' })],
    ['another zone', other({ _id: 'zone-bay' })],
    ['another carrier', other({ carrier: 'easypost' })],
    ['one thing more', other({}, {}, [...lines, { sku: 'PIN', quantity: 1 }])],
    ['one unit more', other({}, {}, [{ sku: 'SCARF', quantity: 2 }, ...lines.slice(1)])],
  ])('not %s', (_, different) => expect(different).not.toBe(key))

  test('a courier’s street, and it cannot be asked before there is one', () => {
    const courier = { ...zone, carrier: 'uber' }
    expect(other({ carrier: 'uber' }, { line1: '1 Main St' })).not.toBe(
      other({ carrier: 'uber' }, { line1: '2 Main St' }),
    )
    expect([canAsk(courier, to), canAsk(courier, { ...to, line1: '1 Main St' }), canAsk(zone, to)]).toEqual([
      false,
      true,
      true,
    ])
  })
  test('a city where there are no postcodes', () => {
    const way = { country: 'AE', postalCode: '', city: 'Dubai', region: 'Dubai' }
    expect(quoteKey(zone, way, lines)).not.toBe(quoteKey(zone, { ...way, city: 'Al Ain' }, lines))
  })
})

describe('what is charged', () => {
  const told = quoteFor(zone, rate(1150, { quoteId: 'rate_1' }), key, now)
  const charged = (asked: Partial<DeliveryZone> = {}, quote = told, wanted = key, at = now) =>
    feeFor({ ...zone, ...asked }, quote, wanted, at)

  test('is what was told while it is good', () =>
    expect(charged()).toEqual({
      fee: 1150,
      rate: { source: 'carrier', carrier: 'fedex', service: 'FedEx GROUND', quoteId: 'rate_1' },
    }))
  test('is what was told when nobody answered, too', () =>
    expect(charged({ fee: 900 }, quoteFor(zone, undefined, key, now))).toEqual({
      fee: 800,
      rate: { source: 'fallback', carrier: 'fedex' },
    }))
  test.each([
    ['for something else', charged({}, told, 'another')],
    ['that has run out', charged({}, told, key, plusMinutes(now, quoteMinutes))],
  ])('is the zone’s own fee for a quote %s', (_, fallen) =>
    expect(fallen).toEqual({ fee: 800, rate: { source: 'fallback', carrier: 'fedex' } }),
  )
  test('is the zone’s own fee where no carrier is asked, whatever was told before', () =>
    expect(feeFor({ _id: 'zone-us', fee: 800, carrier: 'fedex' }, told, key, now)).toEqual({
      fee: 800,
      rate: { source: 'zone' },
    }))
  test('holds until its last minute', () =>
    expect([isGood(told, key, plusMinutes(now, quoteMinutes - 1)), isGood(undefined, key, now)]).toEqual([true, false]))
})
