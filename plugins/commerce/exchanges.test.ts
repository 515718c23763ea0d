import type { StockLevel } from '@souk/inventory'
import type { ExchangePreview, Order, Return } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import { describe, expect, test } from 'vitest'
import type { CommandName } from './contract.ts'
import { deliveredId, deliverOrder, payPages } from './testing/delivered-order.ts'
import { shopContent } from './testing/shop.ts'
import { openMemoryFloor, type ShopFloor, staff } from './testing/shop-floor.ts'

const orderUlid = '01jd7z8k2m4n6p8q0r2s4t6v9a'
const sentId = `order.${orderUlid}`
const returnId = 'return.open-1'
/** Of the floor's shop: a latte with its tax is 521, a bun 326, a mug 977. */
const prices = { LATTE: 480, BUN: 300, MUG: 900 }

/** An order of two lattes that was paid and brought, and a return of one of them. */
async function openReturned(more: object = {}): Promise<ShopFloor> {
  const content = shopContent(Object.entries(prices).map(([sku, price]) => ({ sku, price })))
  const floor = await openMemoryFloor({ LATTE: 10, BUN: 10, MUG: 10 }, { content })
  await deliverOrder(floor, { LATTE: 2 })
  const lines = [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }]
  const input = { orderId: deliveredId, kind: 'return', lines, approved: true, ...more }
  const opened = await call(floor, 'openReturn', input, 'open-1')
  if (!opened.ok) throw new Error(opened.refusal.message)
  return floor
}
const call = (floor: ShopFloor, name: CommandName, input: unknown, commandId?: string) =>
  floor.commerce.dispatch(name, input, { actor: staff, ...(commandId ? { commandId } : {}) })
const exchange = (floor: ShopFloor, sku: string, more: object = {}, name: CommandName = 'exchangeReturn') =>
  call(floor, name, { returnId, orderUlid, lines: [{ sku, quantity: 1 }], ...more }, 'exchange-1')
const preview = async (floor: ShopFloor, sku: string, more: object = {}) =>
  (await call(floor, 'previewExchange', { returnId, lines: [{ sku, quantity: 1 }], ...more })) as {
    readonly value: ExchangePreview
  }
const receive = (floor: ShopFloor) =>
  call(floor, 'receiveReturn', {
    returnId,
    location: 'location-ferry',
    units: [{ sku: 'LATTE', quantity: 1, as: 'restock' }],
  })
const read = async <Doc>({ store }: ShopFloor, id: string) => (await store.get([id]))[0] as Doc
const all = <Doc>({ store }: ShopFloor, type: string) => store.all().filter(({ _type }) => _type === type) as Doc[]
const held = (floor: ShopFloor, sku: string) =>
  all<StockLevel>(floor, 'stockLevel')
    .filter((level) => level.sku === sku)
    .map(({ onHand, reserved, committed }) => [onHand, reserved, committed])
/** What the books say once everything is done that is due. */
const drift = async ({ commerce }: ShopFloor) => {
  await commerce.settle()
  return commerce.verify()
}
const cancel = (floor: ShopFloor) => call(floor, 'cancelOrder', { orderId: sentId, reason: 'Changed mind' })

