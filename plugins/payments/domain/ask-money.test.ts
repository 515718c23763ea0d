import { describe, expect, test } from 'vitest'
import { aPaid, aPayment } from '../testing/factories.ts'
import { heldPayment, type MoneyFacts, whyNotCapture, whyNotCheck, whyNotPayLink, whyNotRelease } from './ask-money.ts'

const held = aPayment({ state: 'authorized', authorized: 3275 })
const facts = (fields: Partial<MoneyFacts> = {}): MoneyFacts => ({
  orderState: 'placed',
  payments: [held],
  email: 'ana@example.com',
  ...fields,
})
const asked = { captureAskedAt: '2026-11-21T14:00:00.000Z' }

test('the bank holds the newest attempt that was authorized', () => {
  const later = { ...held, _id: 'payment.01-2' }
  expect(heldPayment([held, later, aPayment({ _id: 'payment.01-3' })])?._id).toBe('payment.01-2')
  expect(heldPayment([aPaid(), aPayment()])).toBeUndefined()
})

describe('money that is held', () => {
  test.each([
    ['placed', held, undefined],
    ['completed', held, undefined],
    ['pending_payment', held, 'order_not_placed'],
    ['canceled', held, 'order_not_placed'],
    ['placed', { ...held, ...asked }, 'capture_asked'],
    ['placed', aPaid(), 'nothing_held'],
    ['canceled', aPayment(), 'nothing_held'],
  ])('of an order that is %s can be taken, or not (%#)', (orderState, payment, code) =>
    expect(whyNotCapture(facts({ orderState, payments: [payment] }))?.code).toBe(code),
  )

  test.each([
    ['canceled', held, undefined],
    ['expired', held, undefined],
    ['placed', held, 'release_by_cancel'],
    ['completed', held, 'release_by_cancel'],
    ['canceled', aPaid(), 'nothing_held'],
  ])('of an order that is %s can be let go, or not (%#)', (orderState, payment, code) =>
    expect(whyNotRelease(facts({ orderState, payments: [payment] }))?.code).toBe(code),
  )
})

describe('asking for money', () => {
  const waits = { orderState: 'pending_payment' }
  const cash = aPayment({ provider: 'cash', session: 'x' })

  test.each([
    [waits, undefined],
    [{ ...waits, payments: [] }, undefined],
    [{ ...waits, payments: [cash, held] }, undefined],
    [{ orderState: 'placed' }, 'nothing_to_pay'],
    [{ ...waits, payments: [cash] }, 'paid_at_door'],
    [{ ...waits, payments: [{ ...cash, creditOf: 'payment.00-1' }] }, undefined],
    [{ ...waits, payments: [held, cash] }, 'paid_at_door'],
    [{ ...waits, email: '' }, 'no_email'],
  ])('the way to pay can be mailed, or not (%#)', (fields, code) =>
    expect(whyNotPayLink(facts(fields))?.code).toBe(code),
  )

  test.each([
    [[aPayment({ session: 'cs_1' })], undefined],
    [[cash, aPayment({ session: 'cs_1' }), aPayment()], undefined],
    [[aPayment()], 'nothing_to_ask'],
    [[cash], 'nothing_to_ask'],
    [[], 'nothing_to_ask'],
  ])('a provider can be asked how it stands, or not (%#)', (payments, code) =>
    expect(whyNotCheck(facts({ payments }))?.code).toBe(code),
  )
})
