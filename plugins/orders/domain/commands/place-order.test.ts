import { describe, expect, test } from 'vitest'
import { aCart, anUnpaidOrder, aPlaceCommand, harbor, mill, noon, placeFacts } from '../../testing/factories.ts'
import { contentHash } from '../content-hash.ts'
import { placeOrder } from './place-order.ts'

const cart = aCart({ 'FLAT-WHITE': 2, CROISSANT: 1 })

describe('placing an order', () => {
  test('copies what was bought and holds it for the time to pay', () => {
    const order = anUnpaidOrder(cart, { CROISSANT: harbor })
    expect(order).toMatchObject({
      _id: 'order.01jd',
      number: '1048',
      state: 'pending_payment',
      paymentStanding: 'pending',
      fulfillmentStanding: 'none',
      reservation: { expiresAt: '2026-11-21T14:23:00.000Z' },
      totals: { subtotal: 1350, discount: 0, delivery: 300, tax: 0, total: 1650 },
      allocations: [
        { _key: 'a1', line: 'FLAT-WHITE', location: mill, seller: 'seller-house', quantity: 2 },
        { _key: 'a2', line: 'CROISSANT', location: harbor, seller: 'seller-house', quantity: 1 },
      ],
      events: [{ _key: 'place-1-created', type: 'created', at: noon }],
    })
    expect(order.lines[0]).toMatchObject({ _key: 'FLAT-WHITE', unitPrice: 450, quantity: 2, picked: 0, canceled: 0 })
  })

  test('refuses an empty cart', () =>
    expect(placeOrder(placeFacts(aCart({})), aPlaceCommand(), noon)).toMatchObject({ refusal: { code: 'cart_empty' } }))

  test('is a fault when the units found are not the units bought', () =>
    expect(() => placeOrder({ ...placeFacts(cart), units: [] }, aPlaceCommand(), noon)).toThrow('0 units allocated'))

  test('hashes what the shopper chose: a retry agrees, another basket or address does not', () => {
    const order = anUnpaidOrder(cart)
    expect(contentHash({ ...order, lines: order.lines.toReversed() })).toBe(order.contentHash)
    expect(contentHash({ ...order, address: { ...order.address, line1: '18 Mill Road' } })).not.toBe(order.contentHash)
    expect(anUnpaidOrder(aCart({ 'FLAT-WHITE': 3, CROISSANT: 1 })).contentHash).not.toBe(order.contentHash)
    expect(order.contentHash).toMatch(/^[0-9a-f]{16}$/)
  })
})
