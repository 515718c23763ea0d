import { plusMinutes } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites } from '../../testing/apply.ts'
import {
  aCart,
  anUnpaidOrder,
  aPlaceCommand,
  harbor,
  mill,
  noon,
  noor,
  placeFacts,
  shopper,
  workFacts,
} from '../../testing/factories.ts'
import type { Order, OrderPromotion } from '../documents.ts'
import type { PaymentStanding } from '../states.ts'
import { cancelOrder } from './cancel-order.ts'
import { expireOrder } from './expire-order.ts'
import { placeOrder, type PlaceFacts, type PlaceOrder } from './place-order.ts'
import { recordPlaced, type RecordPlaced } from './record-placed.ts'
import { setCartCodes } from './set-cart-codes.ts'
import { setDeliveryQuote } from './set-delivery-quote.ts'

const cart = aCart({ 'FLAT-WHITE': 2, CROISSANT: 1 })
const promotion: OrderPromotion = {
  _key: 'p',
  promotion: 'promotion-x',
  title: 'Ten',
  kind: 'percent',
  amount: 10,
  counters: [],
}
function made(facts: Partial<PlaceFacts> = {}, command: Partial<PlaceOrder> = {}) {
  const decided = placeOrder({ ...placeFacts(cart), ...facts }, aPlaceCommand(command), noon)
  if (!decided.ok) throw new Error(decided.refusal.message)
  return decided.value.value
}

describe('a new order', () => {
  test('is all that was chosen, and nothing that was not', () => {
    const { contentHash, ...order } = made()
    expect(contentHash).toMatch(/^[0-9a-f]{16}$/)
    expect(order).toEqual({
      _id: 'order.01jd',
      _type: 'order',
      number: '1048',
      state: 'pending_payment',
      createdAt: noon,
      contact: { email: 'amira@example.com', phone: '+14155550100' },
      address: expect.objectContaining({ line1: '17 Mill Road' }),
      delivery: { method: 'delivery', zone: 'zone-mission' },
      language: 'en',
      currency: 'USD',
      lines: order.lines,
      allocations: order.allocations,
      totals: { subtotal: 1350, discount: 0, delivery: 300, tax: 0, total: 1650 },
      taxIncluded: false,
      reservation: { expiresAt: plusMinutes(noon, 15) },
      paymentStanding: 'pending',
      fulfillmentStanding: 'none',
      payment: 'payment.01jd-1',
      fulfillments: [],
      substitution: 'ask',
      events: [{ _key: 'place-1-created', at: noon, type: 'created', actor: shopper }],
    })
    expect(order.lines[0]).toMatchObject({ canceled: 0, picked: 0, packed: 0, shipped: 0, delivered: 0 })
    expect(order.lines[0]).not.toHaveProperty('line')
  })

  test('is written as it is told', () => {
    const decided = placeOrder(placeFacts(cart), aPlaceCommand(), noon)
    expect(decided).toMatchObject({ value: { writes: [{ create: made() }] } })
  })

  test('names its customer and promotions where there are any', () => {
    expect(made({ promotions: [promotion] }, { customer: 'customer.1' })).toMatchObject({
      customer: 'customer.1',
      promotions: [promotion],
    })
    expect(made({ promotions: [] })).not.toHaveProperty('promotions')
  })

  test('says of its units how many are to come and when, under the seller of their line', () => {
    const units = placeFacts(cart).units.map((unit, at) => ({
      ...unit,
      ...[
        { backordered: 1, restockDays: 4 },
        { backordered: 0, restockDays: 4 },
      ][at],
    }))
    const lines = placeFacts(cart).lines.map((line) => ({ ...line, seller: `seller-${line.sku.toLowerCase()}` }))
    expect(made({ units, lines }).allocations).toEqual([
      {
        _key: 'a1',
        line: 'FLAT-WHITE',
        sku: 'FLAT-WHITE',
        variant: 'variant-flat-white',
        location: mill,
        seller: 'seller-flat-white',
        quantity: 2,
        backordered: 1,
        restockDays: 4,
      },
      {
        _key: 'a2',
        line: 'CROISSANT',
        sku: 'CROISSANT',
        variant: 'variant-croissant',
        location: mill,
        seller: 'seller-croissant',
        quantity: 1,
      },
    ])
    const unknown = units.map(({ restockDays: _days, ...unit }) => unit)
    expect(made({ units: unknown }).allocations[0]).not.toHaveProperty('restockDays')
  })

  test('is a fault when the units of any line are too few, too many, or of another', () => {
    const { units } = placeFacts(cart)
    const of = (quantities: readonly number[]) => units.map((unit, at) => ({ ...unit, quantity: quantities[at] ?? 0 }))
    expect(() => made({ units: of([2, 0]) })).toThrow('0 units allocated for 1 of CROISSANT')
    expect(() => made({ units: of([3, 1]) })).toThrow('3 units allocated for 2 of FLAT-WHITE')
    const inTwo = [
      ...of([1, 1]),
      ...of([1])
        .slice(0, 1)
        .map((unit) => ({ ...unit, location: harbor })),
    ]
    expect(made({ units: inTwo }).allocations).toHaveLength(3)
  })
})

