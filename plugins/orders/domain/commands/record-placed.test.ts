import { describe, expect, test } from 'vitest'
import { applyWrites } from '../../testing/apply.ts'
import { aCart, anUnpaidOrder, aPlacedOrder, harbor, mill, noon, shopper, workFacts } from '../../testing/factories.ts'
import { recordPlaced } from './record-placed.ts'

const cart = aCart({ 'FLAT-WHITE': 2, CROISSANT: 1 })
const paid = { commandId: 'pay-1', actor: shopper, paymentStanding: 'captured' } as const

describe('a paid order', () => {
  test('is placed and opens one fulfillment per place', () => {
    const { order, fulfillments } = workFacts(aPlacedOrder(cart, { CROISSANT: harbor }))
    expect(order).toMatchObject({
      state: 'placed',
      placedAt: noon,
      paymentStanding: 'captured',
      fulfillmentStanding: 'open',
      fulfillments: ['fulfillment.01jd-1', 'fulfillment.01jd-2'],
    })
    expect(order.reservation).toBeUndefined()
    expect(order.events.map(({ type }) => type)).toEqual(['created', 'paid', 'placed'])
    expect(fulfillments).toMatchObject([
      {
        _id: 'fulfillment.01jd-1',
        location: mill,
        state: 'open',
        lines: [{ sku: 'FLAT-WHITE', quantity: 2, picked: 0 }],
      },
      {
        _id: 'fulfillment.01jd-2',
        location: harbor,
        state: 'open',
        lines: [{ sku: 'CROISSANT', quantity: 1, picked: 0 }],
      },
    ])
  })

  test('by cash is placed without being paid', () => {
    const order = anUnpaidOrder(cart)
    const decided = recordPlaced(order, { ...paid, paymentStanding: 'pending' }, noon)
    const after = workFacts(applyWrites(new Map([[order._id, order]]), decided.ok ? decided.value.writes : [], 'r2'))
    expect(after.order.events.map(({ type }) => type)).toEqual(['created', 'placed'])
  })

  test('that had expired comes from where its units were found again', () => {
    const order = { ...anUnpaidOrder(cart), state: 'expired' as const }
    const units = order.allocations.map(({ line, sku, variant, quantity }) => ({
      line,
      sku,
      variant,
      quantity,
      location: harbor,
    }))
    const decided = recordPlaced(order, { ...paid, units }, noon)
    expect(decided.ok && decided.value.value).toMatchObject([{ location: harbor, seller: 'seller-house' }])
  })

  test.each(['placed', 'canceled', 'completed'] as const)('cannot be placed from %s', (state) =>
    expect(recordPlaced({ ...anUnpaidOrder(cart), state }, paid, noon)).toMatchObject({
      refusal: { code: 'wrong_state' },
    }),
  )
})
