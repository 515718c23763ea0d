import { type EventWords, type Fulfillment, type Order, orderEventWords } from '@souk/orders'
import { type Shipment, shipmentLifecycle } from '@souk/shipping'
import { expect, test } from 'vitest'
import type { Catalog } from '../catalog/catalog.ts'
import { parcelWords } from '../words/parcel.ts'
import { wordsFor } from '../words/words.ts'
import { orderView } from './order-view.ts'

const stored = { _rev: 'r', _createdAt: '2026-11-21T22:08:00Z', _updatedAt: '2026-11-21T22:08:00Z' }
const staff = { kind: 'staff', id: 'p-noor', name: 'Noor R.' } as const

const catalog = {
  settings: { timeZone: 'America/Los_Angeles', country: 'US' },
  bySku: new Map(),
  sellers: new Map([
    ['seller-house', { _id: 'seller-house', name: 'The House' }],
    ['seller-bakery', { _id: 'seller-bakery', name: 'The New Bakery' }],
  ]),
  zones: [],
  locations: [{ _id: 'location-a', name: 'Kettle Lane', address: { line1: '8 Kettle Lane', city: 'San Francisco' } }],
} as unknown as Catalog

const line = {
  _key: 'a',
  sku: 'BUN',
  title: 'Cinnamon bun',
  variantTitle: '',
  seller: 'seller-bakery',
  sellerName: 'Mill Lane Bakery',
  quantity: 2,
  subtotal: 780,
  discount: 0,
  tax: 0,
  canceled: 0,
  picked: 0,
  packed: 0,
  shipped: 0,
  delivered: 0,
}
const order = {
  ...stored,
  _id: 'order.01m7zz',
  _type: 'order',
  number: '1048',
  state: 'placed',
  delivery: { method: 'delivery' },
  address: {
    name: 'Amira',
    line1: '41 Harbour Street',
    line2: '3B',
    city: 'San Francisco',
    postalCode: '94105',
    country: 'US',
  },
  currency: 'USD',
  totals: { subtotal: 780, discount: 0, delivery: 190, tax: 62, total: 970 },
  taxIncluded: true,
  lines: [line],
  allocations: [],
  paymentStanding: 'captured',
  promise: { from: '2026-11-21T22:22:00.000Z', to: '2026-11-21T22:26:00.000Z' },
  events: [
    { _key: 'c', at: '2026-11-21T22:07:00.000Z', type: 'created', actor: staff },
    { _key: 'p', at: '2026-11-21T22:08:00.000Z', type: 'paid', actor: staff },
    { _key: 'm', at: '2026-11-21T22:09:00.000Z', type: 'message_sent', actor: staff },
  ],
} as unknown as Order
const fulfillment = (state: string, more: Partial<Fulfillment> = {}): Fulfillment =>
  ({
    ...stored,
    _id: 'fulfillment.01m7zz-1',
    _type: 'fulfillment',
    location: 'location-a',
    state,
    lines: [],
    ...more,
  }) as unknown as Fulfillment

const view = (state: string, changed: Partial<Order> = {}, more: Partial<Fulfillment> = {}) =>
  orderView(
    {
      order: { ...order, ...changed } as Order,
      fulfillments: [fulfillment(state, more)],
      shipments: [],
      returns: [],
      pin: '4071',
    },
    catalog,
    'en',
  )

test('a paid order tells its window in the shop’s time, its PIN, and that it may be canceled', () => {
  const { phase, window, pin, cancel, from, to } = view('open')
  expect({ phase, window, pin, cancel, from, to }).toEqual({
    phase: 'placed',
    window: { from: '14:22', to: '14:26', unit: 'minutes' },
    pin: '4071',
    cancel: 'yes',
    from: 'Kettle Lane',
    to: ['41 Harbour Street, 3B', 'San Francisco 94105'],
  })
})

test('what is picked up waits at the place that serves it, and before it is paid at the one that holds it', () => {
  const two = { _id: 'location-b', name: 'Mill Road', address: { line1: '2 Mill Road', city: 'Oakland' } }
  const places = { ...catalog, locations: [...catalog.locations, two] } as Catalog
  const picked = { ...order, delivery: { method: 'pickup' } } as Order
  const of = (file: Partial<Parameters<typeof orderView>[0]>) =>
    orderView({ order: picked, fulfillments: [], shipments: [], returns: [], pin: '4071', ...file }, places, 'en').to
  expect(of({ fulfillments: [fulfillment('open', { location: 'location-b' })] })).toEqual([
    'Mill Road',
    '2 Mill Road',
    'Oakland',
  ])
  const held = { ...picked, state: 'pending_payment', allocations: [{ location: 'location-b' }] } as unknown as Order
  expect(of({ order: held })).toEqual(['Mill Road', '2 Mill Road', 'Oakland'])
})

