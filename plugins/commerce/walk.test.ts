import type { StockLevel } from '@souk/inventory'
import type { Fulfillment, Order } from '@souk/orders'
import { expect, test } from 'vitest'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`

async function level({ store }: ShopFloor) {
  const [document] = await store.get(['stockLevel.variant-latte.location-ferry'])
  const { onHand, reserved, committed, unavailable } = document as StockLevel
  return { onHand, reserved, committed, unavailable }
}
async function order({ store }: ShopFloor) {
  return (await store.get([orderId]))[0] as Order
}

async function placed(): Promise<ShopFloor> {
  const floor = await openMemoryFloor({ LATTE: 10 })
  const cartId = await fillCart(floor.commerce, 'walk', { LATTE: 2 })
  const checkout = await floor.commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)
  expect(checkout).toMatchObject({ ok: true, value: { orderId, number: '1001', payment: { provider: 'stripe' } } })
  return floor
}

async function paid(): Promise<ShopFloor> {
  const floor = await placed()
  floor.provider.pay(floor.provider.session(orderId) ?? '')
  const body = JSON.stringify({ id: 'evt_1', orderId, session: floor.provider.session(orderId) })
  expect(await floor.commerce.receiveWebhook('stripe', new Headers({ 'x-signature': 'right' }), body)).toBe('applied')
  return floor
}

test('an order walks from the cart to the door, and the books stay right at every step', async () => {
  const floor = await paid()
  const { commerce, store } = floor
  expect(await level(floor)).toEqual({ onHand: 10, reserved: 0, committed: 2, unavailable: 0 })
  const fulfillmentId = (await order(floor)).fulfillments[0] ?? ''
  for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const) {
    const done = await commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId }, { actor: staff })
    expect(done).toMatchObject({ ok: true })
    expect(await commerce.verify()).toEqual([])
  }
  await commerce.settle()
  expect(await level(floor)).toEqual({ onHand: 8, reserved: 0, committed: 0, unavailable: 0 })
  const done = await order(floor)
  expect([done.state, done.paymentStanding, done.fulfillmentStanding]).toEqual(['completed', 'captured', 'delivered'])
  expect(done.events.map(({ type }) => type)).toEqual([
    'created',
    'paid',
    'placed',
    'picking_started',
    'picked',
    'packed',
    'handed_over',
    'delivered',
    'completed',
  ])
  const said = store.all().filter(({ _type }) => _type === 'message')
  expect(said.map(({ template, state }) => [template, state])).toEqual([
    ['order-confirmation', 'sent'],
    // Nothing was sent before all was over: who has it in hand need not hear that it is coming
    ['on-its-way', 'suppressed'],
    ['delivered', 'sent'],
  ])
  const [shipment] = await store.get([`shipment.${ulid}-1`])
  expect(shipment).toMatchObject({ state: 'delivered', trackingNumber: `T-shipment.${ulid}-1` })
  const ofOrder = store.all().filter((each) => JSON.stringify(each).includes(ulid) || each._type === 'effect')
  expect(ofOrder.length).toBeLessThanOrEqual(14)
  expect(await commerce.verify()).toEqual([])
})

test('the same checkout twice makes one order and one payment page', async () => {
  const floor = await placed()
  const again = await floor.commerce.checkout(orderOf(ulid, 'cart.000000000000walk'), { actor: shopper }, urls)
  expect(again).toMatchObject({ ok: true, value: { orderId, number: '1001' } })
  expect(await level(floor)).toEqual({ onHand: 10, reserved: 2, committed: 0, unavailable: 0 })
})

test('the same checkout with other content is refused', async () => {
  const floor = await placed()
  const other = orderOf(ulid, 'cart.000000000000walk', { email: 'eve@example.com' })
  expect(await floor.commerce.dispatch('placeOrder', other, { actor: shopper })).toMatchObject({
    ok: false,
    refusal: { code: 'order_differs' },
  })
})

test('a webhook that comes twice is applied once', async () => {
  const floor = await paid()
  const body = JSON.stringify({ id: 'evt_1', orderId, session: floor.provider.session(orderId) })
  const headers = new Headers({ 'x-signature': 'right' })
  expect(await floor.commerce.receiveWebhook('stripe', headers, body)).toBe('duplicate')
  expect(await floor.commerce.receiveWebhook('stripe', new Headers(), body)).toBe('refused')
})

test('an unpaid order expires and its units are free again', async () => {
  const floor = await placed()
  floor.pass(16 * 60_000)
  await floor.commerce.settle()
  expect((await order(floor)).state).toBe('expired')
  expect(await level(floor)).toEqual({ onHand: 10, reserved: 0, committed: 0, unavailable: 0 })
  expect(await floor.commerce.verify()).toEqual([])
})

test('money that comes after the reservation lapsed finds its units again', async () => {
  const floor = await placed()
  floor.pass(16 * 60_000)
  await floor.commerce.settle()
  floor.provider.pay(floor.provider.session(orderId) ?? '', true)
  await floor.commerce.refreshPayment(orderId)
  expect((await order(floor)).state).toBe('placed')
  expect(await level(floor)).toEqual({ onHand: 10, reserved: 0, committed: 2, unavailable: 0 })
  expect(await floor.commerce.verify()).toEqual([])
})

test('money that comes when all is sold goes back', async () => {
  const floor = await placed()
  floor.pass(16 * 60_000)
  await floor.commerce.settle()
  const sku = { sku: 'LATTE', location: 'location-ferry' }
  await floor.commerce.dispatch('adjustStock', { ...sku, delta: -9, reason: 'waste' }, { actor: staff })
  floor.provider.pay(floor.provider.session(orderId) ?? '', true)
  await floor.commerce.refreshPayment(orderId)
  await floor.commerce.settle()
  const lost = await order(floor)
  expect([lost.state, lost.paymentStanding]).toEqual(['expired', 'refunded'])
  expect(floor.provider.refunded(orderId)).toBe(lost.totals.total)
  expect(await floor.commerce.verify()).toEqual([])
})

test('a paid order that is canceled gives units and money back', async () => {
  const floor = await paid()
  const canceled = await floor.commerce.dispatch('cancelOrder', { orderId, reason: 'Changed mind' }, { actor: staff })
  expect(canceled).toEqual({ ok: true, value: { orderId, state: 'canceled' } })
  await floor.commerce.settle()
  const off = await order(floor)
  expect([off.state, off.paymentStanding]).toEqual(['canceled', 'refunded'])
  expect(floor.provider.refunded(orderId)).toBe(off.totals.total)
  expect(await level(floor)).toEqual({ onHand: 10, reserved: 0, committed: 0, unavailable: 0 })
  expect(await floor.commerce.verify()).toEqual([])
})

test('a cash order is placed at once and paid at the door', async () => {
  const floor = await openMemoryFloor({ LATTE: 10 })
  const cartId = await fillCart(floor.commerce, 'cash', { LATTE: 1 })
  const input = orderOf(ulid, cartId, { payment: { provider: 'cash' }, delivery: { method: 'pickup' } })
  const checkout = await floor.commerce.checkout(input, { actor: shopper }, urls)
  expect(checkout).toMatchObject({ ok: true, value: { payment: { provider: 'cash', url: null } } })
  const fulfillmentId = (await order(floor)).fulfillments[0] ?? ''
  const [fulfillment] = await floor.store.get([fulfillmentId])
  expect((fulfillment as Fulfillment).state).toBe('open')
  for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
    await floor.commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId }, { actor: staff })
  await floor.commerce.settle()
  const done = await order(floor)
  expect([done.state, done.paymentStanding]).toEqual(['completed', 'captured'])
  expect(await floor.commerce.verify()).toEqual([])
})

test('two shoppers who want the last one: one gets it, the other is told how many are left', async () => {
  const floor = await openMemoryFloor({ LATTE: 1 })
  const carts = await Promise.all(['one', 'two'].map((name) => fillCart(floor.commerce, name, { LATTE: 1 })))
  const results = await Promise.all(
    carts.map((cartId, index) =>
      floor.commerce.dispatch('placeOrder', orderOf(`${ulid}${index}`, cartId), { actor: shopper }),
    ),
  )
  expect(results).toMatchObject([
    { ok: true },
    { ok: false, refusal: { code: 'out_of_stock', detail: { lines: [{ sku: 'LATTE', wanted: 1, available: 0 }] } } },
  ])
  expect(await floor.commerce.verify()).toEqual([])
})

test('a document that only calls itself an order is told by verify, not tripped over', async () => {
  const { commerce, store } = await openMemoryFloor()
  await store.commit([{ create: { _id: 'order.stray', _type: 'order' } }], { transactionId: 'stray' })
  expect((await commerce.verify()).map(({ subject, invariant }) => [subject, invariant])).toEqual([
    ['order.stray', 'I8'],
  ])
})
