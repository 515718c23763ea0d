import { expect, test } from 'vitest'
import { aLevel, aMoveCommand, noon, unitsAt } from '../../testing/factories.ts'
import { balances, checkStock, levelFrom, pageOf } from '../ledger.ts'
import { applyChange, stockWrites } from '../stock-move.ts'
import { takeBack } from './take-back.ts'

const level = aLevel({ onHand: 5, committed: 1 })
const back = (as: 'restock' | 'damaged' | 'write_off', quantity: number) => ({ ...unitsAt(level, quantity), as })

test('what comes back goes to the shelf, aside or away, in one movement of two sides', () => {
  const move = takeBack([back('restock', 2), back('damaged', 1), back('write_off', 3)], aMoveCommand(), noon)
  expect(move.movement).toMatchObject({
    reason: 'return',
    entries: [
      { from: 'customer', to: 'available', quantity: 2 },
      { from: 'customer', to: 'damaged', quantity: 1 },
      { from: 'customer', to: 'write_off', quantity: 3 },
    ],
  })
  expect(stockWrites(move, [level]).slice(1)).toEqual([
    { patch: { id: level._id, inc: { onHand: 3, unavailable: 1, damaged: 1 } } },
  ])
  const [change] = move.changes
  if (!change) throw new Error('nothing changed')
  const opening = { entries: [{ _key: 'e', ...level, from: 'supplier', to: 'available', quantity: 4 } as const] }
  const sold = { entries: [{ _key: 'e', ...level, from: 'supplier', to: 'committed', quantity: 1 } as const] }
  const books = [opening, sold, move.movement]
  expect(checkStock([applyChange(level, change)], books, [{ ...level, quantity: 1, as: 'committed' }])).toEqual([])
  const page = balances(books).get(pageOf(level))
  expect(page && levelFrom(page)).toEqual({
    onHand: 8,
    reserved: 0,
    committed: 1,
    unavailable: 1,
    damaged: 1,
    qualityControl: 0,
    safetyStock: 0,
  })
})

test('a place that never kept them gets a level, unless all of it is thrown away', () => {
  const kept = stockWrites(takeBack([back('restock', 1)], aMoveCommand(), noon), [])
  expect(kept.some((write) => 'createIfNotExists' in write)).toBe(true)
  expect(stockWrites(takeBack([back('write_off', 1)], aMoveCommand(), noon), [])).toHaveLength(1)
})