test('an Arabic page writes every time and day in the digits of its page', () => {
  const file = { order, fulfillments: [fulfillment('open')], shipments: [], returns: [], pin: '4071' }
  const arabic = orderView(file, catalog, 'ar')
  const told = [arabic.window?.from, arabic.window?.to, ...arabic.events.map(({ at }) => at)]
  expect(told.join(' ')).toMatch(/^[٠-٩: ]+$/)
  const held = { ...order, state: 'pending_payment', reservation: { expiresAt: '2026-11-21T22:30:00.000Z' } } as Order
  expect(orderView({ ...file, order: held }, catalog, 'ar').heldUntil).toBe('١٤:٣٠')
  expect(orderView({ ...file, order: held }, catalog, 'ur').heldUntil).toBe('14:30')
})

test('what is sent in exchange never asks for less than nothing, when a part of it was called off', () => {
  const exchange = { order: 'order.01', orderNumber: '1047', return: 'return.1', credit: 970 }
  expect(view('open', { exchange, lines: [{ ...line, canceled: 1 }] } as unknown as Partial<Order>).sum).toBe(0)
})

test('once the bar has begun it can no longer be canceled', () => {
  expect(view('picking').cancel).toBe('no')
})

test('the phase follows the slowest place', () => {
  expect(['ready', 'handed_over', 'delivered', 'delivery_failed'].map((state) => view(state).phase)).toEqual([
    'ready',
    'way',
    'delivered',
    'failed',
  ])
})

test('the timeline speaks to the shopper only, newest first, and forgets that it was once unpaid', () => {
  expect(view('open').events.map(({ type, at }) => [type, at])).toEqual([['paid', '14:08']])
})

test('an order that is over keeps no PIN and offers nothing to cancel', () => {
  const { pin, cancel, phase } = view('canceled', { state: 'canceled' })
  expect({ pin, cancel, phase }).toEqual({ pin: undefined, cancel: undefined, phase: 'canceled' })
})

const parcel = (state: string, more: Partial<Shipment> = {}): Shipment =>
  ({
    ...stored,
    _id: 'shipment.01m7zz-1',
    _type: 'shipment',
    carrier: 'easypost',
    service: 'FedEx FEDEX_GROUND',
    trackingNumber: '794200000001',
    state,
    events: [
      {
        _key: 'a',
        at: '2026-11-21T22:30:00.000Z',
        status: 'picked_up',
        description: 'Picked up',
        place: 'Oakland, CA',
      },
      { _key: 'b', at: '2026-11-21T22:40:00.000Z', status: 'unknown', description: 'Quokka' },
    ],
    ...more,
  }) as unknown as Shipment
const posted = (state: string, shipment: Shipment) =>
  orderView(
    { order, fulfillments: [fulfillment(state)], shipments: [shipment], returns: [], pin: '4071' },
    catalog,
    'en',
  )

test('a parcel tells its carrier, number and every word but those that nobody understood', () => {
  const { parcels, pin, posted: byPost } = posted('handed_over', parcel('picked_up'))
  expect([pin, byPost]).toEqual([undefined, true])
  expect(parcels).toMatchObject([
    {
      carrier: 'FedEx',
      number: '794200000001',
      tone: 'plain',
      events: [{ at: '14:30', status: 'picked_up', words: 'Picked up', place: 'Oakland, CA' }],
    },
  ])
  expect(parcels[0]?.events).toHaveLength(1)
})

test('the number that a courier from outside asks for is told while its parcel is under way, never our own', () => {
  const uber = { carrier: 'uber', service: 'Uber Direct', pin: '6066' } as const
  const told = (state: string) => {
    const { pin, parcels } = posted('handed_over', parcel(state, uber))
    return [pin, parcels[0]?.pin]
  }
  expect([told('labeled'), told('out_for_delivery'), told('delivered')]).toEqual([
    [undefined, '6066'],
    [undefined, '6066'],
    [undefined, undefined],
  ])
})

const inDays = { from: '2026-11-25T16:00:00.000Z', to: '2026-11-28T04:00:00.000Z', unit: 'days' } as const

