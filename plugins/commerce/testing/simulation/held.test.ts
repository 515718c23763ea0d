import { expect, test } from 'vitest'
import { heldFirst } from './held.ts'

const level = (sku: string, location: string) => ({ _id: `stockLevel.${sku}.${location}`, sku, location })
const levels = [level('LATTE', 'ferry'), level('LATTE', 'mission'), level('BUN', 'ferry')]
const moved = (
  order: string,
  minute: number,
  from: 'available' | 'reserved',
  to: 'reserved' | 'available',
  at: string[],
) => ({
  at: `2026-11-21T14:0${minute}:00.000Z` as never,
  cause: { kind: 'order', order },
  entries: at.map((place, index) => {
    const [sku = '', location = ''] = place.split('@')
    return { _key: `e${index}`, sku, location, from, to, quantity: 1 }
  }),
})

test('an order that gave all its units up is judged by the levels that they were first taken from', () => {
  const book = [
    moved('order.b', 1, 'available', 'reserved', ['LATTE@mission']),
    moved('order.a', 4, 'available', 'reserved', ['LATTE@mission']),
    moved('order.a', 3, 'reserved', 'available', ['LATTE@ferry', 'BUN@ferry']),
    moved('order.a', 2, 'available', 'reserved', ['LATTE@ferry', 'BUN@ferry']),
  ]
  expect(heldFirst({ _id: 'order.a' }, book, levels)).toEqual(['stockLevel.LATTE.ferry', 'stockLevel.BUN.ferry'])
})

test('an order that took nothing, as all of it comes later, is covered by nothing', () => {
  const book = [moved('order.b', 1, 'available', 'reserved', ['LATTE@ferry'])]
  expect(heldFirst({ _id: 'order.a' }, book, levels)).toEqual([])
})
