import { expect, test } from 'vitest'
import { periodOf } from './period.ts'
import { salesCsv } from './sales-csv.ts'
import { heatOf, type Hour, trendOf } from './sales-figures.ts'
import { hoursPast } from './use-sales.ts'

const hour = (day: string, at: number, orders: number, revenue: number, refunded = 0): Hour => ({
  start: `${day}T00:00:00.000Z`,
  day,
  hour: at,
  orders,
  units: orders * 2,
  revenue,
  refunded,
  canceled: 0,
  newOrders: 0,
  newRevenue: 0,
  products: [],
  locations: [],
  sellers: [],
})
const period = periodOf('2026-11-21', 2, 'UTC')

test('the trend holds every day beside the same day of the period before', () => {
  const now = [hour('2026-11-21', 8, 2, 1000, 100), hour('2026-11-21', 9, 1, 500)]
  const before = [hour('2026-11-18', 8, 1, 300), hour('2026-11-19', 8, 4, 1600)]
  expect(trendOf(period, now, before)).toEqual([
    { day: '2026-11-20', net: 0, orders: 0, units: 0, refunded: 0, before: 300, beforeOrders: 1 },
    { day: '2026-11-21', net: 1400, orders: 3, units: 6, refunded: 100, before: 1600, beforeOrders: 4 },
  ])
})

test('the heat map is an average over the weekdays of the period', () => {
  const two = periodOf('2026-11-21', 14, 'UTC')
  const heat = heatOf(two, [hour('2026-11-21', 8, 3, 1), hour('2026-11-14', 8, 2, 1)])
  expect(heat[5]?.[8]).toBe(2.5)
  expect(heat.flat().reduce((sum, value) => sum + value, 0)).toBe(2.5)
})

test('what lies past the cursor is folded once, and what the roll-ups know is left out', () => {
  const order = (_id: string, placedAt: string) => ({
    _id,
    first: true,
    placedAt,
    canceledAt: null,
    sold: true,
    totals: { total: 700 },
    lines: [{ _key: 'l', product: 'p', seller: 's', title: 'Latte', quantity: 1, subtotal: 650, discount: 0 }],
    allocations: [{ line: 'l', location: 'here', quantity: 1 }],
  })
  const known = order('order.a', '2026-11-21T08:00:00.000Z')
  const fresh = order('order.b', '2026-11-21T08:05:00.000Z')
  const past = hoursPast('2026-11-21T08:00:00.000Z sale order.a', [known, fresh], [], 'UTC')
  expect(past.map(({ day, hour, orders, revenue }) => [day, hour, orders, revenue])).toEqual([
    ['2026-11-21', 8, 1, 700],
  ])
  const off = { ...fresh, canceledAt: '2026-11-21T08:06:00.000Z', sold: false }
  expect(hoursPast('', [off], [], 'UTC')).toMatchObject([{ revenue: 0, units: 0, canceled: 1 }])
})

test('the CSV has a head and decimals of the currency', () => {
  expect(salesCsv(trendOf(period, [hour('2026-11-21', 8, 1, 1050)], []), 'USD')).toBe(
    [
      'day,net_sales_USD,before_USD,orders,orders_before,units,refunded_USD',
      '2026-11-20,0.00,0.00,0,0,0,0.00',
      '2026-11-21,10.50,0.00,1,0,2,0.00',
      '',
    ].join('\r\n'),
  )
})
