import { describe, expect, test } from 'vitest'
import {
  available,
  effectOf,
  emptyLevel,
  insideAccounts,
  isInside,
  levelId,
  otherwiseAside,
  plus,
  promisable,
  ranLow,
  refills,
} from './level.ts'
import { stockAccounts } from './documents.ts'

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

  test('without a reorder point never runs low; at it, it does', () => {
    const level = { onHand: 5, reserved: 0, committed: 0, unavailable: 0 }
    expect([ranLow(level), ranLow({ ...level, reorderPoint: 5 }), ranLow({ ...level, reorderPoint: 4 })]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('is refilled above its reorder point by more units, and only where somebody was told', () => {
    const told = { onHand: 0, reserved: 0, committed: 0, unavailable: 0, reorderPoint: 5, lowSince: 'then' }
    expect([5, 6].map((more) => refills(told, more))).toEqual([false, true])
    // Free beyond its point already: as long as nothing comes nobody is told again
    expect([-1, 0, 1].map((more) => refills({ ...told, onHand: 9 }, more))).toEqual([false, false, true])
    const { lowSince: _, ...untold } = told
    expect(refills(untold, 9)).toBe(false)
    const { reorderPoint: __, ...pointless } = told
    expect([refills({ ...pointless, onHand: -1 }, 1), refills(pointless, 1)]).toEqual([false, true])
  })

  test('promises what nobody waits for, never less than nothing', () => {
    const level = { onHand: 5, reserved: 1, committed: 0, unavailable: 0 }
    expect([
      promisable(level),
      promisable({ ...level, backordered: 3 }),
      promisable({ ...level, backordered: 9 }),
    ]).toEqual([4, 1, 0])
  })

  test('begins with nothing in any account', () => {
    const level = emptyLevel('OAT', 'variant-oat', 'location-mill')
    expect(level).toMatchObject({
      _id: 'stockLevel.variant-oat.location-mill',
      _type: 'stockLevel',
      sku: 'OAT',
      incoming: 0,
    })
    expect(Object.values(insideAccounts).map((units) => units(level))).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  test('knows the accounts within it and the world outside', () => {
    expect(stockAccounts.filter(isInside).toSorted()).toEqual(Object.keys(insideAccounts).toSorted())
    const level = {
      onHand: 20,
      reserved: 1,
      committed: 2,
      unavailable: 12,
      damaged: 3,
      qualityControl: 4,
      safetyStock: 4,
    }
    const units = Object.entries(insideAccounts).map(([account, of]) => [account, of(level)])
    expect(Object.fromEntries(units)).toEqual({
      available: 5,
      reserved: 1,
      committed: 2,
      damaged: 3,
      quality_control: 4,
      safety_stock: 4,
      unavailable: 1,
    })
    expect(otherwiseAside({ ...level, damaged: 0 })).toBe(4)
  })

  test('adds its parts only where one side has them', () => {
    const none = { onHand: 1, reserved: 2, committed: 3, unavailable: 4 }
    expect(plus(none, none)).toEqual({ onHand: 2, reserved: 4, committed: 6, unavailable: 8 })
    expect(plus({ ...none, damaged: 1 }, { ...none, damaged: 2, safetyStock: 0 })).toMatchObject({
      damaged: 3,
      safetyStock: 0,
    })
    expect(plus(none, { ...none, qualityControl: 5 })).toEqual({ ...plus(none, none), qualityControl: 5 })
  })

  test.each([
    ['available', 'reserved', { onHand: 0, reserved: 3, committed: 0, unavailable: 0 }],
    ['reserved', 'committed', { onHand: 0, reserved: -3, committed: 3, unavailable: 0 }],
    ['committed', 'shipped', { onHand: -3, reserved: 0, committed: -3, unavailable: 0 }],
    ['supplier', 'available', { onHand: 3, reserved: 0, committed: 0, unavailable: 0 }],
    ['available', 'unavailable', { onHand: 0, reserved: 0, committed: 0, unavailable: 3 }],
    ['shipped', 'customer', { onHand: 0, reserved: 0, committed: 0, unavailable: 0 }],
    ['available', 'damaged', { onHand: 0, reserved: 0, committed: 0, unavailable: 3, damaged: 3 }],
    ['quality_control', 'available', { onHand: 0, reserved: 0, committed: 0, unavailable: -3, qualityControl: -3 }],
    ['safety_stock', 'damaged', { onHand: 0, reserved: 0, committed: 0, unavailable: 0, safetyStock: -3, damaged: 3 }],
    ['damaged', 'write_off', { onHand: -3, reserved: 0, committed: 0, unavailable: -3, damaged: -3 }],
    ['unavailable', 'write_off', { onHand: -3, reserved: 0, committed: 0, unavailable: -3 }],
  ] as const)('moves %s to %s as the ledger says', (from, to, effect) =>
    expect(effectOf({ from, to, quantity: 3 })).toEqual(effect),
  )
})
