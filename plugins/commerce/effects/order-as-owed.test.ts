import type { LineItem, Order } from '@souk/orders'
import { amountDue } from '@souk/payments'
import { expect, test } from 'vitest'
import { orderAsOwed } from './order-as-owed.ts'

const line = (of: Partial<LineItem>): LineItem =>
  ({ _key: 'oat', sku: 'OAT', quantity: 3, canceled: 0, subtotal: 1000, discount: 100, tax: 80, ...of }) as LineItem
const order = (...lines: readonly LineItem[]): Pick<Order, 'lines' | 'totals' | 'taxIncluded'> => ({
  lines,
  totals: { subtotal: 1325, discount: 100, delivery: 350, tax: 108, total: 1683 },
  taxIncluded: false,
})
const bun = line({ _key: 'bun', sku: 'BUN', quantity: 1, subtotal: 325, discount: 0, tax: 28 })

test('what was called off is neither listed nor charged, and the rest adds up to what is taken', () => {
  const owed = orderAsOwed(order(line({ canceled: 1 }), bun))
  expect(owed.lines.map(({ sku, quantity, subtotal }) => [sku, quantity, subtotal])).toEqual([
    ['OAT', 2, 667],
    ['BUN', 1, 325],
  ])
  const { subtotal, discount, delivery, tax, total } = owed.totals
  expect([subtotal, discount, delivery, tax, total]).toEqual([992, 67, 350, 82, 1357])
  expect(total).toBe(amountDue(order(line({ canceled: 1 }), bun)))
  expect(subtotal - discount + delivery + tax).toBe(total)
  expect(orderAsOwed(order(line({ canceled: 3 }), bun)).lines.map(({ sku }) => sku)).toEqual(['BUN'])
})

test('of an order as it was placed is all of it', () => {
  const whole = order(line({}), bun)
  expect(orderAsOwed(whole)).toEqual({ lines: whole.lines, totals: whole.totals })
})
