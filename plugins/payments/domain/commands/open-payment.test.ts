import { expect, test } from 'vitest'
import { aPaid, aPayment, noon } from '../../testing/factories.ts'
import { openPayment, paymentId, recordStarted } from './open-payment.ts'

const request = { order: 'order.01', orderNumber: '1048', currency: 'USD', amount: 3275 } as const

test('an attempt is created whole, with nothing taken yet, under its order and number', () => {
  const { writes, effects, value } = openPayment({ ...request, provider: 'paypal', attempt: 2 }, noon)
  expect(value).toEqual({
    _id: 'payment.01-2',
    _type: 'payment',
    ...request,
    provider: 'paypal',
    state: 'created',
    authorized: 0,
    captured: 0,
    refunded: 0,
    disputed: false,
    createdAt: noon,
  })
  expect([writes, effects]).toEqual([[{ create: value }], []])
  expect(value._id).toBe(paymentId('order.01', 2))
})

test('cash waits at once', () =>
  expect(openPayment({ ...request, provider: 'cash', attempt: 1 }, noon).value.state).toBe('pending'))

test('the page is kept under the revision that it was opened for', () => {
  const page = { session: 'cs_1', url: 'https://pay.example/cs_1' }
  const begun = aPayment()
  expect(recordStarted(begun, page)).toEqual({
    writes: [{ patch: { id: 'payment.01-1', ifRevisionID: 'r1', set: { ...page, state: 'pending' } } }],
    effects: [],
    value: { ...begun, ...page, state: 'pending' },
  })
  expect(recordStarted(aPaid(), page).value).toEqual({ ...aPaid(), ...page })
})
