import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyShelves, anyWanted, places } from '../testing/arbitraries.ts'
import { aLevel } from '../testing/factories.ts'
import { allocate } from './allocate.ts'
import { allocateLater, backorderRoom, checkBackorders, promisedNoMore, promiseLater, unitsThere } from './backorder.ts'
import { available, levelId, promisable } from './level.ts'

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

  test('takes what lies there, backordered or not, up to the limit', () => {
    const later = (quantity: number, level: Parameters<typeof aLevel>[0], room = limits) =>
      allocateLater([{ ...line, quantity }], [aLevel(level)], [place], room)?.map(({ backordered }) => backordered)
    expect(later(5, { onHand: 5 })).toEqual([undefined])
    expect(later(5, { onHand: 2 })).toEqual([3])
    expect(later(4, { onHand: 3, backordered: 1 })).toEqual([2])
    expect(later(1, { onHand: 0 }, new Map())).toBeUndefined()
  })

  test('is done at the first place that has the rest of it on the way', () => {
    const harbor = 'location-harbor'
    const there = aLevel({ _id: levelId(variant, harbor), location: harbor, onHand: 3 })
    const at = (levels: Parameters<typeof allocateLater>[1]) =>
      allocateLater([line], levels, [place, harbor], limits)?.map(({ location, backordered }) => [
        location,
        backordered,
      ])
    expect(at([aLevel({ onHand: 2 }), there])).toEqual([[place, 3]])
    expect(at([aLevel({ onHand: 1 }), there])).toEqual([[harbor, 2]])
    expect(at([there])).toEqual([[harbor, 2]])
  })

  test('holds two lines of a variant to one limit, and keeps their order', () => {
    const lines = [line, { ...line, line: 'l2', quantity: 2 }]
    const promised = (onHand: number) =>
      allocateLater(lines, [aLevel({ onHand })], [place], limits)?.map((units) => [units.line, units.backordered])
    expect(promised(4)).toEqual([
      ['l1', 1],
      ['l2', 2],
    ])
    expect(promised(3)).toBeUndefined()
  })

  test('makes bundles first, of what is there', () => {
    const set = {
      line: 'set',
      sku: 'SET',
      variant: 'variant-set',
      quantity: 2,
      parts: [{ sku: 'FLAT-WHITE', variant, quantity: 1 }],
    }
    const units = allocateLater([{ ...line, quantity: 3 }, set], [aLevel({ onHand: 2 })], [place], limits)
    expect(units?.map((each) => [each.line, each.backordered])).toEqual([
      ['l1', 3],
      ['set', undefined],
    ])
    expect(allocateLater([{ ...line, quantity: 3 }, set], [aLevel({ onHand: 1 })], [place], limits)).toBeUndefined()
  })

  test('leaves so much room as the limit has left', () =>
    expect([0, 2, 3, 9].map((backordered) => backorderRoom({ variant, backordered }, limits))).toEqual([3, 1, 0, 0]))

  test('reserves what is there of a promise, and nothing where all of it is to come', () =>
    expect(
      unitsThere([
        { ...line, location: place, backordered: 2 },
        { ...line, location: place, backordered: 5 },
        { ...line, location: place },
      ]),
    ).toEqual([
      { ...line, location: place, quantity: 3 },
      { ...line, location: place, quantity: 5 },
    ]))

  test('counts the lines of one level together, and a level that was not loaded is a fault', () => {
    const units = [2, 1].map((backordered) => ({ ...line, location: place, backordered }))
    expect(promiseLater(units, [aLevel()])).toMatchObject([{ patch: { inc: { backordered: 3 } } }])
    expect(promisedNoMore(units)).toMatchObject([{ patch: { dec: { backordered: 3 } } }])
    expect(() => promiseLater(units, [])).toThrow(levelId(variant, place))
    expect(promiseLater([{ ...line, location: place }], [])).toEqual([])
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
  expect(checkBackorders([aLevel({ backordered: -1 })], [])).toEqual([
    { invariant: 'I2', subject: level._id, message: 'backordered is -1, open orders wait for 0' },
    { invariant: 'I3', subject: level._id, message: 'backordered is -1' },
  ])
  expect(checkBackorders([aLevel()], [waiting(0)])).toEqual([])
  expect(checkBackorders([], [waiting(3)])).toEqual([
    { invariant: 'I2', subject: level._id, message: '3 are waited for but it has no level' },
  ])
})
