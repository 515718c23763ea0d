import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyShelves, anyWanted, places } from '../testing/arbitraries.ts'
import { aLevel } from '../testing/factories.ts'
import { allocate } from './allocate.ts'
import { allocateLater, checkBackorders, promisedNoMore, promiseLater, unitsThere } from './backorder.ts'
import { available, promisable } from './level.ts'

const variant = 'variant-flat-white'
const place = 'location-mill-lane'
const line = { line: 'l1', sku: 'FLAT-WHITE', variant, quantity: 5 }
const limits = new Map([[variant, 3]])

describe('promising more than is there', () => {
  test('takes what is there and promises the rest, all at one place', () =>
    expect(allocateLater([line], [aLevel({ onHand: 2 })], [place], limits)).toEqual([
      { ...line, location: place, backordered: 3 },
    ]))

  test.each([
    ['more than the limit', 6, { onHand: 2 }],
    ['more than is left of the limit', 5, { onHand: 2, backordered: 1 }],
  ])('is not done for %s', (_, quantity, level) =>
    expect(allocateLater([{ ...line, quantity }], [aLevel(level)], [place], limits)).toBeUndefined(),
  )

  test('is not done where the variant was never kept, nor for a bundle', () => {
    expect(allocateLater([line], [], [place], limits)).toBeUndefined()
    const parts = [{ sku: 'FLAT-WHITE', variant, quantity: 1 }]
    const bundle = { line: 'l1', sku: 'SET', variant: 'variant-set', quantity: 3, parts }
    const every = new Map([...limits, ['variant-set', 9]])
    expect(allocateLater([bundle], [aLevel({ onHand: 2 })], [place], every)).toBeUndefined()
  })

  test('leaves to those who wait what has come for them', () =>
    expect(promisable(aLevel({ onHand: 9, reserved: 2, backordered: 3 }))).toBe(4))

  test('is counted at the level under its revision, and taken off as a plain difference', () => {
    const units = [{ ...line, location: place, backordered: 3 }]
    const level = aLevel({ onHand: 2 })
    expect(promiseLater(units, [level])).toEqual([
      { patch: { id: level._id, ifRevisionID: 'r1', setIfMissing: { backordered: 0 }, inc: { backordered: 3 } } },
    ])
    expect(promisedNoMore(units)).toEqual([{ patch: { id: level._id, dec: { backordered: 3 } } }])
    expect(promisedNoMore([{ ...line, location: place }])).toEqual([])
  })

  test('of any cart on any shelves finds every unit once, within every limit, only where allocation refuses', () => {
    let promised = 0
    fc.assert(
      fc.property(anyShelves, anyWanted, fc.nat(30), (shelves, wanted, limit) => {
        const every = new Map(shelves.map((level) => [level.variant, limit]))
        const units = allocateLater(wanted, shelves, places, every)
        if (!units) return
        expect(units.map((each) => [each.line, each.quantity])).toEqual(
          wanted.map((each) => [each.line, each.quantity]),
        )
        expect(new Set(units.map(({ location }) => location)).size).toBe(1)
        for (const level of shelves) {
          const own = units.filter((each) => each.variant === level.variant && each.location === level.location)
          const later = own.reduce((sum, { backordered = 0 }) => sum + backordered, 0)
          const there = unitsThere(own).reduce((sum, { quantity }) => sum + quantity, 0)
          expect(later).toBeLessThanOrEqual(limit)
          expect(there).toBeLessThanOrEqual(available(level))
          // Nothing is promised for later while it lies there
          expect(later > 0 ? available(level) - there : 0).toBe(0)
        }
        if (!allocate(wanted, shelves, places).ok && units.some(({ backordered = 0 }) => backordered > 0)) promised += 1
      }),
      { numRuns: 300, seed: 11 },
    )
    expect(promised).toBeGreaterThan(30)
  })
})

test('the books tell of a count that no order explains, and of orders that no count knows', () => {
  const level = aLevel({ backordered: 2 })
  const waiting = (backordered: number, location = place) => ({ sku: 'FLAT-WHITE', variant, location, backordered })
  expect(checkBackorders([level], [waiting(2)])).toEqual([])
  expect(checkBackorders([level], [waiting(1), waiting(1, 'location-depot')]).map(({ message }) => message)).toEqual([
    'backordered is 2, open orders wait for 1',
    '1 are waited for but it has no level',
  ])
  expect(checkBackorders([aLevel({ backordered: -1 })], []).map(({ invariant }) => invariant)).toEqual(['I2', 'I3'])
})
