import { addMarks, emptyBehaviourDay } from '@souk/analytics'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { drawBehaviour, type SoldHour } from './draw-behaviour.ts'

const hours: readonly SoldHour[] = [
  { day: '2026-11-20', orders: 12, products: [{ product: 'product-a', units: 9 }] },
  {
    day: '2026-11-20',
    orders: 28,
    products: [
      { product: 'product-a', units: 4 },
      { product: 'product-b', units: 30 },
    ],
  },
  { day: '2026-11-21', orders: 3, products: [{ product: 'product-b', units: 3 }] },
  { day: '2026-11-22', orders: 0, products: [] },
]
const window = {
  products: [
    { id: 'product-a', title: 'Oat flat white' },
    { id: 'product-b', title: 'Cortado' },
    { id: 'product-c', title: 'Rye cookie' },
  ],
  wanted: ['kombucha', 'soup'],
}
const drawn = drawBehaviour(createRandom(7), hours, window)
type Day = ReturnType<typeof emptyBehaviourDay>
const days = drawn as unknown as readonly Day[]

test('a day of visits is drawn for each day with orders, the same from the same chance', () => {
  expect(days.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21'])
  expect(drawBehaviour(createRandom(7), hours, window)).toEqual(drawn)
  expect(drawBehaviour(createRandom(8), hours, window)).not.toEqual(drawn)
})

test('no step has more visits than the one before, and no more purchases than orders', () => {
  for (const { visits, viewed, added, checkouts, paying, ordered, products } of days) {
    const steps = [visits, viewed, added, checkouts, paying, ordered]
    expect(steps).toEqual(steps.toSorted((a, b) => b - a))
    expect(ordered).toBeLessThanOrEqual(40)
    for (const { views, adds, orders } of products)
      expect([views, adds, orders]).toEqual([views, adds, orders].toSorted((a, b) => b - a))
  }
})

test('words that fewer than five searched for are not drawn, and some are searched for in vain', () => {
  const terms = days.flatMap((day) => day.terms)
  expect(terms.every(({ searches }) => searches >= 5)).toBe(true)
  expect(terms.find(({ term }) => term === 'kombucha')).toMatchObject({ empty: expect.any(Number) })
})

test('a drawn day has the fields of one that was counted', () => {
  const [first] = days
  if (!first) throw new Error('nothing was drawn')
  expect(Object.keys(first).toSorted()).toEqual(Object.keys(emptyBehaviourDay('2026-11-20')).toSorted())
  expect(addMarks(first, new Map([['visits', 1]])).visits).toBe(first.visits + 1)
})