describe('a paid order', () => {
  const paid: RecordPlaced = { commandId: 'pay-1', actor: shopper, paymentStanding: 'captured' }
  const unpaid = anUnpaidOrder(cart, { CROISSANT: harbor })
  const placed = (order: Order, command: Partial<RecordPlaced> = {}) => {
    const decided = recordPlaced(order, { ...paid, ...command }, noon)
    if (!decided.ok) throw new Error(decided.refusal.message)
    const { value, writes } = decided.value
    return { value, ...workFacts(applyWrites(new Map([[order._id, order]]), writes, 'r2')) }
  }

  test('opens whole lists, with what was promised', () => {
    const promise = { from: noon, to: plusMinutes(noon, 30), unit: 'minutes' } as const
    const { order, fulfillments, value } = placed(unpaid, { promise })
    const { _rev, _createdAt, _updatedAt, ...first } = fulfillments[0] ?? unpaid
    expect(first).toEqual(value[0])
    expect(value[0]).toEqual({
      _id: 'fulfillment.01jd-1',
      _type: 'fulfillment',
      order: 'order.01jd',
      orderNumber: '1048',
      location: mill,
      seller: 'seller-house',
      state: 'open',
      method: 'delivery',
      lines: [expect.objectContaining({ _key: 'FLAT-WHITE', quantity: 2, picked: 0, shorted: 0 })],
      holds: [],
      openedAt: noon,
      promise: { from: noon, to: plusMinutes(noon, 30) },
      events: [{ _key: 'pay-1-placed', at: noon, type: 'placed', actor: shopper }],
    })
    expect(order.promise).toEqual(promise)
    expect(placed(unpaid).value[0]).not.toHaveProperty('promise')
    expect(placed(unpaid).order).not.toHaveProperty('promise')
  })

  test.each<readonly [PaymentStanding, boolean]>([
    ['captured', true],
    ['over_captured', true],
    ['partially_refunded', true],
    ['disputed', true],
    ['authorized', false],
    ['pending', false],
  ])('whose money is %s is told as paid: %s', (paymentStanding, told) =>
    expect(placed(unpaid, { paymentStanding }).order).toMatchObject({
      paymentStanding,
      events: [{}, ...(told ? [{ type: 'paid' }] : []), { type: 'placed' }],
    }),
  )

  test('with units to come waits without a list', () => {
    const order = {
      ...unpaid,
      allocations: unpaid.allocations.map((each, at) => (at === 1 ? { ...each, backordered: 1 } : each)),
    }
    expect(placed(order)).toMatchObject({
      value: [],
      order: { state: 'placed', fulfillmentStanding: 'none', fulfillments: [] },
    })
    expect(
      placed({ ...unpaid, allocations: unpaid.allocations.map((each) => ({ ...each, backordered: 0 })) }).value,
    ).toHaveLength(2)
  })

  test('takes its units from where late money found them', () => {
    const units = unpaid.allocations.map(({ line, sku, variant, quantity }) => ({
      line,
      sku,
      variant,
      quantity,
      location: harbor,
    }))
    const lines = unpaid.lines.map((line) => ({ ...line, seller: `seller-${line.sku.toLowerCase()}` }))
    const late = placed(
      { ...unpaid, lines, state: 'expired' },
      { units: [...units, { ...units[0], line: 'gone' } as never] },
    )
    expect(late.order.allocations.map(({ _key, location, seller }) => [_key, location, seller])).toEqual([
      ['a1', harbor, 'seller-flat-white'],
      ['a2', harbor, 'seller-croissant'],
      ['a3', harbor, ''],
    ])
    expect(late.fulfillments).toHaveLength(1)
    expect(late.order.state).toBe('placed')
  })
})

