import type { Order } from '@souk/orders'
import { expect, test } from 'vitest'
import type { CommandInputs } from './contract.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const [ferry, mission] = ['location-ferry', 'location-mission']

/** Lattes at both places, mochas at the mission alone. */
async function open(): Promise<ShopFloor> {
  const floor = await openMemoryFloor({ LATTE: 2, MOCHA: 0 })
  const lines = ['LATTE', 'MOCHA'].map((sku) => ({ sku, quantity: 5 }))
  const received = { location: mission, reference: 'more', lines }
  expect(await floor.commerce.dispatch('receiveStock', received, { actor: staff })).toMatchObject({ ok: true })
  return floor
}
const pickup = (cart: string, location?: string, more: Partial<CommandInputs['placeOrder']> = {}) =>
  orderOf(ulid, cart, {
    delivery: { method: 'pickup', ...(location && { location }) },
    payment: { provider: 'cash' },
    ...more,
  })
const place = (floor: ShopFloor, order: CommandInputs['placeOrder']) =>
  floor.commerce.dispatch('placeOrder', order, { actor: shopper })
const order = async ({ store }: ShopFloor) => (await store.get([`order.${ulid}`]))[0] as Order

test('what is picked up at a chosen place comes from there alone', async () => {
  const floor = await open()
  const cart = await fillCart(floor.commerce, 'one', { LATTE: 1 })
  expect(await place(floor, pickup(cart, mission))).toMatchObject({ ok: true })
  const { allocations, delivery } = await order(floor)
  expect([allocations.map(({ location }) => location), delivery.location]).toEqual([[mission], mission])
})

test('a chosen place that has not everything refuses, although another place could serve it', async () => {
  const floor = await open()
  const cart = await fillCart(floor.commerce, 'one', { LATTE: 1, MOCHA: 1 })
  expect(await place(floor, pickup(cart, ferry))).toMatchObject({
    ok: false,
    refusal: { code: 'out_of_stock', detail: { lines: [{ sku: 'MOCHA', wanted: 1, available: 0 }] } },
  })
  const quote = await floor.commerce.quoteCart(cart, undefined, 'pickup', [], ferry)
  expect(quote?.problems).toMatchObject([{ code: 'out_of_stock', sku: 'MOCHA' }])
})

test('without a choice the quote names the place that has everything, and the order goes there', async () => {
  const floor = await open()
  const cart = await fillCart(floor.commerce, 'one', { LATTE: 1, MOCHA: 1 })
  expect((await floor.commerce.quoteCart(cart, undefined, 'pickup'))?.pickupAt).toBe(mission)
  expect(await place(floor, pickup(cart))).toMatchObject({ ok: true })
  expect([...new Set((await order(floor)).allocations.map(({ location }) => location))]).toEqual([mission])
})

test('nothing is picked up at a place without a counter, nor at one that there is not', async () => {
  const floor = await open()
  const close = { patch: { id: ferry, set: { pickup: false } } }
  await floor.store.commit([close], { transactionId: 'close' })
  const cart = await fillCart(floor.commerce, 'one', { LATTE: 1 })
  for (const location of [ferry, 'location-moon'])
    expect(await place(floor, pickup(cart, location))).toMatchObject({
      ok: false,
      refusal: { code: 'method_unavailable' },
    })
  expect((await floor.commerce.quoteCart(cart, undefined, 'pickup'))?.pickupAt).toBe(mission)
})

test('money that comes too late finds its units at the chosen place or goes back', async () => {
  const floor = await open()
  const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
  const cart = await fillCart(floor.commerce, 'one', { LATTE: 2 })
  await floor.commerce.checkout(pickup(cart, ferry, { payment: { provider: 'stripe' } }), { actor: shopper }, urls)
  floor.pass(3_600_000)
  await floor.commerce.dispatch('expireOrder', { orderId: `order.${ulid}` }, { actor: staff })
  const other = await fillCart(floor.commerce, 'two', { LATTE: 1 })
  const taken = { ...pickup(other, ferry), orderUlid: '01jd7z8k2m4n6p8q0r2s4t6v8x' }
  expect(await place(floor, taken)).toMatchObject({ ok: true })
  floor.provider.pay(floor.provider.session(`order.${ulid}`) ?? '')
  await floor.commerce.refreshPayment(`order.${ulid}`)
  await floor.commerce.settle()
  const { state, paymentStanding } = await order(floor)
  expect([state, paymentStanding]).toEqual(['expired', 'refunded'])
})

test('the confirmation names the place and its street', async () => {
  const floor = await open()
  const cart = await fillCart(floor.commerce, 'one', { LATTE: 1 })
  expect(await place(floor, pickup(cart, mission))).toMatchObject({ ok: true })
  await floor.commerce.settle()
  const mail = floor.mails.find(({ to }) => to === 'sam@example.com')
  expect(mail?.text).toContain('Pick it up at: mission, 2 Main St, San Francisco')
  expect(mail?.html).toContain('mission, 2 Main St, San Francisco')
})
