import { type Variant, variantId } from '@souk/catalog'
import { levelId, type StockLevel } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import { describe, expect, test } from 'vitest'
import type { CommandName } from './contract.ts'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulidOf = (nth: number) => `01jd7z8k2m4n6p8q0r2s4t6v${String(nth).padStart(2, '0')}`
const orderIdOf = (nth: number) => `order.${ulidOf(nth)}`

const withBackorder = (document: StoredDocument): StoredDocument =>
  document._type === 'variant' && ['LATTE', 'MOCHA'].includes(String(document['sku']))
    ? ({ ...document, backorder: { limit: 3, restockDays: 10 } } as Variant)
    : document

/** Two lattes are there, and three more may be promised; there are buns enough. */
const opened = (stock: Readonly<Record<string, number>> = { LATTE: 2, BUN: 5 }) =>
  openMemoryFloor(stock, {
    content: shopContent(Object.keys(stock).map((sku) => ({ sku, price: 480 }))).map(withBackorder),
  })

const place = async (floor: ShopFloor, nth: number, lines: Readonly<Record<string, number>>, provider?: 'cash') => {
  const cartId = await fillCart(floor.commerce, `back-${nth}`, lines)
  const more = provider ? { payment: { provider }, delivery: { method: 'pickup' } as const } : {}
  return floor.commerce.checkout(orderOf(ulidOf(nth), cartId, more), { actor: shopper }, urls)
}
const pay = async ({ commerce, provider }: ShopFloor, nth: number) => {
  const session = provider.session(orderIdOf(nth)) ?? ''
  provider.pay(session)
  const body = JSON.stringify({ id: `evt_${nth}`, orderId: orderIdOf(nth), session })
  expect(await commerce.receiveWebhook('stripe', new Headers({ 'x-signature': 'right' }), body)).toBe('applied')
}
const order = async ({ store }: ShopFloor, nth: number) => (await store.get([orderIdOf(nth)]))[0] as Order
const level = async ({ store }: ShopFloor) => {
  const [document] = await store.get([levelId(variantId('LATTE'), 'location-ferry')])
  const { onHand, reserved, committed, backordered = 0 } = document as StockLevel
  return { onHand, reserved, committed, backordered }
}
const run = ({ commerce }: ShopFloor, name: CommandName, input: object) =>
  commerce.dispatch(name, input, { actor: staff, role: 'manager' })
/** The sweep looks once a minute. */
const minute = async (floor: ShopFloor) => {
  floor.pass(61_000)
  await floor.commerce.settle()
}
const arrive = (floor: ShopFloor, quantity: number) =>
  run(floor, 'receiveStock', {
    location: 'location-ferry',
    reference: 'truck',
    lines: [{ sku: 'LATTE', quantity }],
  })
const waiting = async (floor: ShopFloor, nth: number) =>
  (await order(floor, nth)).allocations.map(({ sku, quantity, backordered = 0 }) => [sku, quantity, backordered])

