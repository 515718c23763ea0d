import { bundlesAmong, type Variant } from '@souk/catalog'
import { availableOver, levelId, type StockLevel } from '@souk/inventory'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { laterOver } from './later.ts'
import { StockCounts } from './stock-counts.ts'

const places = ['location-a', 'location-b']
const stamps = { _rev: '1', _createdAt: '', _updatedAt: '' }

const variant = (id: string, more: object = {}): Variant =>
  ({ _id: id, _type: 'variant', ...stamps, sku: id, active: true, position: 0, ...more }) as unknown as Variant

const part = (id: string, quantity: number) => ({ _key: id, variant: { _type: 'reference', _ref: id }, quantity })
const variants = [
  variant('cup'),
  variant('pot', { backorder: { limit: 5, restockDays: 3 } }),
  variant('set', { parts: [part('cup', 2), part('pot', 1)] }),
]

const level = (id: string, location: string, onHand: number, committed: number): StockLevel => ({
  _id: levelId(id, location),
  _type: 'stockLevel',
  ...stamps,
  sku: id,
  variant: id,
  location,
  onHand,
  committed,
  reserved: 0,
  unavailable: 0,
  incoming: 0,
})

const change = fc.record({
  id: fc.constantFrom('cup', 'pot'),
  location: fc.constantFrom(...places, 'location-closed'),
  onHand: fc.integer({ min: 0, max: 9 }),
  committed: fc.integer({ min: 0, max: 3 }),
  gone: fc.boolean(),
})

test('counted level by level, the shelves say what they say when all levels are counted', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const now = new Map<string, StockLevel>()
      const counts = new StockCounts([], places, variants)
      for (const { id, location, onHand, committed, gone } of changes) {
        const after = gone ? undefined : level(id, location, onHand, committed)
        counts.change(now.get(levelId(id, location)), after)
        if (after) now.set(after._id, after)
        else now.delete(levelId(id, location))
      }
      const levels = [...now.values()]
      const counted = (map: ReadonlyMap<string, unknown>) => new Map([...map].filter(([, value]) => value !== 0))
      expect(counted(counts.available)).toEqual(counted(availableOver(levels, places, bundlesAmong(variants))))
      expect(counts.later).toEqual(laterOver(levels, places, variants))
    }),
  )
})
