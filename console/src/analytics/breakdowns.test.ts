import { factsOfOrder, rebuild, type SoldOrder } from '@souk/analytics'
import { expect, test } from 'vitest'
import { byCategory, byPlace, bySeller, byShopper, notWhole, ordersOf } from './breakdowns.ts'
import { amountCell, csvOf } from './csv.ts'
import { partsCsv } from './parts-panel.tsx'
import { periodOf } from './period.ts'
import { figureWords } from './use-figure-words.ts'

const order = (_id: string, first: boolean, more: Partial<SoldOrder> = {}): SoldOrder => ({
  _id,
  first,
  placedAt: '2026-11-21T10:00:00.000Z',
  totals: { total: 1333 },
  lines: [
    { _key: 'a', product: 'product-a', seller: 'seller-a', title: 'A', quantity: 1, subtotal: 500, discount: 33 },
    { _key: 'b', product: 'product-b', seller: 'seller-b', title: 'B', quantity: 2, subtotal: 700, discount: 0 },
  ],
  allocations: [
    { line: 'a', location: 'location-a', quantity: 1 },
    { line: 'b', location: 'location-b', quantity: 2 },
  ],
  ...more,
})
const hours = rebuild([...factsOfOrder(order('order.1', true)), ...factsOfOrder(order('order.2', false))], 'UTC')
const period = periodOf('2026-11-21', 7, 'UTC')
const words = figureWords({
  products: [{ _id: 'product-a', title: 'A', category: 'category-hot' }],
  categories: [{ _id: 'category-hot', title: 'Hot' }],
  sellers: [{ _id: 'seller-a', name: 'Mill' }],
  firstDay: null,
  firstVisits: null,
})

const panels = {
  category: byCategory(hours, [], words),
  seller: bySeller(hours, [], words, period),
  place: byPlace(hours, [], (id) => id, period),
  shopper: byShopper(hours, []),
}

test.each(Object.entries(panels))('T24 the parts by %s come to the sales, to the cent', (_, parts) =>
  expect(parts.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(2666),
)

test('T24 the parts have names, counts and a way to the orders behind them', () => {
  expect(panels.category.map(({ label, count, revenue }) => [label, count, revenue])).toEqual([
    ['In no category', 4, 1400],
    ['Hot', 2, 934],
    ['Delivery and tax on top', undefined, 332],
  ])
  expect(panels.seller.map(({ label, to }) => [label, to])).toEqual([
    ['seller-b', '/orders?view=all&days=2026-11-15..2026-11-21&seller=seller-b'],
    ['Mill', ordersOf(period, '&seller=seller-a')],
    ['Delivery and tax on top', undefined],
  ])
  expect(panels.shopper.map(({ label, count, revenue }) => [label, count, revenue])).toEqual([
    ['New', 1, 1333],
    ['Returning', 1, 1333],
  ])
})

test('a part that was sold only before stays, with nothing now', () =>
  expect(byPlace([], hours, (id) => id, period).map(({ revenue, before }) => [revenue, before])).toEqual(
    panels.place.toSorted((a, b) => (a.label < b.label ? -1 : 1)).map(({ revenue }) => [0, revenue]),
  ))

test('a comparison says when the period before is not whole', () => {
  const before = { ...period, first: '2026-11-08', last: '2026-11-14' }
  expect(notWhole(before, '2026-11-01')).toBeUndefined()
  expect(notWhole(before, undefined)).toBeUndefined()
  expect(notWhole(before, '2026-11-11')).toContain('its first 3 days have no figures')
  expect(notWhole(before, '2026-11-09')).toContain('its first day has no figures')
  expect(notWhole(before, '2026-11-15')).toContain('nothing is compared')
})

test('CSV quotes what needs it, and no cell is a formula', () => {
  expect(
    csvOf(
      ['a', 'b'],
      [
        ['=1+1', 'x, "y"'],
        ['@home', -5],
      ],
    ),
  ).toBe('a,b\r\n\'=1+1,"x, ""y"""\r\n\'@home,-5\r\n')
  expect([amountCell(1050, 'USD'), amountCell(-5, 'USD'), amountCell(7, 'JPY')]).toEqual(['10.50', -0.05, '7'])
  expect(partsCsv('Sales by shopper', 'Orders', panels.shopper, 'USD')).toBe(
    'sales by shopper,orders,revenue_USD,before_USD\r\nNew,1,13.33,0.00\r\nReturning,1,13.33,0.00\r\n',
  )
})
