import type { Order, Return } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import { expect, test } from 'vitest'
import { type Found, previewRefund, reasonsFor, receivedWith, roomFor, unitsFound } from './return-draft.ts'

const before = {
  kind: 'return',
  state: 'approved',
  lines: [{ line: 'latte', sku: 'LATTE', quantity: 3, restocked: 1, damaged: 0, writtenOff: 0, refunded: 1 }],
} as unknown as Return
const order = {
  taxIncluded: false,
  lines: [{ _key: 'latte', sku: 'LATTE', quantity: 3, subtotal: 1500, discount: 0, tax: 129 }],
} as unknown as Order
const payment = (more: Partial<Payment> = {}) =>
  ({ _id: 'payment.a-1', captured: 1629, refunded: 0, disputed: false, ...more }) as Payment
const money = (more: Partial<Payment> = {}, refunds: readonly Refund[] = []) => ({ payments: [payment(more)], refunds })
const found: Found = { LATTE: { restock: 1, write_off: 1 } }

test('what is typed becomes units of the command, and never more than is awaited', () => {
  expect(unitsFound({ ...found, BUN: { damaged: 0 } })).toEqual([
    { sku: 'LATTE', quantity: 1, as: 'restock' },
    { sku: 'LATTE', quantity: 1, as: 'write_off' },
  ])
  expect([roomFor(before, 'LATTE', 'damaged', found), roomFor(before, 'LATTE', 'restock', found)]).toEqual([0, 1])
  expect(roomFor(before, 'TEA', 'restock', found)).toBe(0)
})

test('the sum is what the command will give back: units that were paid for before are left out', () => {
  const after = receivedWith(before, found)
  expect(after.lines[0]).toMatchObject({ restocked: 2, writtenOff: 1 })
  expect(previewRefund(order, money(), after)).toEqual({ ok: true, amount: 1086 })
  expect(previewRefund(order, money({ captured: 100 }), after)).toEqual({ ok: true, amount: 100 })
  expect(previewRefund(order, money(), before)).toMatchObject({ ok: false })
  expect(previewRefund(order, money({ disputed: true }), after)).toMatchObject({ ok: false })
})

test('goods that never came can only be claimed, a change of mind only returned', () => {
  expect(reasonsFor('return')).not.toContain('missing')
  expect(reasonsFor('claim')).not.toContain('changed_mind')
})