describe('an exchange', () => {
  test('for the same costs nothing: the credit pays, and the new order is placed and sent', async () => {
    const floor = await openReturned()
    const seen = await preview(floor, 'LATTE')
    expect(seen.value).toMatchObject({ worth: 521, credit: 521, toPay: 0, refund: 0, awaits: true, waived: 0 })
    const done = await exchange(floor, 'LATTE', { expectedTotal: seen.value.totals.total })
    expect(done).toEqual({
      ok: true,
      value: { orderId: sentId, number: expect.any(String), returnId, state: 'placed', toPay: 0, currency: 'USD' },
    })
    expect(await exchange(floor, 'LATTE')).toEqual(done)
    expect(await read<Order>(floor, sentId)).toMatchObject({
      state: 'placed',
      paymentStanding: 'captured',
      totals: { delivery: 0, total: 521 },
      exchange: { order: deliveredId, return: returnId },
    })
    expect(await read<Order>(floor, deliveredId)).toMatchObject({ paymentStanding: 'partially_refunded' })
    expect(await read<Return>(floor, returnId)).toMatchObject({ exchange: sentId, lines: [{ refunded: 1 }] })
    expect(held(floor, 'LATTE')).toEqual([[8, 0, 1]])
    expect(await receive(floor)).toMatchObject({ ok: true, value: { refund: null } })
    await floor.commerce.settle()
    expect(floor.provider.refunded(deliveredId)).toBe(0)
    expect(floor.mails.map(({ subject }) => subject).join()).toContain('we exchange it')
    expect(await drift(floor)).toEqual([])
  })

  test('for something dearer asks for the difference by mail, and is placed once it is paid', async () => {
    const floor = await openReturned()
    expect((await preview(floor, 'MUG')).value).toMatchObject({ credit: 521, toPay: 457, refund: 0 })
    expect(await exchange(floor, 'MUG')).toMatchObject({ value: { state: 'pending_payment', toPay: 457 } })
    expect(held(floor, 'MUG')).toEqual([[10, 1, 0]])
    await floor.commerce.settle()
    expect(floor.mails.map(({ text }) => text).join()).toContain('4.57')
    const retried = await floor.commerce.retryPayment(sentId, 'stripe', payPages)
    expect(retried).toMatchObject({ ok: true })
    floor.provider.pay(floor.provider.session(sentId) ?? '')
    await floor.commerce.refreshPayment(sentId)
    expect(await read<Order>(floor, sentId)).toMatchObject({ state: 'placed', paymentStanding: 'captured' })
    expect(held(floor, 'MUG')).toEqual([[10, 0, 1]])
    expect(await drift(floor)).toEqual([])
  })

  test('for something dearer is refused where nobody can be asked for the difference', async () => {
    const floor = await openReturned()
    const [order] = (await floor.store.get([deliveredId])) as readonly Order[]
    const contact = { ...order?.contact, email: '' }
    await floor.store.commit([{ patch: { id: deliveredId, set: { contact } } }], { transactionId: 'erased' })
    expect(await exchange(floor, 'MUG')).toMatchObject({ refusal: { code: 'no_email' } })
    expect(held(floor, 'MUG')).toEqual([[10, 0, 0]])
  })

  test('for something dearer whose difference is waived costs no more than what comes back', async () => {
    const floor = await openReturned()
    expect(await exchange(floor, 'BUN', {}, 'waiveExchange')).toMatchObject({ refusal: { code: 'nothing_to_waive' } })
    const seen = await preview(floor, 'MUG', { waive: true })
    expect(seen.value).toMatchObject({ toPay: 0, refund: 0, waived: 420, totals: { total: 521 } })
    expect(await exchange(floor, 'MUG', {}, 'waiveExchange')).toMatchObject({ value: { state: 'placed', toPay: 0 } })
    expect(await read<Order>(floor, sentId)).toMatchObject({ promotions: [{ title: 'Goodwill', amount: 420 }] })
    expect(await drift(floor)).toEqual([])
  })

  test('for something cheaper gives the rest back once the goods are here', async () => {
    const floor = await openReturned()
    expect((await preview(floor, 'BUN')).value).toMatchObject({ credit: 326, refund: 195, refundNow: false })
    expect(await exchange(floor, 'BUN')).toMatchObject({ value: { state: 'placed' } })
    await floor.commerce.settle()
    expect(floor.provider.refunded(deliveredId)).toBe(0)
    expect(await receive(floor)).toMatchObject({ value: { refund: { amount: 195 } } })
    await floor.commerce.settle()
    expect(floor.provider.refunded(deliveredId)).toBe(195)
    expect(await drift(floor)).toEqual([])
  })

  test('for something cheaper gives the rest back at once when the goods are here already', async () => {
    const floor = await openReturned()
    await receive(floor)
    expect((await preview(floor, 'BUN')).value).toMatchObject({ refund: 195, refundNow: true, awaits: false })
    expect(await exchange(floor, 'BUN', { send: 'after' })).toMatchObject({ value: { state: 'placed' } })
    await floor.commerce.settle()
    expect(floor.provider.refunded(deliveredId)).toBe(195)
    expect(await drift(floor)).toEqual([])
  })

  test('may wait for what comes back: held until it is here, then it goes by itself', async () => {
    const floor = await openReturned()
    expect(await exchange(floor, 'LATTE', { send: 'after' })).toMatchObject({ value: { state: 'on_hold' } })
    const fulfillmentId = `fulfillment.${orderUlid}-1`
    expect(await call(floor, 'pickFulfillment', { fulfillmentId })).toMatchObject({ refusal: { code: 'held' } })
    expect(await drift(floor)).toEqual([])
    await receive(floor)
    await floor.commerce.settle()
    expect(await read<Order>(floor, sentId)).toMatchObject({ state: 'placed' })
    expect(await call(floor, 'pickFulfillment', { fulfillmentId })).toMatchObject({ ok: true })
    expect(await drift(floor)).toEqual([])
  })

  test('that waits and costs more is held although it is paid', async () => {
    const floor = await openReturned()
    await exchange(floor, 'MUG', { send: 'after' })
    await floor.commerce.retryPayment(sentId, 'stripe', payPages)
    floor.provider.pay(floor.provider.session(sentId) ?? '')
    await floor.commerce.refreshPayment(sentId)
    expect(await read<Order>(floor, sentId)).toMatchObject({ state: 'on_hold', paymentStanding: 'captured' })
    await receive(floor)
    await floor.commerce.settle()
    expect(await read<Order>(floor, sentId)).toMatchObject({ state: 'placed' })
    expect(await drift(floor)).toEqual([])
  })
})

