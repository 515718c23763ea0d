import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyShelves, anyWanted, places } from '../testing/arbitraries.ts'
import { aLevel, aMoveCommand, noon, noor, unitsAt } from '../testing/factories.ts'
import { allocate } from './allocate.ts'
import { reserve } from './commands/moves.ts'
import type { StockAccount, StockLevel } from './documents.ts'
import { emptyLevel } from './level.ts'
import { applyChange, type LevelChange, mergeChanges, stockMove, stockWrites } from './stock-move.ts'

test('the changes of a batch add up to the same levels as its orders one by one', () => {
  fc.assert(
    fc.property(anyShelves, fc.array(anyWanted, { maxLength: 6 }), (shelves, orders) => {
      let levels: readonly StockLevel[] = shelves
      const batch = orders.flatMap((wanted) => {
        const units = allocate(wanted, levels, places)
        const move = units.ok ? reserve(levels, units.value, aMoveCommand(), noon) : units
        if (!move.ok) return []
        const own = new Map(move.value.changes.map((change) => [change.id, change]))
        levels = levels.map((level) => (own.has(level._id) ? applyChange(level, own.get(level._id) ?? never()) : level))
        return move.value.changes
      })
      const merged = new Map(mergeChanges(batch).map((change) => [change.id, change]))
      expect(
        shelves.map((level) => (merged.has(level._id) ? applyChange(level, merged.get(level._id) ?? never()) : level)),
      ).toEqual(levels)
    }),
    { numRuns: 200 },
  )
})

const level = aLevel({ onHand: 5 })
const oat = aLevel({ _id: 'stockLevel.variant-oat.location-mill-lane', sku: 'OAT', variant: 'variant-oat' })
const command = { ...aMoveCommand(), reason: 'x' }
const moving = (of: StockLevel, quantity: number, from: StockAccount, to: StockAccount) => ({
  ...unitsAt(of, quantity),
  from,
  to,
})
type Options = Parameters<typeof stockMove>[3]
const patchOf = (from: StockAccount, to: StockAccount, known: readonly StockLevel[], options?: Options) =>
  stockWrites(stockMove([moving(level, 2, from, to)], command, noon, options), known).slice(1)

describe('changes of one level', () => {
  const change = (fields: Partial<LevelChange>): LevelChange => ({
    id: level._id,
    level: unitsAt(level, 1),
    by: { onHand: 1, reserved: 0, committed: 0, unavailable: 0 },
    guard: false,
    make: false,
    ...fields,
  })

  test('are one, guarded when any is and made when any makes it', () => {
    const merged = (...all: readonly Partial<LevelChange>[]) =>
      mergeChanges(all.map(change)).map(({ by, guard, make }) => [by.onHand, guard, make])
    expect(merged({}, {}, {})).toEqual([[3, false, false]])
    expect(merged({ guard: true }, {})).toEqual([[2, true, false]])
    expect(merged({}, { guard: true })).toEqual([[2, true, false]])
    expect(merged({ make: true }, {})).toEqual([[2, false, true]])
    expect(merged({}, { make: true })).toEqual([[2, false, true]])
  })

  test('stand in the order of their ids, so that two writers meet in the same order', () => {
    const ids = ['b', 'c', 'a', 'b'].map((id) => change({ id }))
    expect(mergeChanges(ids).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(mergeChanges([...ids].reverse()).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})

describe('a movement', () => {
  test('keeps who, why and what for, and a note where there is one', () => {
    const { movement } = stockMove([moving(level, 2, 'supplier', 'available')], { ...command, note: 'Late' }, noon)
    expect(movement).toMatchObject({ actor: noor, reason: 'x', cause: command.cause, note: 'Late', at: noon })
    expect(Object.keys(stockMove([moving(level, 2, 'supplier', 'available')], command, noon).movement)).not.toContain(
      'note',
    )
  })

  test('of nothing is a fault of the caller, and so is one of odd units', () => {
    expect(() => stockMove([], command, noon)).toThrow(RangeError)
    for (const quantity of [0, -1, 0.5, Number.NaN, 2 ** 53])
      expect(() => stockMove([moving(level, quantity, 'supplier', 'available')], command, noon)).toThrow(
        `cannot move ${quantity} of FLAT-WHITE`,
      )
  })
})

describe('the write of a level', () => {
  test('is guarded where it takes from what is free, or where it is asked for', () => {
    const guarded = { ifRevisionID: 'r1' }
    expect(patchOf('available', 'reserved', [level])).toMatchObject([{ patch: guarded }])
    expect(patchOf('supplier', 'available', [level], { guard: true })).toMatchObject([{ patch: guarded }])
    expect(patchOf('supplier', 'available', [level])).toEqual([{ patch: { id: level._id, inc: { onHand: 2 } } }])
    expect(patchOf('supplier', 'available', [])).toEqual([{ patch: { id: level._id, inc: { onHand: 2 } } }])
  })

  test('adds and takes what moves and names nothing else', () =>
    expect(patchOf('reserved', 'shipped', [level])).toEqual([
      { patch: { id: level._id, dec: { onHand: 2, reserved: 2 } } },
    ]))

  test('begins a part that an old level does not have, and only that', () => {
    const { damaged: _, qualityControl: __, ...old } = level
    expect(patchOf('quality_control', 'safety_stock', [old])).toEqual([
      {
        patch: {
          id: level._id,
          setIfMissing: { qualityControl: 0 },
          inc: { safetyStock: 2 },
          dec: { qualityControl: 2 },
        },
      },
    ])
    expect(patchOf('damaged', 'available', [])).toMatchObject([{ patch: { setIfMissing: { damaged: 0 } } }])
  })

  test('makes a level that is missing where that is allowed, even when nothing of it moves', () => {
    const made = { createIfNotExists: emptyLevel(level.sku, level.variant, level.location) }
    expect(patchOf('shipped', 'customer', [], { make: true })).toEqual([made])
    expect(patchOf('shipped', 'customer', [level], { make: true })).toEqual([])
    expect(patchOf('supplier', 'available', [], { make: true })).toHaveLength(2)
    expect(patchOf('supplier', 'available', [level], { make: true })).toHaveLength(1)
  })

  test('that must be guarded and was not loaded is a fault', () => {
    const taken = stockMove(
      [moving(oat, 1, 'supplier', 'available'), moving(level, 1, 'available', 'reserved')],
      command,
      noon,
    )
    expect(() => stockWrites(taken, [oat])).toThrow(level._id)
    expect(stockWrites(taken, [level])).toHaveLength(3)
    const made = stockMove([moving(level, 1, 'available', 'reserved')], command, noon, { make: true })
    expect(stockWrites(made, [])).toHaveLength(3)
  })
})

const never = (): never => {
  throw new Error('unreachable')
}
