import type { ExchangePreview, Order, Return } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import { describe, expect, test } from 'vitest'
import type { CommandName } from './contract.ts'
import { deliveredId, deliverOrder, mustRun, payPages } from './testing/delivered-order.ts'
import { shopContent } from './testing/shop.ts'
import { openMemoryFloor, type ShopFloor, staff } from './testing/shop-floor.ts'

const orderUlid = '01jd7z8k2m4n6p8q0r2s4t6v9c'
const sentId = `order.${orderUlid}`
const returnId = 'return.open-1'
/** Of the floor's shop: a latte with its tax is 521, two are 1043, a bun is 326, a mug 977. */
const prices = { LATTE: 480, BUN: 300, MUG: 900 }

/** An order that was paid and brought, and a return of so many units of it. */
async function openReturned(sku = 'LATTE', quantity = 2): Promise<ShopFloor> {
  const content = shopContent(Object.entries(prices).map(([each, price]) => ({ sku: each, price })))
  const floor = await openMemoryFloor({ LATTE: 10, BUN: 10, MUG: 10 }, { content })
  await deliverOrder(floor, { [sku]: quantity })
  const lines = [{ sku, quantity, reason: 'faulty' }]
  await call(floor, 'openReturn', { orderId: deliveredId, kind: 'return', lines, approved: true }, 'open-1')
  return floor
}
const call = (floor: ShopFloor, name: CommandName, input: unknown, commandId?: string) =>
  floor.commerce.dispatch(name, input, { actor: staff, ...(commandId ? { commandId } : {}) })
const exchange = (floor: ShopFloor, sku: string, quantity: number, more: object = {}) =>
  mustRun(floor, 'exchangeReturn', { returnId, orderUlid, lines: [{ sku, quantity }], ...more })
const receive = (floor: ShopFloor, sku: string, more: object = {}) => {
  const units = [{ sku, quantity: 1, as: 'restock' }]
  return call(floor, 'receiveReturn', { returnId, location: 'location-ferry', units, ...more })
}
const cancel = (floor: ShopFloor) => mustRun(floor, 'cancelOrder', { orderId: sentId, reason: 'Changed mind' })
const read = async <Doc>({ store }: ShopFloor, id: string) => (await store.get([id]))[0] as Doc
/** What went back for the first order once everything is done that is due; the books fit. */
async function backInAll({ commerce, provider }: ShopFloor): Promise<number> {
  await commerce.settle()
  expect(await commerce.verify()).toEqual([])
  return provider.refunded(deliveredId)
}

describe('an exchange that ends when a part came back', () => {
  test('leaves what is still awaited unpaid; what came is paid with the close', async () => {
    const floor = await openReturned()
    await exchange(floor, 'LATTE', 2, { send: 'after' })
    await receive(floor, 'LATTE')
    await cancel(floor)
    expect(await backInAll(floor)).toBe(0)
    const found = await read<Return>(floor, returnId)
    expect(found).toMatchObject({ state: 'received', lines: [{ restocked: 1, refunded: 0 }] })
    expect(found).not.toHaveProperty('exchange')
    expect(await call(floor, 'closeReturn', { returnId, refund: true })).toMatchObject({
      value: { refund: { amount: 521 } },
    })
    expect(await backInAll(floor)).toBe(521)
  })

  test('because nobody paid the difference is paid with the next receipt', async () => {
    const floor = await openReturned()
    await exchange(floor, 'MUG', 2)
    await receive(floor, 'LATTE')
    floor.pass(25 * 60 * 60_000)
    await floor.commerce.settle()
    expect(await backInAll(floor)).toBe(0)
    expect(await read<Order>(floor, sentId)).toMatchObject({ state: 'expired' })
    expect(await receive(floor, 'LATTE', { refund: true })).toMatchObject({ value: { refund: { amount: 1043 } } })
    expect(await backInAll(floor)).toBe(1043)
  })

  test('and was closed with that pays what came, and no more', async () => {
    const floor = await openReturned()
    await exchange(floor, 'LATTE', 2, { send: 'after' })
    await receive(floor, 'LATTE')
    expect(await call(floor, 'closeReturn', { returnId })).toMatchObject({ value: { state: 'closed', refund: null } })
    await cancel(floor)
    expect(await backInAll(floor)).toBe(521)
    expect(await read<Return>(floor, returnId)).toMatchObject({
      state: 'closed',
      lines: [{ restocked: 1, refunded: 1 }],
    })
  })
})