describe('an exchange that ends', () => {
  test('before anything came back is a return like any other again, and no money moves', async () => {
    const floor = await openReturned()
    await exchange(floor, 'LATTE')
    expect(await call(floor, 'cancelReturn', { returnId })).toMatchObject({ refusal: { code: 'exchange_stands' } })
    expect(await exchange(floor, 'BUN', { orderUlid: orderUlid.replace('9a', '9b') })).toMatchObject({
      refusal: { code: 'exchanged_already' },
    })
    await cancel(floor)
    await floor.commerce.settle()
    expect(floor.provider.refunded(deliveredId)).toBe(0)
    expect(await read<Return>(floor, returnId)).toMatchObject({ state: 'approved', lines: [{ refunded: 0 }] })
    expect(await read<Order>(floor, deliveredId)).toMatchObject({ paymentStanding: 'captured' })
    expect(await drift(floor)).toEqual([])
    const back = { returnId, location: 'location-ferry', units: [{ sku: 'LATTE', quantity: 1, as: 'damaged' }] }
    expect(await call(floor, 'receiveReturn', { ...back, refund: true })).toMatchObject({
      value: { refund: { amount: 521 } },
    })
    await floor.commerce.settle()
    expect(floor.provider.refunded(deliveredId)).toBe(521)
    expect(await drift(floor)).toEqual([])
  })

  test('after the goods came back gives their money back by the way it was paid, the difference, too', async () => {
    const floor = await openReturned()
    await exchange(floor, 'MUG')
    await floor.commerce.retryPayment(sentId, 'stripe', payPages)
    floor.provider.pay(floor.provider.session(sentId) ?? '')
    await floor.commerce.refreshPayment(sentId)
    await receive(floor)
    await floor.commerce.settle()
    expect(await cancel(floor)).toMatchObject({ ok: true })
    await floor.commerce.settle()
    expect(floor.provider.refunded(deliveredId)).toBe(521)
    expect(floor.provider.refunded(sentId)).toBe(457)
    expect(await read<Order>(floor, sentId)).toMatchObject({ state: 'canceled', paymentStanding: 'refunded' })
    expect(all<Refund>(floor, 'refund').every(({ state }) => state === 'succeeded')).toBe(true)
    expect(await drift(floor)).toEqual([])
  })

  test('because nobody paid the difference frees its units, and late money goes back', async () => {
    const floor = await openReturned()
    await exchange(floor, 'MUG')
    await floor.commerce.retryPayment(sentId, 'stripe', payPages)
    const session = floor.provider.session(sentId) ?? ''
    floor.pass(25 * 60 * 60_000)
    await floor.commerce.settle()
    await floor.commerce.settle()
    expect(await read<Order>(floor, sentId)).toMatchObject({ state: 'expired' })
    expect(held(floor, 'MUG')).toEqual([[10, 0, 0]])
    expect(await read<Return>(floor, returnId)).toMatchObject({ lines: [{ refunded: 0 }] })
    floor.provider.pay(session, true)
    await floor.commerce.refreshPayment(sentId)
    await floor.commerce.settle()
    expect(await read<Order>(floor, sentId)).toMatchObject({ state: 'expired', paymentStanding: 'refunded' })
    expect(floor.provider.refunded(deliveredId)).toBe(0)
    expect(await drift(floor)).toEqual([])
  })

  test('cannot be edited, and a refund of its dearer goods is taken from both payments', async () => {
    const floor = await openReturned()
    await exchange(floor, 'MUG')
    await floor.commerce.retryPayment(sentId, 'stripe', payPages)
    floor.provider.pay(floor.provider.session(sentId) ?? '')
    await floor.commerce.refreshPayment(sentId)
    const lines = [{ sku: 'MUG', quantity: 2 }]
    expect(await call(floor, 'editOrder', { orderId: sentId, lines, reason: 'They called' })).toMatchObject({
      refusal: { code: 'exchange_fixed' },
    })
    const asked = { orderId: sentId, lines: [{ sku: 'MUG', quantity: 1 }], reason: 'Sorry' }
    expect(await call(floor, 'refundOrder', asked)).toMatchObject({ value: { amount: 978 } })
    await floor.commerce.settle()
    expect([floor.provider.refunded(deliveredId), floor.provider.refunded(sentId)]).toEqual([521, 457])
    expect(all<Payment>(floor, 'payment').every(({ captured, refunded }) => refunded <= captured)).toBe(true)
    expect(await drift(floor)).toEqual([])
  })

  test('is refused for units that were refunded', async () => {
    const floor = await openReturned()
    const lines = [{ sku: 'LATTE', quantity: 2 }]
    await call(floor, 'refundOrder', { orderId: deliveredId, lines, reason: 'Sorry' })
    expect(await exchange(floor, 'LATTE')).toMatchObject({ refusal: { code: 'nothing_to_exchange' } })
    expect(held(floor, 'LATTE')).toEqual([[8, 0, 0]])
  })
})

describe('a claim', () => {
  test('may be settled by sending the same again, and nothing is awaited', async () => {
    const floor = await openReturned({ kind: 'claim' })
    expect((await preview(floor, 'LATTE')).value).toMatchObject({ awaits: false, toPay: 0 })
    expect(await exchange(floor, 'LATTE', { send: 'after' })).toMatchObject({ value: { state: 'placed' } })
    expect(await call(floor, 'closeReturn', { returnId })).toMatchObject({ value: { state: 'closed' } })
    expect(await drift(floor)).toEqual([])
  })
})
