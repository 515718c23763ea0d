import type { StockMovement } from '@souk/inventory'
import type { Order } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import { describe, expect, test } from 'vitest'
import type { CommandInputs } from './contract.ts'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const [bar, bakery] = [`fulfillment.${ulid}-1`, `fulfillment.${ulid}-2`]

type Units = Readonly<Record<string, number>>
/** Two lattes at the ferry, a bun that only the mission has. */
const split: { readonly ferry: Units; readonly mission: Units; readonly wanted: Units } = {
  ferry: { LATTE: 10 },
  mission: { BUN: 5 },
  wanted: { LATTE: 2, BUN: 1 },
}
async function placed(
  more: Partial<CommandInputs['placeOrder']> = {},
  capture?: 'on_pack',
  { ferry, mission, wanted } = split,
): Promise<ShopFloor> {
  const content = shopContent([
    { sku: 'LATTE', price: 480 },
    { sku: 'BUN', price: 325 },
  ]).map((each) => (each._id === 'siteSettings' && capture ? { ...each, paymentCapture: capture } : each))
  const floor = await openMemoryFloor(ferry, { content })
  const lines = Object.entries(mission).map(([sku, quantity]) => ({ sku, quantity }))
  const there = { location: 'location-mission', reference: 'there', lines }
  expect(await floor.commerce.dispatch('receiveStock', there, { actor: staff })).toMatchObject({ ok: true })
  const cartId = await fillCart(floor.commerce, 'split', wanted)
  const checkout = await floor.commerce.checkout(orderOf(ulid, cartId, more), { actor: shopper }, urls)
  expect(checkout).toMatchObject({ ok: true })
  return floor
}
async function paid(capture?: 'on_pack', goods = split): Promise<ShopFloor> {
  const floor = await placed({}, capture, goods)
  floor.provider.pay(floor.provider.session(orderId) ?? '')
  await floor.commerce.refreshPayment(orderId)
  expect((await order(floor)).fulfillments).toEqual([bar, bakery])
  return floor
}
const order = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order
const all = <Doc>({ store }: ShopFloor, type: string) => store.all().filter(({ _type }) => _type === type) as Doc[]
const payment = (floor: ShopFloor) => all<Payment>(floor, 'payment')[0]
const stock = ({ store }: ShopFloor) =>
  Object.fromEntries(
    store
      .all()
      .filter(({ _type }) => _type === 'stockLevel')
      .map(({ sku, onHand, committed }) => [sku, [onHand, committed]]),
  )
const call = (
  floor: ShopFloor,
  name: Parameters<typeof floor.commerce.dispatch>[0],
  input: unknown,
  commandId?: string,
) => floor.commerce.dispatch(name, input, { actor: staff, ...(commandId ? { commandId } : {}) })
const off = (floor: ShopFloor, fulfillmentId: string, commandId?: string) =>
  call(floor, 'cancelFulfillment', { fulfillmentId, reason: 'The oven is cold' }, commandId)
async function work(
  floor: ShopFloor,
  fulfillmentId: string,
  ...verbs: readonly ('pick' | 'pack' | 'handOver' | 'deliver')[]
) {
  for (const verb of verbs)
    expect(await call(floor, `${verb}Fulfillment`, { fulfillmentId })).toMatchObject({ ok: true })
}

/** 325 and 8.63 % of it. */
const bunWithTax = 353