describe('a back-order', () => {
  test('promises what is not there, is paid, waits, and goes to the floor when the last of it has come', async () => {
    const floor = await opened()
    expect(await place(floor, 1, { LATTE: 4, BUN: 1 })).toMatchObject({ ok: true })
    expect(await level(floor)).toEqual({ onHand: 2, reserved: 2, committed: 0, backordered: 2 })
    expect(await waiting(floor, 1)).toEqual([
      ['LATTE', 4, 2],
      ['BUN', 1, 0],
    ])
    expect(await floor.commerce.verify()).toEqual([])
    await pay(floor, 1)
    const paid = await order(floor, 1)
    expect([paid.state, paid.fulfillments, paid.fulfillmentStanding, paid.promise?.unit]).toEqual([
      'placed',
      [],
      'none',
      'days',
    ])
    expect(Date.parse(paid.promise?.to ?? '') - Date.parse(floor.now())).toBeGreaterThanOrEqual(10 * 86_400_000)
    expect(await level(floor)).toEqual({ onHand: 2, reserved: 0, committed: 2, backordered: 2 })
    expect(await floor.commerce.verify()).toEqual([])

    await arrive(floor, 1)
    await minute(floor)
    expect(await waiting(floor, 1)).toEqual([
      ['LATTE', 4, 1],
      ['BUN', 1, 0],
    ])
    expect((await order(floor, 1)).fulfillments).toEqual([])
    expect(await floor.commerce.verify()).toEqual([])

    await arrive(floor, 5)
    await minute(floor)
    await floor.commerce.settle()
    const served = await order(floor, 1)
    expect(served.events.map(({ type }) => type)).toEqual([
      'created',
      'paid',
      'placed',
      'stock_came_in_part',
      'stock_arrived',
    ])
    const [fulfillment] = (await floor.store.get(served.fulfillments)) as Fulfillment[]
    expect(fulfillment?.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['LATTE', 4],
      ['BUN', 1],
    ])
    expect(await level(floor)).toEqual({ onHand: 8, reserved: 0, committed: 4, backordered: 0 })
    expect(floor.mails.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('is there'))
    for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
      expect(await run(floor, `${verb}Fulfillment`, { fulfillmentId: fulfillment?._id })).toMatchObject({ ok: true })
    expect((await order(floor, 1)).state).toBe('completed')
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('is refused beyond its limit, and beyond what a place has of the rest', async () => {
    const floor = await opened()
    const code = 'out_of_stock'
    expect(await place(floor, 1, { LATTE: 6 })).toMatchObject({ ok: false, refusal: { code } })
    expect(await place(floor, 2, { LATTE: 3, BUN: 6 })).toMatchObject({ ok: false, refusal: { code } })
    expect(await place(floor, 3, { LATTE: 5 })).toMatchObject({ ok: true })
    expect(await place(floor, 4, { LATTE: 1 })).toMatchObject({ ok: false, refusal: { code } })
    expect(await level(floor)).toEqual({ onHand: 2, reserved: 2, committed: 0, backordered: 3 })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('is never promised beyond the limit by buyers who come at once', async () => {
    const floor = await opened({ LATTE: 0, BUN: 5 })
    await arrive(floor, 1)
    await run(floor, 'adjustStock', { sku: 'LATTE', location: 'location-ferry', reason: 'waste', delta: -1 })
    const all = await Promise.all(Array.from({ length: 9 }, (_, nth) => place(floor, nth, { LATTE: 1 })))
    expect(all.filter(({ ok }) => ok)).toHaveLength(3)
    expect((await level(floor)).backordered).toBe(3)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('with nothing there at all is paid and served', async () => {
    const floor = await opened({ LATTE: 1, BUN: 1 })
    await place(floor, 1, { LATTE: 1 })
    expect(await place(floor, 2, { LATTE: 2 })).toMatchObject({ ok: true })
    await pay(floor, 2)
    expect(await level(floor)).toEqual({ onHand: 1, reserved: 1, committed: 0, backordered: 2 })
    expect(await floor.commerce.verify()).toEqual([])
    await arrive(floor, 2)
    await minute(floor)
    expect((await order(floor, 2)).fulfillments).toHaveLength(1)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('waits in turn: what arrives is for whoever was placed first, and nobody new takes it', async () => {
    const floor = await opened({ LATTE: 1, BUN: 1 })
    await place(floor, 1, { LATTE: 3 }, 'cash')
    floor.pass(1000)
    await place(floor, 2, { LATTE: 1 }, 'cash')
    expect((await level(floor)).backordered).toBe(3)
    await arrive(floor, 2)
    expect(await place(floor, 3, { LATTE: 1 }, 'cash')).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } })
    await minute(floor)
    expect([(await order(floor, 1)).fulfillments.length, (await order(floor, 2)).fulfillments.length]).toEqual([1, 0])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test.each([
    ['canceled', (floor: ShopFloor) => run(floor, 'cancelOrder', { orderId: orderIdOf(1), reason: 'changed_mind' })],
    [
      'expired',
      async (floor: ShopFloor) => {
        floor.pass(3_600_000)
        await floor.commerce.settle()
      },
    ],
  ])('that is %s gives its promise back', async (state, end) => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 4 })
    await end(floor)
    expect((await order(floor, 1)).state).toBe(state)
    expect(await level(floor)).toEqual({ onHand: 2, reserved: 0, committed: 0, backordered: 0 })
    expect(await floor.commerce.verify()).toEqual([])
    expect(await place(floor, 2, { LATTE: 5 })).toMatchObject({ ok: true })
  })

  test('that was paid and is canceled gives promise, units and money back', async () => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 4 })
    await pay(floor, 1)
    expect(await run(floor, 'cancelOrder', { orderId: orderIdOf(1), reason: 'changed_mind' })).toMatchObject({
      ok: true,
    })
    await floor.commerce.settle()
    expect(await level(floor)).toEqual({ onHand: 2, reserved: 0, committed: 0, backordered: 0 })
    expect(floor.provider.refunded(orderIdOf(1))).toBeGreaterThan(0)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('on hold is not served, and is once it is released', async () => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 4 })
    await pay(floor, 1)
    expect(await run(floor, 'holdOrder', { orderId: orderIdOf(1), reason: 'shopper asked' })).toMatchObject({
      ok: true,
    })
    expect(await run(floor, 'releaseOrder', { orderId: orderIdOf(1), reason: 'risk review' })).toMatchObject({
      refusal: { code: 'not_held' },
    })
    await arrive(floor, 5)
    await minute(floor)
    expect(await order(floor, 1)).toMatchObject({ state: 'on_hold', fulfillments: [] })
    expect(await floor.commerce.verify()).toEqual([])
    expect(await run(floor, 'releaseOrder', { orderId: orderIdOf(1) })).toMatchObject({ ok: true })
    await minute(floor)
    const served = await order(floor, 1)
    expect([served.state, served.fulfillments.length]).toEqual(['placed', 1])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('that cannot be read keeps nobody waiting at another shelf', async () => {
    const floor = await opened({ LATTE: 1, MOCHA: 1 })
    await place(floor, 1, { LATTE: 2 }, 'cash')
    await place(floor, 2, { MOCHA: 2 }, 'cash')
    await floor.store.commit([{ patch: { id: orderIdOf(1), unset: ['address'] } }], { transactionId: 'broken' })
    const lines = ['LATTE', 'MOCHA'].map((sku) => ({ sku, quantity: 1 }))
    await run(floor, 'receiveStock', { location: 'location-ferry', reference: 'truck', lines })
    await minute(floor)
    expect([(await order(floor, 1)).fulfillments.length, (await order(floor, 2)).fulfillments.length]).toEqual([0, 1])
  })

  test('that was paid too late is placed when all of it is there by then', async () => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 4 })
    const session = floor.provider.session(orderIdOf(1)) ?? ''
    floor.pass(3_600_000)
    const expired = await floor.commerce.dispatch('expireOrder', { orderId: orderIdOf(1) }, { actor: staff })
    expect(expired).toMatchObject({ ok: true })
    await arrive(floor, 4)
    floor.provider.pay(session)
    const body = JSON.stringify({ id: 'evt_late', orderId: orderIdOf(1), session })
    await floor.commerce.receiveWebhook('stripe', new Headers({ 'x-signature': 'right' }), body)
    expect(await waiting(floor, 1)).toEqual([['LATTE', 4, 0]])
    expect((await order(floor, 1)).fulfillments).toHaveLength(1)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('a count that nobody’s waiting explains is told by verify', async () => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 3 })
    const id = levelId(variantId('LATTE'), 'location-ferry')
    await floor.store.commit([{ patch: { id, inc: { backordered: 1 } } }], { transactionId: 'drift' })
    expect((await floor.commerce.verify()).map(({ invariant, message }) => `${invariant} ${message}`)).toEqual([
      'I2 backordered is 2, open orders wait for 1',
    ])
  })

  test('is told in the cart, with how many come later and when', async () => {
    const floor = await opened()
    const cartId = await fillCart(floor.commerce, 'quote', { LATTE: 4, BUN: 1 })
    const quoted = await floor.commerce.quoteCart(cartId)
    expect(quoted?.problems).toEqual([])
    expect(quoted?.lines.map(({ sku, available, later }) => [sku, available, later])).toEqual([
      ['LATTE', 2, { units: 2, days: 10 }],
      ['BUN', 5, undefined],
    ])
    await floor.commerce.dispatch('setCartLine', { cartId, sku: 'LATTE', quantity: 6 }, { actor: shopper })
    const short = await floor.commerce.quoteCart(cartId)
    expect(short?.problems).toMatchObject([{ code: 'out_of_stock', sku: 'LATTE', available: 2 }])
  })
})
