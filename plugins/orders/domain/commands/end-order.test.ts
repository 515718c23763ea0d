import { plusMinutes } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites } from '../../testing/apply.ts'
import { aPlacedOrder, anUnpaidOrder, noon, noor, workFacts } from '../../testing/factories.ts'
import { cancelOrder } from './cancel-order.ts'
import { expireOrder } from './expire-order.ts'
import { pick } from './pick.ts'

const cancel = { commandId: 'cancel-1', actor: noor, reason: 'shopper' }

describe('canceling', () => {
  test('frees the reserved units of an unpaid order', () => {
    const order = anUnpaidOrder()
    const decided = cancelOrder({ order, fulfillments: [] }, cancel, noon)
    expect(decided).toMatchObject({ value: { value: { account: 'reserved', units: order.allocations } } })
  })

  test('frees the committed units of a placed order and cancels its fulfillments and lines', () => {
    const documents = aPlacedOrder()
    const decided = cancelOrder(workFacts(documents), cancel, noon)
    expect(decided).toMatchObject({ value: { value: { account: 'committed' } } })
    const after = workFacts(applyWrites(documents, decided.ok ? decided.value.writes : [], 'r3'))
    expect(after).toMatchObject({
      order: { state: 'canceled', cancelReason: 'shopper', fulfillmentStanding: 'canceled', lines: [{ canceled: 2 }] },
      fulfillments: [{ state: 'canceled', canceledAt: noon }],
    })
  })

  test('is refused once picking began', () => {
    const documents = aPlacedOrder()
    const picked = pick(workFacts(documents), { ...cancel, fulfillmentId: 'fulfillment.01jd-1' }, noon)
    const after = applyWrites(documents, picked.ok ? picked.value.writes : [], 'r3')
    expect(cancelOrder(workFacts(after), cancel, noon)).toEqual({
      ok: false,
      refusal: { code: 'picking_began', message: 'Picking began. Refund lines instead.' },
    })
  })

  test('is refused for goods that came back: their units have left our books', () => {
    const { order, fulfillments } = workFacts(aPlacedOrder())
    for (const state of ['returning', 'returned'] as const)
      expect(
        cancelOrder({ order, fulfillments: fulfillments.map((each) => ({ ...each, state })) }, cancel, noon),
      ).toMatchObject({
        refusal: { code: 'picking_began' },
      })
  })

  test('is refused while the charge is disputed, and after the end', () => {
    const order = anUnpaidOrder()
    const attempt = (fields: object) => cancelOrder({ order: { ...order, ...fields }, fulfillments: [] }, cancel, noon)
    expect(attempt({ state: 'placed', paymentStanding: 'disputed' })).toMatchObject({
      refusal: { code: 'payment_disputed' },
    })
    expect(attempt({ state: 'expired' })).toMatchObject({
      refusal: { code: 'wrong_state', message: 'It is expired already.' },
    })
  })
})

describe('expiring', () => {
  const order = anUnpaidOrder()
  const expire = { commandId: 'expire-1', actor: noor }

  test('waits for the end of the reservation', () => {
    expect(expireOrder(order, expire, plusMinutes(noon, 14))).toMatchObject({ refusal: { code: 'not_expired' } })
    expect(expireOrder(order, expire, plusMinutes(noon, 15))).toMatchObject({
      value: { value: { account: 'reserved', units: order.allocations } },
    })
  })

  test('never ends an order that was paid meanwhile', () =>
    expect(expireOrder({ ...order, state: 'placed' }, expire, plusMinutes(noon, 60))).toMatchObject({
      refusal: { code: 'wrong_state' },
    }))
})