describe('canceling one fulfillment', () => {
  test('gives its units and its money back once, and the rest arrives', async () => {
    const floor = await paid()
    const answer = await off(floor, bakery, 'off-1')
    expect(answer).toEqual({
      ok: true,
      value: {
        fulfillmentId: bakery,
        orderId,
        state: 'canceled',
        orderState: 'placed',
        refund: { refundId: 'refund.off-1', amount: bunWithTax, currency: 'USD' },
      },
    })
    expect(await off(floor, bakery, 'off-1')).toEqual(answer)
    expect(await off(floor, bakery)).toMatchObject({ ok: false, refusal: { code: 'wrong_state' } })
    expect(stock(floor)).toEqual({ LATTE: [10, 2], BUN: [5, 0] })
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe(bunWithTax)
    expect(await floor.commerce.verify()).toEqual([])
    await work(floor, bar, 'pick', 'pack', 'handOver', 'deliver')
    await floor.commerce.settle()
    const done = await order(floor)
    expect([done.state, done.paymentStanding, done.fulfillmentStanding]).toEqual([
      'completed',
      'partially_refunded',
      'delivered',
    ])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('pays its unit back when one that another place had sent was claimed and stays with the shopper', async () => {
    const floor = await paid(undefined, { ferry: { LATTE: 1 }, mission: { LATTE: 1 }, wanted: { LATTE: 2 } })
    await work(floor, bar, 'pick', 'pack', 'handOver', 'deliver')
    const lines = [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }]
    const claim = { orderId, kind: 'claim', lines, approved: true }
    expect(await call(floor, 'openReturn', claim, 'claim-1')).toMatchObject({ ok: true })
    const close = { returnId: 'return.claim-1', refund: true }
    expect(await call(floor, 'closeReturn', close)).toMatchObject({ ok: true, value: { refund: { amount: 521 } } })
    await floor.commerce.settle()
    expect(await off(floor, bakery)).toMatchObject({ ok: true, value: { refund: { amount: 522 } } })
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe(1043)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('of the last one ends the order: the delivery fee goes back, too, and the shopper is told', async () => {
    const floor = await paid()
    await off(floor, bakery)
    expect(await off(floor, bar)).toMatchObject({ ok: true, value: { orderState: 'canceled' } })
    await floor.commerce.settle()
    const done = await order(floor)
    expect([done.state, done.paymentStanding]).toEqual(['canceled', 'refunded'])
    expect(floor.provider.refunded(orderId)).toBe(done.totals.total)
    expect(stock(floor)).toEqual({ LATTE: [10, 0], BUN: [5, 0] })
    expect(all<{ template: string }>(floor, 'message').map(({ template }) => template)).toContain('order-canceled')
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('before the whole order is called off never gives anything back twice', async () => {
    const floor = await paid()
    await off(floor, bakery)
    expect(await call(floor, 'cancelOrder', { orderId, reason: 'Changed mind' })).toMatchObject({ ok: true })
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe((await order(floor)).totals.total)
    expect(stock(floor)).toEqual({ LATTE: [10, 0], BUN: [5, 0] })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('whose units were refunded before gives no money a second time', async () => {
    const floor = await paid()
    const lines = [{ sku: 'BUN', quantity: 1 }]
    expect(await call(floor, 'refundOrder', { orderId, lines, reason: 'Stale' })).toMatchObject({ ok: true })
    expect(await off(floor, bakery)).toMatchObject({ ok: true, value: { refund: null } })
    await floor.commerce.settle()
    expect(all<Refund>(floor, 'refund').map(({ amount }) => amount)).toEqual([bunWithTax])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('of an order that is only authorized charges the rest, once it is packed', async () => {
    const floor = await paid('on_pack')
    await work(floor, bar, 'pick', 'pack')
    await floor.commerce.settle()
    expect(payment(floor)).toMatchObject({ state: 'authorized', captured: 0 })
    expect(await off(floor, bakery)).toMatchObject({ ok: true, value: { refund: null } })
    await floor.commerce.settle()
    const { totals, paymentStanding } = await order(floor)
    expect(payment(floor)).toMatchObject({ state: 'captured', captured: totals.total - bunWithTax })
    expect(paymentStanding).toBe('captured')
    expect(all<Refund>(floor, 'refund')).toEqual([])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('while the bank takes all of it gives the difference back', async () => {
    const floor = await paid('on_pack')
    const session = floor.provider.session(orderId) ?? ''
    expect(await off(floor, bakery)).toMatchObject({ ok: true })
    const { totals } = await order(floor)
    await floor.provider.capture({ session, amount: totals.total, currency: 'USD', idempotencyKey: 'by hand' })
    await floor.commerce.refreshPayment(orderId)
    await floor.commerce.settle()
    expect(payment(floor)).toMatchObject({ captured: totals.total, refunded: bunWithTax })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test.each([['before'], ['after']] as const)(
    'of a cash order %s the rest was brought takes the cash that is owed for the rest',
    async (when) => {
      const floor = await placed({ payment: { provider: 'cash' } })
      if (when === 'before') await off(floor, bakery)
      await work(floor, bar, 'pick', 'pack', 'handOver', 'deliver')
      if (when === 'after') await off(floor, bakery)
      await floor.commerce.settle()
      const done = await order(floor)
      expect([done.state, done.paymentStanding]).toEqual(['completed', 'captured'])
      expect(payment(floor)?.captured).toBe(done.totals.total - bunWithTax)
      expect(await floor.commerce.verify()).toEqual([])
    },
  )

  test('writes off what was picked when it cannot be sold again, once, and puts the rest back', async () => {
    const floor = await paid()
    const asked = { fulfillmentId: bar, reason: 'Spilled', restock: false }
    expect(await call(floor, 'cancelFulfillment', asked)).toMatchObject({ refusal: { code: 'nothing_picked' } })
    const one = { fulfillmentId: bar, lines: [{ sku: 'LATTE', quantity: 1 }] }
    expect(await call(floor, 'pickFulfillment', one)).toMatchObject({ ok: true })
    const late = { fulfillmentId: bar, lines: [{ sku: 'LATTE', quantity: 0 }], atLeast: true }
    expect(await call(floor, 'pickFulfillment', late)).toMatchObject({ ok: true })
    const answer = await call(floor, 'cancelFulfillment', asked, 'spilled')
    expect(answer).toMatchObject({ ok: true, value: { state: 'canceled' } })
    for (const again of [asked, { ...asked, restock: true }])
      expect(await call(floor, 'cancelFulfillment', again, 'spilled')).toEqual(answer)
    expect(await call(floor, 'cancelFulfillment', asked)).toMatchObject({ refusal: { code: 'wrong_state' } })
    expect(stock(floor)).toEqual({ LATTE: [9, 0], BUN: [5, 1] })
    const moved = all<StockMovement>(floor, 'stockMovement').find(({ _id }) => _id === 'stockMovement.spilled')
    expect([moved?.reason, moved?.note, moved?.cause.fulfillment]).toEqual(['canceled_spoiled', 'Spilled', bar])
    expect(moved?.entries.map(({ from, to, quantity }) => [from, to, quantity])).toEqual([
      ['committed', 'available', 1],
      ['committed', 'write_off', 1],
    ])
    const told = (await order(floor)).events.find(({ type }) => type === 'part_canceled')
    expect(told?.note).toBe('Spilled. Written off: 1 LATTE')
    await floor.commerce.settle()
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('of an order that can be called off whole leaves nothing to write off', async () => {
    const floor = await paid()
    const asked = { orderId, reason: 'Changed mind', restock: false }
    expect(await call(floor, 'cancelOrder', asked)).toMatchObject({ refusal: { code: 'nothing_picked' } })
    expect(await call(floor, 'cancelOrder', { ...asked, restock: true })).toMatchObject({ ok: true })
    expect(stock(floor)).toEqual({ LATTE: [10, 0], BUN: [5, 0] })
  })

  test('is refused once it left, and for who may not', async () => {
    const floor = await paid()
    await work(floor, bakery, 'pick', 'pack', 'handOver')
    expect(await off(floor, bakery)).toMatchObject({ ok: false, refusal: { code: 'wrong_state' } })
    const asked = { fulfillmentId: bar, reason: 'Too much to do' }
    for (const role of ['picker', 'analyst'] as const)
      expect(await floor.commerce.dispatch('cancelFulfillment', asked, { actor: staff, role })).toMatchObject({
        refusal: { code: 'forbidden' },
      })
    expect(stock(floor)).toEqual({ LATTE: [10, 2], BUN: [4, 0] })
  })
})