test.each([
  ['en', 'Wednesday 25 November', 'Friday 27 November'],
  ['ar', 'الأربعاء، ٢٥ نوفمبر', 'الجمعة، ٢٧ نوفمبر'],
  ['ur', 'بدھ، 25 نومبر', 'جمعہ، 27 نومبر'],
])('what is promised in days is told by the day in %s, and no clock time stands on the page', (language, from, to) => {
  const payment = { provider: 'stripe', state: 'captured', captured: 970, capturedAt: '2026-11-21T22:08:00.000Z' }
  const delivered = fulfillment('delivered', {
    openedAt: '2026-11-21T22:08:00.000Z',
    pickedAt: '2026-11-21T23:08:00.000Z',
    packedAt: '2026-11-21T23:09:00.000Z',
    handedOverAt: '2026-11-21T23:40:00.000Z',
    deliveredAt: '2026-11-27T19:20:00.000Z',
  })
  const page = orderView(
    {
      order: { ...order, promise: inDays } as Order,
      fulfillments: [delivered],
      shipments: [],
      returns: [],
      pin: '4071',
      payment: payment as never,
    },
    catalog,
    language,
  )
  expect(page.window).toEqual({ from, to, unit: 'days' })
  expect(page.deliveredAt).toBe(to)
  expect([page.paidAt, ...page.stages.map(({ at }) => at), ...page.events.map(({ at }) => at)].join(' ')).not.toMatch(
    /[\d\u0660-\u0669]:[\d\u0660-\u0669]/,
  )
})

test('C16 a delay, a failed try and a return each have a phase and a tone of their own', () => {
  const seen = [
    posted('handed_over', parcel('delayed')),
    posted('delivery_failed', parcel('failed')),
    posted('returned', parcel('returned')),
  ].map(({ phase, parcels }) => [phase, parcels[0]?.tone])
  expect(seen).toEqual([
    ['delayed', 'caution'],
    ['failed', 'critical'],
    ['returned', 'caution'],
  ])
})

test.each(['en', 'ar', 'ur'] as const)(
  'C16 every state of a parcel has its words in %s: what happened and what comes next',
  (language) => {
    const { now } = parcelWords[language]
    expect(Object.keys(now).toSorted()).toEqual(Object.keys(shipmentLifecycle).toSorted())
    expect(new Set(Object.values(now).map(({ what }) => what)).size).toBe(Object.keys(now).length)
  },
)

test.each(['en', 'ar', 'ur'] as const)('whatever a shopper is told of an order has its words in %s', (language) => {
  const told = Object.entries<EventWords>(orderEventWords).filter(([, { shopper }]) => shopper !== undefined)
  const said = { ...parcelWords[language].log, ...wordsFor(language).order.events }
  expect(told.map(([type]) => type).filter((type) => !(type in said))).toEqual([])
})

test('C23 each line says who sold it, by the name of that day; a shop with one seller need not', () => {
  const older = { ...line, _key: 'b', sellerName: undefined }
  const file = {
    order: { ...order, lines: [line, older] } as unknown as Order,
    fulfillments: [],
    shipments: [],
    returns: [],
    pin: '4071',
  }
  const sellers = ({ lines }: ReturnType<typeof orderView>) => lines.map(({ seller }) => seller)
  expect(sellers(orderView(file, catalog, 'en'))).toEqual(['Mill Lane Bakery', 'The New Bakery'])
  const alone = { ...catalog, sellers: new Map([...catalog.sellers].slice(1)) }
  expect(sellers(orderView(file, alone, 'en'))).toEqual([undefined, undefined])
})

test('what was called off need not be paid', () => {
  const half = { ...order, lines: [{ ...line, canceled: 1 }] } as unknown as Order
  const payment = { provider: 'cash', captured: 580, refunded: 0, state: 'captured' } as never
  const money = (of: Order, by: object) => {
    const { paid, sum } = orderView(
      { order: of, fulfillments: [], shipments: [], returns: [], pin: '4071', ...by },
      catalog,
      'en',
    )
    return { paid, sum }
  }
  expect(money(half, { payment })).toEqual({ paid: true, sum: 580 })
  expect(money(order, { payment })).toEqual({ paid: false, sum: 580 })
  expect([money(half, {}), money(order, {})]).toEqual([
    { paid: false, sum: 580 },
    { paid: false, sum: 970 },
  ])
})

test('money that pays another order is not told as given back', () => {
  const payment = { _id: 'payment.1', captured: 970, refunded: 700, state: 'captured' } as never
  const refund = { payment: 'payment.1', amount: 500, state: 'succeeded', reference: 'order.01m7zy' }
  const exchanged = [refund, { ...refund, amount: 200, reference: 're_1' }, { ...refund, state: 'failed' }] as never
  const money = (of: Order, by: object) => {
    const file = { order: of, fulfillments: [], shipments: [], returns: [], pin: '4071', ...by }
    const { moved, refunded } = orderView(file, catalog, 'en')
    return { moved, refunded }
  }
  expect(money(order, { payment, exchanged })).toEqual({ moved: 500, refunded: 200 })
  expect(money(order, { payment })).toEqual({ moved: 0, refunded: 700 })
  const credit = { ...(payment as object), creditOf: 'payment.0', captured: 700 }
  expect(money(order, { payment: credit })).toEqual({ moved: 0, refunded: 700 })
  const events = [...order.events, { _key: 'r', at: order._createdAt, type: 'credit_returned', actor: staff }]
  expect(money({ ...order, events }, { payment: credit })).toEqual({ moved: 700, refunded: 0 })
})
