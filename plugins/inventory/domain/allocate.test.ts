import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyShelves, anyWanted, places } from '../testing/arbitraries.ts'
import { aLevel } from '../testing/factories.ts'
import { allocate } from './allocate.ts'
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
})