describe('the end of an order', () => {
  const order = anUnpaidOrder(cart)
  const cancel = { commandId: 'c1', actor: noor, reason: 'shopper' }

  test('unpaid and called off takes its reservation and counts its lines, guarded', () => {
    const decided = cancelOrder({ order, fulfillments: [] }, { ...cancel, note: 'They rang' }, noon)
    expect(decided).toMatchObject({
      value: {
        writes: [
          {
            patch: {
              id: 'order.01jd',
              ifRevisionID: 'r1',
              set: {
                state: 'canceled',
                canceledAt: noon,
                cancelReason: 'shopper',
                fulfillmentStanding: 'none',
                'lines[_key=="FLAT-WHITE"].canceled': 2,
                'lines[_key=="CROISSANT"].canceled': 1,
              },
              unset: ['reservation'],
              insert: { after: 'events[-1]', items: [{ _key: 'c1-canceled', type: 'canceled', note: 'They rang' }] },
            },
          },
        ],
      },
    })
    expect(cancelOrder({ order, fulfillments: [] }, cancel, noon)).toMatchObject({
      value: { writes: [{ patch: { insert: { items: [{ note: 'shopper' }] } } }] },
    })
  })

  test('placed and called off closes the lists that are open, and frees what they hold', () => {
    const placed = recordPlaced(
      anUnpaidOrder(cart, { CROISSANT: harbor }),
      { ...cancel, paymentStanding: 'captured' },
      noon,
    )
    if (!placed.ok) throw new Error(placed.refusal.message)
    const unpaid = anUnpaidOrder(cart, { CROISSANT: harbor })
    const facts = workFacts(applyWrites(new Map([[unpaid._id, unpaid]]), placed.value.writes, 'r2'))
    const one = facts.fulfillments.map((each, at) => (at === 0 ? { ...each, state: 'canceled' as const } : each))
    const decided = cancelOrder({ ...facts, fulfillments: one }, cancel, noon)
    expect(decided).toMatchObject({
      value: {
        writes: [
          {},
          {
            patch: {
              id: 'fulfillment.01jd-2',
              ifRevisionID: 'r2',
              set: { state: 'canceled', canceledAt: noon },
              insert: {
                after: 'events[-1]',
                items: [{ _key: 'c1-canceled', at: noon, type: 'canceled', actor: noor }],
              },
            },
          },
        ],
        value: { account: 'committed', units: [{ sku: 'CROISSANT', location: harbor }] },
      },
    })
    expect(decided.ok && decided.value.writes).toHaveLength(2)
  })

  test('unpaid in time takes the reservation with it; one without any may end at once', () => {
    const end = { commandId: 'e1', actor: noor }
    expect(expireOrder(order, end, plusMinutes(noon, 15))).toMatchObject({
      value: {
        writes: [
          {
            patch: {
              id: 'order.01jd',
              ifRevisionID: 'r1',
              set: { state: 'expired' },
              unset: ['reservation'],
              insert: { after: 'events[-1]', items: [{ _key: 'e1-expired', type: 'expired' }] },
            },
          },
        ],
      },
    })
    expect(expireOrder(order, end, noon)).toMatchObject({
      refusal: { code: 'not_expired', detail: { expiresAt: plusMinutes(noon, 15) } },
    })
    const { reservation: _gone, ...bare } = order
    expect(expireOrder(bare, end, noon)).toMatchObject({ ok: true })
  })
})

test('a cart keeps codes and the delivery fee it was told, guarded', () => {
  const codes = [{ _key: 'TEN', code: 'TEN', counter: 'promotionCode.1' }]
  expect(setCartCodes(cart, codes, plusMinutes(noon, 1))).toEqual({
    writes: [{ patch: { id: 'cart.token', ifRevisionID: 'r1', set: { codes, updatedAt: plusMinutes(noon, 1) } } }],
    effects: [],
    value: codes,
  })
  const deliveryQuote = { source: 'carrier', key: 'k', fee: 450, expiresAt: noon } as const
  expect(setDeliveryQuote(cart, deliveryQuote)).toEqual({
    writes: [{ patch: { id: 'cart.token', ifRevisionID: 'r1', set: { deliveryQuote } } }],
    effects: [],
    value: deliveryQuote,
  })
})
