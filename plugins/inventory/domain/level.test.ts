import { describe, expect, test } from 'vitest'
import { available, effectOf, levelId, ranLow, refills } from './level.ts'

describe('a stock level', () => {
  test('offers what is on hand and promised to nobody', () =>
    expect(available({ onHand: 62, reserved: 9, committed: 4, unavailable: 2 })).toBe(47))

  test('has the id of its variant and place, whose parts hold no dot', () => {
    expect(levelId('variant-fw', 'location-mill')).toBe('stockLevel.variant-fw.location-mill')
    expect(() => levelId('variant.fw', 'location-mill')).toThrow(RangeError)
  })

  test('has run low at its reorder point, once until it is refilled above it', () => {
    const level = { onHand: 9, reserved: 4, committed: 0, unavailable: 0, reorderPoint: 5 }
    expect(ranLow(level)).toBe(true)
    expect(ranLow({ ...level, reserved: 3 })).toBe(false)
    const told = { ...level, lowSince: '2026-11-21T14:08:00.000Z' }
    expect([ranLow(told), refills(told, 0), refills(told, -3), refills(told, 1), refills(level, 9)]).toEqual([
      false,
      false,
      false,
      true,
      false,
    ])
  })

  test.each([
    ['available', 'reserved', { onHand: 0, reserved: 3, committed: 0, unavailable: 0 }],
    ['reserved', 'committed', { onHand: 0, reserved: -3, committed: 3, unavailable: 0 }],
    ['committed', 'shipped', { onHand: -3, reserved: 0, committed: -3, unavailable: 0 }],
    ['supplier', 'available', { onHand: 3, reserved: 0, committed: 0, unavailable: 0 }],
    ['available', 'unavailable', { onHand: 0, reserved: 0, committed: 0, unavailable: 3 }],
    ['shipped', 'customer', { onHand: 0, reserved: 0, committed: 0, unavailable: 0 }],
  ] as const)('moves %s to %s as the ledger says', (from, to, effect) =>
    expect(effectOf({ from, to, quantity: 3 })).toEqual(effect),
  )
})
