import type { StockMovement } from '@souk/inventory'
import type { Order, Return } from '@souk/orders'
import { describe, expect, test } from 'vitest'
import type { CommandName } from './contract.ts'
import { deliveredId, deliveredUlid, openDelivered, payPages } from './testing/delivered-order.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'
import { booksOf, checkBooks } from './verify.ts'

const orderId = deliveredId
/** 480 and 8.63 % of it, three times: what each of the units was charged, in the order in which they go back. */
const latteWithTax = [521, 521, 522] as const

/** An order of three lattes that was paid and brought. */
const delivered = () => openDelivered({ LATTE: 3 })
const call = (floor: ShopFloor, name: CommandName, input: unknown, commandId?: string) =>
  floor.commerce.dispatch(name, input, { actor: staff, ...(commandId ? { commandId } : {}) })
const lattes = (quantity: number, reason = 'faulty') => [{ sku: 'LATTE', quantity, reason }]
const open = (floor: ShopFloor, quantity: number, more: object = {}, commandId = 'open-1') =>
  call(floor, 'openReturn', { orderId, kind: 'return', lines: lattes(quantity), approved: true, ...more }, commandId)
const back = (as: string, quantity: number) => ({ sku: 'LATTE', quantity, as })
const receive = (floor: ShopFloor, units: readonly object[], more: object = {}, commandId?: string) =>
  call(floor, 'receiveReturn', { returnId: 'return.open-1', location: 'location-ferry', units, ...more }, commandId)
const order = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order
const all = <Doc>({ store }: ShopFloor, type: string) => store.all().filter(({ _type }) => _type === type) as Doc[]
const stock = (floor: ShopFloor) =>
  all<{ location: string; onHand: number; unavailable: number }>(floor, 'stockLevel').map(
    ({ location, onHand, unavailable }) => [location, onHand, unavailable],
  )

