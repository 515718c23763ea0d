import type { Payment, Refund } from '@souk/payments'
import { expect, test } from 'vitest'
import { draftRefund, leftToRefund, whyNotRefund } from './refund-draft.ts'

const line = (sku: string, quantity: number, unitPrice: number, tax: number) => ({
  _key: sku.toLowerCase(),
  sku,
  quantity,
  unitPrice,
  subtotal: quantity * unitPrice,
  discount: 0,
  tax,
})
const payment = (more: Partial<Payment> = {}) =>
  ({ _id: 'payment.a-1', captured: 1629, refunded: 0, disputed: false, ...more }) as Payment
const facts = (refunds: readonly Refund[] = [], payments = [payment()]) => ({
  order: {
    _id: 'order.a',
    currency: 'USD',
    taxIncluded: false,
    lines: [line('LATTE', 3, 500, 129)],
  } as unknown as Parameters<typeof draftRefund>[0]['order'],
  payments,
  refunds,
})

test('units come to price and tax to the cent, and to what the command is told', () => {
  expect(draftRefund(facts(), { by: 'lines', units: { LATTE: 1 } })).toEqual({
    ok: true,
    amount: 543,
    input: { lines: [{ sku: 'LATTE', quantity: 1 }] },
  })
  expect(draftRefund(facts(), { by: 'lines', units: { LATTE: 3 } })).toMatchObject({ amount: 1629 })
  expect(draftRefund(facts(), { by: 'lines', units: { LATTE: 4 } })).toEqual({
    ok: false,
    words: '4 of LATTE is more than the 3 that were not refunded yet.',
  })
})

test('an amount is bounded by what is left, and all is what is left', () => {
  const before = [{ payment: 'payment.a-1', amount: 1000, state: 'pending' } as Refund]
  expect(leftToRefund(facts(before))).toBe(629)
  expect(draftRefund(facts(before), { by: 'all' })).toEqual({ ok: true, amount: 629, input: {} })
  expect(draftRefund(facts(before), { by: 'amount', amount: 629 })).toMatchObject({ ok: true })
  expect(draftRefund(facts(before), { by: 'amount', amount: 630 }).ok).toBe(false)
  expect(draftRefund(facts(), { by: 'amount', amount: undefined })).toEqual({
    ok: false,
    words: 'Give an amount first.',
  })
})

test('nothing is refunded that was not taken, is disputed, or went back', () => {
  expect(whyNotRefund(facts([], [payment({ captured: 0 })]))).toBe(
    'Nothing was captured, so there is nothing to refund.',
  )
  expect(whyNotRefund(facts([], [payment({ disputed: true })]))).toBe('The bank decides a dispute first.')
  expect(whyNotRefund(facts([{ payment: 'payment.a-1', amount: 1629, state: 'succeeded' } as Refund]))).toBe(
    'Everything was given back already.',
  )
  expect(whyNotRefund(facts())).toBeUndefined()
})