describe('an exchange whose goods never come back', () => {
  test('is settled by closing its return, and keeps what was sent', async () => {
    const floor = await openReturned()
    await exchange(floor, 'LATTE', 2)
    for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
      await mustRun(floor, `${verb}Fulfillment`, { fulfillmentId: `fulfillment.${orderUlid}-1` })
    expect(await call(floor, 'closeReturn', { returnId, refund: true })).toMatchObject({
      refusal: { code: 'nothing_to_refund' },
    })
    expect(await call(floor, 'closeReturn', { returnId })).toMatchObject({ value: { state: 'closed', refund: null } })
    expect(await backInAll(floor)).toBe(0)
    expect(await read<Return>(floor, returnId)).toMatchObject({ exchange: sentId })
  })

  test('and that is called off after the close pays nothing back', async () => {
    const floor = await openReturned()
    await exchange(floor, 'LATTE', 2, { send: 'after' })
    await mustRun(floor, 'closeReturn', { returnId })
    await cancel(floor)
    expect(await backInAll(floor)).toBe(0)
    expect(await read<Order>(floor, deliveredId)).toMatchObject({ paymentStanding: 'captured' })
  })
})

describe('money of an exchange', () => {
  test('that goes back with the goods is what was promised, when some was given as goodwill before', async () => {
    const floor = await openReturned('MUG', 1)
    const { totals } = await read<Order>(floor, deliveredId)
    const goodwill = { orderId: deliveredId, amount: totals.total - 521, reason: 'Sorry' }
    await mustRun(floor, 'refundOrder', goodwill)
    const lines = [{ sku: 'BUN', quantity: 1 }]
    const seen = (await mustRun(floor, 'previewExchange', { returnId, lines })) as ExchangePreview
    expect(seen).toMatchObject({ worth: 521, credit: 326, refund: 195 })
    await exchange(floor, 'BUN', 1)
    expect(await receive(floor, 'MUG')).toMatchObject({ value: { refund: { amount: 195 } } })
    expect(await backInAll(floor)).toBe(goodwill.amount + 195)
  })

  test('that staff gave back stays with the shopper, although the order is called off before that is heard', async () => {
    const floor = await openReturned()
    await exchange(floor, 'LATTE', 2)
    await mustRun(floor, 'refundOrder', { orderId: sentId, reason: 'Sorry' })
    await cancel(floor)
    expect(await backInAll(floor)).toBe(1043)
    const refunds = floor.store.all().filter(({ _type }) => _type === 'refund') as Refund[]
    expect(refunds.map(({ state, amount }) => [state, amount])).toEqual([
      ['succeeded', 1043],
      ['succeeded', 1043],
    ])
    expect(await read<Return>(floor, returnId)).toMatchObject({ exchange: sentId, lines: [{ refunded: 2 }] })
  })

  test('is taken by nobody once it is called off: the way to pay the difference is closed', async () => {
    const floor = await openReturned()
    await exchange(floor, 'MUG', 2)
    await floor.commerce.retryPayment(sentId, 'stripe', payPages)
    await cancel(floor)
    const attempts = floor.store.all().filter(({ _type }) => _type === 'payment') as Payment[]
    expect(attempts.filter(({ order }) => order === sentId).map(({ state }) => state)).toEqual(['captured', 'voided'])
    expect(await backInAll(floor)).toBe(0)
    expect(floor.provider.pay(floor.provider.session(sentId) ?? '')).toBe(false)
  })
})