describe('a return', () => {
  test('moves stock by what was found and gives the money of those units back, once', async () => {
    const floor = await delivered()
    expect(stock(floor)).toEqual([['location-ferry', 7, 0]])
    const opened = await open(floor, 3, { approved: false, note: 'All sour' })
    expect(opened).toEqual({
      ok: true,
      value: { returnId: 'return.open-1', orderId, state: 'requested', refund: null },
    })
    expect(await open(floor, 3, { approved: false, note: 'All sour' })).toEqual(opened)
    expect(await call(floor, 'approveReturn', { returnId: 'return.open-1' })).toMatchObject({
      value: { state: 'approved' },
    })
    const first = await receive(floor, [back('restock', 1), back('damaged', 1)], { refund: true }, 'back-1')
    expect(first).toEqual({
      ok: true,
      value: {
        returnId: 'return.open-1',
        orderId,
        state: 'received',
        refund: { refundId: 'refund.back-1', amount: latteWithTax[0] + latteWithTax[1], currency: 'USD' },
      },
    })
    expect(await receive(floor, [back('restock', 1), back('damaged', 1)], { refund: true }, 'back-1')).toEqual(first)
    expect(await receive(floor, [back('write_off', 2)])).toMatchObject({ refusal: { code: 'return_units_too_many' } })
    expect(await receive(floor, [back('write_off', 1)])).toMatchObject({ value: { state: 'inspected', refund: null } })
    expect(stock(floor)).toEqual([['location-ferry', 9, 1]])
    const closed = await call(floor, 'closeReturn', { returnId: 'return.open-1', refund: true })
    expect(closed).toMatchObject({ ok: true, value: { state: 'closed', refund: { amount: latteWithTax[2] } } })
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe(latteWithTax[0] + latteWithTax[1] + latteWithTax[2])
    expect(await order(floor)).toMatchObject({
      state: 'completed',
      paymentStanding: 'partially_refunded',
      lines: [{ delivered: 3, returned: 3 }],
    })
    expect(all<Return>(floor, 'return')).toMatchObject([{ lines: [{ refunded: 3 }], refunds: [{}, {}] }])
    expect(all<StockMovement>(floor, 'stockMovement').at(-1)).toMatchObject({
      reason: 'return',
      cause: { kind: 'return', order: orderId, return: 'return.open-1' },
      entries: [{ from: 'customer', to: 'write_off', quantity: 1 }],
    })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('may come back to another place than it left', async () => {
    const floor = await delivered()
    await open(floor, 1)
    expect(await receive(floor, [back('restock', 1)], { location: 'location-nowhere' })).toMatchObject({
      refusal: { code: 'unknown_location' },
    })
    expect(await receive(floor, [back('restock', 1)], { location: 'location-mission' })).toMatchObject({ ok: true })
    expect(stock(floor)).toEqual([
      ['location-ferry', 7, 0],
      ['location-mission', 1, 0],
    ])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('never takes a unit twice, however many ask and receive at once', async () => {
    const floor = await delivered()
    const asked = await Promise.all([1, 2, 3, 4, 5].map((n) => open(floor, 1, {}, `open-${n}`)))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(3)
    const received = await Promise.all([1, 2, 3].map(() => receive(floor, [back('restock', 1)], { refund: true })))
    expect(received.filter(({ ok }) => ok)).toHaveLength(1)
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe(latteWithTax[0])
    expect(stock(floor)).toEqual([['location-ferry', 8, 0]])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('of units that were refunded before gives no money again, and says so when it is asked to', async () => {
    const floor = await delivered()
    const lines = [{ sku: 'LATTE', quantity: 3 }]
    expect(await call(floor, 'refundOrder', { orderId, lines, reason: 'Sorry' })).toMatchObject({ ok: true })
    await open(floor, 2)
    const again = await receive(floor, [back('restock', 2)], { refund: true })
    expect(again).toMatchObject({ refusal: { code: 'nothing_to_refund' } })
    expect(stock(floor)).toEqual([['location-ferry', 7, 0]])
    expect(await receive(floor, [back('restock', 2)])).toMatchObject({ ok: true, value: { refund: null } })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('gives back no more than is left of the money', async () => {
    const floor = await delivered()
    const { totals } = await order(floor)
    const goodwill = { orderId, amount: totals.total - 100, reason: 'Sorry' }
    expect(await call(floor, 'refundOrder', goodwill)).toMatchObject({ ok: true })
    await open(floor, 1)
    expect(await receive(floor, [back('restock', 1)], { refund: true })).toMatchObject({
      value: { refund: { amount: 100 } },
    })
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe(totals.total)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('is for those who decide about money, and its input is read closely', async () => {
    const floor = await delivered()
    const wanted = { orderId, kind: 'return', lines: lattes(1) }
    for (const role of ['picker', 'analyst'] as const)
      expect(await floor.commerce.dispatch('openReturn', wanted, { actor: staff, role })).toMatchObject({
        refusal: { code: 'forbidden' },
      })
    for (const lines of [[], lattes(0), lattes(1, 'bored'), [...lattes(1), ...lattes(1)]])
      expect(await open(floor, 1, { lines })).toMatchObject({ refusal: { code: 'invalid_input' } })
    expect(await call(floor, 'closeReturn', { returnId: 'return.none' })).toMatchObject({
      refusal: { code: 'return_not_found' },
    })
  })
})

test('a claim gives money back and moves no goods', async () => {
  const floor = await delivered()
  await open(floor, 2, { kind: 'claim', lines: lattes(2, 'missing') })
  expect(await receive(floor, [back('restock', 1)])).toMatchObject({ refusal: { code: 'goods_stay' } })
  expect(await call(floor, 'closeReturn', { returnId: 'return.open-1', refund: true })).toMatchObject({
    value: { state: 'closed', refund: { amount: latteWithTax[0] + latteWithTax[1] } },
  })
  expect(await open(floor, 2, {}, 'open-2')).toMatchObject({ refusal: { code: 'return_units_too_many' } })
  expect(stock(floor)).toEqual([['location-ferry', 7, 0]])
  expect((await order(floor)).lines[0]?.returned).toBeUndefined()
  await floor.commerce.settle()
  expect(await floor.commerce.verify()).toEqual([])
})

test('verify notices a return that the ledger, the order or the delivery does not bear out', async () => {
  const floor = await delivered()
  await open(floor, 2)
  await receive(floor, [back('restock', 2)])
  const wrong = (change: (document: { _type: string }) => object) => {
    const documents = floor.store.all().map((document) => ({ ...document, ...change(document) }))
    return checkBooks(booksOf(documents), floor.now()).map(({ message }) => message)
  }
  const only = (type: string, fields: object) => (document: { _type: string }) =>
    document._type === type ? fields : {}
  const [found] = all<Return>(floor, 'return')
  const [line] = found?.lines ?? []
  expect(wrong(() => ({}))).toEqual([])
  expect(wrong(only('return', { lines: [{ ...line, restocked: 1, writtenOff: 1 }] }))).toEqual([
    'Back on the shelf: 1 of LATTE, movements say 2',
    'Thrown away: 1 of LATTE, movements say 0',
  ])
  expect(wrong(only('return', { lines: [{ ...line, quantity: 4 }] }))).toEqual([
    '4 of LATTE are returned or claimed, 3 were delivered',
  ])
  const lines = (await order(floor)).lines.map((each) => ({ ...each, returned: 1 }))
  expect(wrong(only('order', { lines }))).toEqual(['LATTE counts 1 returned, its returns 2'])
  expect(wrong(only('order', { returns: [] }))).toEqual(['its returns are not the ones it names'])
  expect(wrong(only('return', { _id: 'return.other' }))).toContain('brings units back that no return speaks of')
})

test('staff hold an order and let it go, each step with who and why', async () => {
  const floor = await openMemoryFloor({ LATTE: 10 })
  const cartId = await fillCart(floor.commerce, 'holds', { LATTE: 1 })
  await floor.commerce.checkout(orderOf(deliveredUlid, cartId), { actor: shopper }, payPages)
  const held = { orderId, reason: 'address unclear', note: 'No such door' }
  expect(await call(floor, 'holdOrder', held)).toMatchObject({ refusal: { code: 'wrong_state' } })
  floor.provider.pay(floor.provider.session(orderId) ?? '')
  await floor.commerce.refreshPayment(orderId)
  const first = await call(floor, 'holdOrder', held, 'hold-1')
  expect([first, await call(floor, 'holdOrder', held, 'hold-1')]).toEqual([
    { ok: true, value: { orderId } },
    { ok: true, value: { orderId } },
  ])
  expect(await call(floor, 'holdOrder', held)).toMatchObject({ refusal: { code: 'hold_again' } })
  const bad = { orderId, reason: 'because' }
  expect(await call(floor, 'holdOrder', bad)).toMatchObject({ refusal: { code: 'invalid_input' } })
  const work = { fulfillmentId: `fulfillment.${deliveredUlid}-1` }
  expect(await call(floor, 'pickFulfillment', work)).toMatchObject({
    refusal: { code: 'held', message: 'On hold: address unclear.' },
  })
  expect(await call(floor, 'releaseOrder', { orderId })).toMatchObject({ ok: true })
  expect(await call(floor, 'pickFulfillment', work)).toMatchObject({ ok: true })
  const { state, events } = await order(floor)
  expect(state).toBe('placed')
  expect(events.filter(({ type }) => type === 'held' || type === 'released')).toMatchObject([
    { actor: staff, note: 'address unclear: No such door' },
    { actor: staff, note: 'address unclear' },
  ])
  expect(await floor.commerce.verify()).toEqual([])
})
