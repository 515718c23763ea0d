import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyShelves, anyWanted, places } from '../testing/arbitraries.ts'
import { aMoveCommand, noon } from '../testing/factories.ts'
import { allocate } from './allocate.ts'
import { reserve } from './commands/moves.ts'
import type { StockLevel } from './documents.ts'
import { applyChange, mergeChanges } from './stock-move.ts'

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

const never = (): never => {
  throw new Error('unreachable')
}
