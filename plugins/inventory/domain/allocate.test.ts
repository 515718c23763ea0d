import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyShelves, anyWanted, places } from '../testing/arbitraries.ts'
import { aLevel } from '../testing/factories.ts'
import { allocate, stockFor, wholePlace } from './allocate.ts'
import { available, levelId } from './level.ts'

const shelf = (sku: string, location: string, onHand: number) => {
  const variant = `variant-${sku.toLowerCase()}`
  return aLevel({ _id: levelId(variant, location), sku, variant, location, onHand })
}
const want = (sku: string, quantity: number) => ({ line: sku, sku, variant: `variant-${sku.toLowerCase()}`, quantity })
const [mill, harbor] = ['location-mill', 'location-harbor']

describe('allocating an order', () => {
  test('takes all from the first place that has all', () => {
    const levels = [shelf('A', mill, 5), shelf('B', mill, 0), shelf('A', harbor, 5), shelf('B', harbor, 5)]
    expect(allocate([want('A', 2), want('B', 1)], levels, [mill, harbor])).toEqual({
      ok: true,
      value: [
        { ...want('A', 2), location: harbor },
        { ...want('B', 1), location: harbor },
      ],
    })
  })

  test('splits over places when none has all', () => {
    const levels = [shelf('A', mill, 2), shelf('A', harbor, 3)]
    expect(allocate([want('A', 4)], levels, [mill, harbor])).toEqual({
      ok: true,
      value: [
        { ...want('A', 2), location: mill },
        { ...want('A', 2), location: harbor },
      ],
    })
  })

  test('says of every short line what there is', () =>
    expect(allocate([want('A', 4), want('B', 1)], [shelf('A', mill, 1), shelf('B', mill, 9)], [mill])).toEqual({
      ok: false,
      refusal: {
        code: 'out_of_stock',
        message: 'Not enough free stock: A 1 of 4.',
        detail: { lines: [{ sku: 'A', wanted: 4, available: 1 }], words: 'A 1 of 4' },
      },
    }))

  test('says in words what every short line lacks, a SKU of two lines once', () => {
    const lines = [want('A', 4), want('B', 3), { ...want('A', 2), line: 'again' }]
    expect(allocate(lines, [shelf('A', mill, 1), shelf('B', mill, 2)], [mill])).toMatchObject({
      refusal: {
        detail: {
          lines: [
            { sku: 'A', wanted: 6, available: 1 },
            { sku: 'B', wanted: 3, available: 2 },
          ],
          words: 'A 1 of 6, B 2 of 3',
        },
      },
    })
  })

  test('takes a line from the first place that has all of it before it splits one', () => {
    const levels = [shelf('A', mill, 2), shelf('A', harbor, 4), shelf('B', mill, 1)]
    expect(allocate([want('A', 4), want('B', 1)], levels, [mill, harbor])).toEqual({
      ok: true,
      value: [
        { ...want('A', 4), location: harbor },
        { ...want('B', 1), location: mill },
      ],
    })
  })

  test('lets two lines of a SKU share what is there', () => {
    const lines = [want('A', 3), { ...want('A', 2), line: 'again' }]
    const levels = [shelf('A', mill, 3), shelf('A', harbor, 2)]
    expect(allocate(lines, levels, [mill, harbor])).toMatchObject({
      ok: true,
      value: [
        { line: 'A', location: mill, quantity: 3 },
        { line: 'again', location: harbor, quantity: 2 },
      ],
    })
  })

  test('serves an order whole from a place that has exactly all of it', () => {
    const levels = [shelf('A', mill, 1), shelf('A', harbor, 2), shelf('B', harbor, 1)]
    const whole = (...lines: readonly ReturnType<typeof want>[]) => wholePlace(lines, levels, [mill, harbor])
    expect(whole(want('A', 2), want('B', 1))).toBe(harbor)
    expect(whole(want('A', 1))).toBe(mill)
    expect(whole(want('A', 3))).toBeUndefined()
    expect(whole(want('A', 1), { ...want('A', 1), line: 'again' })).toBe(harbor)
  })

  test('leaves places alone that do not serve the order', () =>
    expect(allocate([want('A', 1)], [shelf('A', harbor, 9)], [mill])).toMatchObject({ ok: false }))

  test('never loses, invents or overdraws a unit, and refuses only what is not there', () => {
    fc.assert(
      fc.property(anyShelves, anyWanted, (levels, wanted) => {
        const result = allocate(wanted, levels, places)
        const free = (variant: string) =>
          levels.filter((level) => level.variant === variant).reduce((sum, level) => sum + available(level), 0)
        const total = (variant: string) =>
          wanted.filter((line) => line.variant === variant).reduce((sum, line) => sum + line.quantity, 0)
        const fits = wanted.every(({ variant }) => total(variant) <= free(variant))
        expect(result.ok).toBe(fits)
        if (!result.ok) return
        for (const line of wanted)
          expect(
            result.value.filter((units) => units.line === line.line).reduce((sum, units) => sum + units.quantity, 0),
          ).toBe(line.quantity)
        for (const level of levels) {
          const taken = result.value.filter((units) => levelId(units.variant, units.location) === level._id)
          expect(taken.reduce((sum, units) => sum + units.quantity, 0)).toBeLessThanOrEqual(available(level))
          expect(taken.every(({ quantity }) => quantity > 0)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test("says of bundles that stand in each other's way that one less could be had", () => {
    const set = (sku: string, ...parts: readonly string[]) => ({
      ...want(sku, 1),
      parts: parts.map((part) => ({ sku: part, variant: `variant-${part.toLowerCase()}`, quantity: 1 })),
    })
    // Each could be had alone, and there is enough of every part; but A and B lie together at one place only
    const levels = [
      shelf('A', mill, 1),
      shelf('B', mill, 1),
      shelf('C', mill, 1),
      shelf('A', harbor, 1),
      shelf('D', harbor, 1),
    ]
    const both = [set('ONE', 'A', 'B'), set('TWO', 'A', 'C')]
    const rows = [...stockFor([...both, want('D', 1)], levels, [mill, harbor]).values()]
    expect(rows).toEqual([
      { sku: 'ONE', wanted: 1, available: 0 },
      { sku: 'TWO', wanted: 1, available: 0 },
      { sku: 'D', wanted: 1, available: 1 },
    ])
    const fit = [...levels, shelf('C', harbor, 1)]
    expect([...stockFor(both, fit, [mill, harbor]).values()].map(({ available: left }) => left)).toEqual([1, 1])
    expect(allocate(both, fit, [mill, harbor])).toMatchObject({
      value: [
        { sku: 'ONE', location: mill },
        { sku: 'TWO', location: harbor },
      ],
    })
  })

  test('says how many of each could be had beside the rest of the cart', () => {
    const levels = [shelf('A', mill, 5), shelf('B', mill, 1)]
    const left = (lines: Parameters<typeof stockFor>[0]) =>
      [...stockFor(lines, levels, [mill]).values()].map(({ sku, wanted, available: count }) => [sku, wanted, count])
    expect(left([want('A', 5), want('B', 1)])).toEqual([
      ['A', 5, 5],
      ['B', 1, 1],
    ])
    const set = { ...want('SET', 2), parts: [{ sku: 'A', variant: 'variant-a', quantity: 2 }] }
    expect(left([set, want('A', 2)])).toEqual([
      ['SET', 2, 1],
      ['A', 2, 1],
    ])
    expect(left([set, want('A', 9)])).toEqual([
      ['SET', 2, 0],
      ['A', 9, 1],
    ])
  })
})
