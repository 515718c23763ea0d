import type { Rollup } from '@souk/analytics'
import type { StoredDocument, Write } from '@souk/kernel'
import { expect, test } from 'vitest'
import type { Payment, Refund } from '@souk/payments'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, shopper, staff, type ShopFloor } from './testing/shop-floor.ts'
import { booksOf } from './verify.ts'
import { checkSales } from './verify-rollups.ts'

const hour = 3_600_000

async function buy(floor: ShopFloor, ulid: string, more: Parameters<typeof orderOf>[2] = {}): Promise<void> {
  const cart = await fillCart(floor.commerce, ulid, { LATTE: 1 })
  const placed = await floor.commerce.dispatch(
    'placeOrder',
    orderOf(ulid, cart, { payment: { provider: 'cash' }, ...more }),
    { actor: shopper },
  )
  if (!placed.ok) throw new Error(placed.refusal.message)
}

const rollups = (floor: ShopFloor) => floor.store.query<readonly Rollup[]>('*[_type == "rollup"] | order(start asc)')

/** A day with three orders in two hours, one of them canceled in a third. */
async function openDay(): Promise<ShopFloor> {
  const floor = await openMemoryFloor({ LATTE: 50 })
  await buy(floor, '01jd0000000000000000000001')
  floor.pass(hour)
  await buy(floor, '01jd0000000000000000000002')
  await buy(floor, '01jd0000000000000000000003', { email: 'noor@example.com' })
  floor.pass(hour)
  const cancel = { orderId: 'order.01jd0000000000000000000003', reason: 'customer' }
  const canceled = await floor.commerce.dispatch('cancelOrder', cancel, { actor: staff })
  if (!canceled.ok) throw new Error(canceled.refusal.message)
  await floor.commerce.settle()
  return floor
}

test('T24 revenue, orders, new and returning shoppers, places and sellers are the orders’ own, to the cent', async () => {
  const floor = await openDay()
  const orders = await floor.store.query<readonly { totals: { total: number } }[]>('*[_type == "order"]')
  const hours = await rollups(floor)
  const sum = (of: (each: Rollup) => number) => hours.reduce((total, each) => total + of(each), 0)
  // The third one was canceled before anybody paid it: it never was a sale.
  const total = (orders.reduce((all, { totals }) => all + totals.total, 0) / 3) * 2
  expect({
    revenue: sum(({ revenue }) => revenue),
    orders: hours.map(({ orders: count }) => count),
    first: hours.map(({ newOrders }) => newOrders),
    newRevenue: sum(({ newRevenue }) => newRevenue),
    places: sum(({ locations }) => locations.reduce((all, { revenue }) => all + revenue, 0)),
    sellers: sum(({ sellers }) => sellers.reduce((all, { revenue }) => all + revenue, 0)),
    canceled: hours.map(({ canceled }) => canceled),
  }).toEqual({
    revenue: total,
    orders: [1, 2, 0],
    first: [1, 1, 0],
    newRevenue: total / 2,
    places: total,
    sellers: 2 * 480,
    canceled: [0, 0, 1],
  })
  expect(await floor.commerce.verify()).toEqual([])
})

/** Net sales as the figures say, and as the money does: taken or still owed, less what went back. */
async function bothNets(floor: ShopFloor) {
  await floor.commerce.settle()
  const hours = await rollups(floor)
  const of = <Doc>(type: string) => floor.store.all().filter(({ _type }) => _type === type) as Doc[]
  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
  const taken = sum(of<Payment>('payment').map(({ captured }) => captured))
  const back = sum(of<Refund>('refund').map(({ amount }) => amount))
  const units = (each: Rollup) => each.products.map((row) => row.units)
  return {
    figures: sum(hours.map(({ revenue, refunded }) => revenue - refunded)),
    places: sum(hours.flatMap(({ locations }) => locations.map(({ revenue }) => revenue))),
    revenue: sum(hours.map(({ revenue }) => revenue)),
    units: sum(hours.flatMap(units)),
    money: taken - back,
  }
}
const act = async (
  floor: ShopFloor,
  name: 'cancelOrder' | 'cancelFulfillment' | 'reportMissing' | FloorWork,
  input: object,
) => {
  const answer = await floor.commerce.dispatch(name, input, { actor: staff })
  if (!answer.ok) throw new Error(answer.refusal.message)
}
type FloorWork = 'pickFulfillment' | 'packFulfillment' | 'handOverFulfillment' | 'deliverFulfillment'
const work = ['pickFulfillment', 'packFulfillment', 'handOverFulfillment', 'deliverFulfillment'] as const

/** Two lattes at the ferry and a bun that only the mission has, in cash. */
async function openTwoPlaces(): Promise<ShopFloor> {
  const skus = [
    { sku: 'LATTE', price: 480 },
    { sku: 'BUN', price: 325 },
  ]
  const floor = await openMemoryFloor({ LATTE: 10 }, { content: shopContent(skus) })
  const buns = { location: 'location-mission', reference: 'buns', lines: [{ sku: 'BUN', quantity: 5 }] }
  expect(await floor.commerce.dispatch('receiveStock', buns, { actor: staff })).toMatchObject({ ok: true })
  const cart = await fillCart(floor.commerce, 'two', { LATTE: 2, BUN: 1 })
  const order = orderOf(ulid, cart, { payment: { provider: 'cash' } })
  expect(await floor.commerce.dispatch('placeOrder', order, { actor: shopper })).toMatchObject({ ok: true })
  return floor
}
const ulid = '01jd0000000000000000000009'

test('T24 an order that was canceled before it was paid is no sale: cash, to the cent, with nothing left to owe', async () => {
  const floor = await openMemoryFloor({ LATTE: 50 })
  await buy(floor, ulid)
  floor.pass(hour)
  await act(floor, 'cancelOrder', { orderId: `order.${ulid}`, reason: 'customer' })
  expect(await bothNets(floor)).toEqual({ figures: 0, money: 0, places: 0, revenue: 0, units: 0 })
  expect((await rollups(floor)).map(({ orders, canceled }) => [orders, canceled])).toEqual([
    [1, 0],
    [0, 1],
  ])
  expect(await floor.commerce.verify()).toEqual([])
})

test('T24 a part that was called off before it was paid is no sale, and its place sold nothing', async () => {
  const floor = await openTwoPlaces()
  floor.pass(hour)
  await act(floor, 'cancelFulfillment', { fulfillmentId: `fulfillment.${ulid}-2`, reason: 'The oven is cold' })
  for (const verb of work) await act(floor, verb, { fulfillmentId: `fulfillment.${ulid}-1` })
  const nets = await bothNets(floor)
  expect(nets).toMatchObject({ figures: nets.money, places: nets.money, units: 2 })
  expect((await rollups(floor)).flatMap(({ locations }) => locations)).toMatchObject([
    { location: 'location-ferry', revenue: nets.money },
    { location: 'location-mission', revenue: 0 },
  ])
  expect(await floor.commerce.verify()).toEqual([])
})

test('T24 units that could not be packed and were not paid are no sale', async () => {
  const floor = await openMemoryFloor({ LATTE: 50 })
  const cart = await fillCart(floor.commerce, 'short', { LATTE: 3 })
  const order = orderOf(ulid, cart, { payment: { provider: 'cash' }, substitution: 'refund' })
  expect(await floor.commerce.dispatch('placeOrder', order, { actor: shopper })).toMatchObject({ ok: true })
  const fulfillmentId = `fulfillment.${ulid}-1`
  await act(floor, 'reportMissing', { fulfillmentId, sku: 'LATTE', quantity: 1, reason: 'damaged' })
  for (const verb of work) await act(floor, verb, { fulfillmentId })
  const nets = await bothNets(floor)
  expect(nets).toMatchObject({ figures: nets.money, places: nets.money, units: 2 })
  expect(await floor.commerce.verify()).toEqual([])
})

test('T24 what was paid and went back is a sale and a refund, and money for an order that never was is neither', async () => {
  const floor = await openMemoryFloor({ LATTE: 50 })
  const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
  const pay = async (name: string) => {
    const cart = await fillCart(floor.commerce, name, { LATTE: 1 })
    await floor.commerce.checkout(orderOf(name, cart), { actor: shopper }, urls)
    return floor.provider.session(`order.${name}`) ?? ''
  }
  floor.provider.pay(await pay(ulid))
  await floor.commerce.refreshPayment(`order.${ulid}`)
  const sold = await bothNets(floor)
  await act(floor, 'cancelOrder', { orderId: `order.${ulid}`, reason: 'customer' })
  expect(await bothNets(floor)).toMatchObject({ figures: 0, money: 0, revenue: sold.revenue })
  const late = '01jd0000000000000000000008'
  const session = await pay(late)
  await act(floor, 'cancelOrder', { orderId: `order.${late}`, reason: 'customer' })
  floor.provider.pay(session)
  await floor.commerce.refreshPayment(`order.${late}`)
  expect(await bothNets(floor)).toMatchObject({ figures: 0, money: 0, revenue: sold.revenue })
  expect(await floor.commerce.verify()).toEqual([])
})

test('T24 verify holds the sums against payments and debts, not against the sums', async () => {
  const floor = await openDay()
  const made = await rollups(floor)
  const books = booksOf(floor.store.all())
  expect(checkSales(made, books, 'America/Los_Angeles')).toEqual([])
  const asSold = made.map((each) => ({ ...each, revenue: each.revenue + (each.canceled > 0 ? 480 : 0) }))
  expect(checkSales(asSold, books, 'America/Los_Angeles')).toMatchObject([
    { invariant: 'rollup', message: 'net sales are 480, payments and debts say 0' },
  ])
})

const rows = (hours: Rollup, name: 'products' | 'locations' | 'sellers', field: string) =>
  hours[name].map((row) => ({ ...row, [field]: 1 }))

const breaks: readonly (readonly [string, (hours: Rollup) => Partial<Rollup>, RegExp])[] = [
  ['revenue', ({ revenue }) => ({ revenue: revenue + 1 }), /^revenue is \d+, its orders and refunds say \d+$/],
  ['orders', ({ orders }) => ({ orders: orders + 1 }), /^orders is 2, its orders and refunds say 1$/],
  ['units', () => ({ units: 9 }), /^units is 9/],
  ['refunds', () => ({ refunded: 5 }), /^refunded is 5/],
  ['cancellations', () => ({ canceled: 1 }), /^canceled is 1/],
  ['new shoppers', () => ({ newOrders: 0 }), /^newOrders is 0, its orders and refunds say 1$/],
  ['what new shoppers paid', () => ({ newRevenue: 0 }), /^newRevenue is 0/],
  [
    'a product',
    (each) => ({ products: rows(each, 'products', 'revenue') as never }),
    /^products differ .* at product-/,
  ],
  [
    'a place',
    (each) => ({ locations: rows(each, 'locations', 'revenue') as never }),
    /^locations differ .* at location-/,
  ],
  ['a seller', (each) => ({ sellers: rows(each, 'sellers', 'revenue') as never }), /^sellers differ .* at seller-/],
  ['a row that stands twice', (each) => ({ sellers: [...each.sellers, ...each.sellers] }), /twice/],
]

test.each(breaks)(
  'T24 verify sees %s that the orders do not say, and a rebuild heals it',
  async (_, broken, message) => {
    const floor = await openDay()
    const [first] = await rollups(floor)
    if (!first) throw new Error('nothing was folded')
    const write: Write = { patch: { id: first._id, set: { ...broken(first) } as never } }
    await floor.store.commit([write], { transactionId: 'somebody' })
    const drift = await floor.commerce.verify()
    expect(drift.map(({ invariant, subject }) => [invariant, subject])).toEqual([['rollup', first._id]])
    expect(drift[0]?.message).toMatch(message)
    await floor.commerce.rebuildRollups()
    expect(await floor.commerce.verify()).toEqual([])
  },
)

test('verify sees an hour that was made up and one that is missing', async () => {
  const floor = await openDay()
  const [first] = await rollups(floor)
  if (!first) throw new Error('nothing was folded')
  const { _rev, _createdAt, _updatedAt, ...content }: StoredDocument = first
  const made = { ...content, _id: 'rollup.2020-01-01T00', start: '2020-01-01T00:00:00.000Z', day: '2020-01-01' }
  await floor.store.commit([{ create: made as never }, { delete: { id: first._id } }], { transactionId: 'somebody' })
  expect((await floor.commerce.verify()).map(({ subject, message }) => [subject, message])).toEqual([
    [first._id, 'is missing, although later hours are folded'],
    ['rollup.2020-01-01T00', 'has no orders or refunds behind it'],
  ])
})

test('an order that turns out to be somebody’s second is told so in its own hour', async () => {
  const floor = await openMemoryFloor({ LATTE: 50 })
  await buy(floor, '01jd0000000000000000000001')
  floor.pass(hour)
  await buy(floor, '01jd0000000000000000000002', { email: 'noor@example.com' })
  await floor.commerce.settle()
  expect((await rollups(floor)).map(({ newOrders }) => newOrders)).toEqual([1, 1])
  floor.pass(hour)
  // The account whose second order this is takes the first one over.
  const take = (id: string): Write => ({ patch: { id, set: { customer: 'customer.01' } } })
  const ids = ['order.01jd0000000000000000000001', 'order.01jd0000000000000000000002']
  await floor.store.commit(ids.map(take), { transactionId: 'taken' })
  await floor.commerce.settle()
  expect((await rollups(floor)).map(({ newOrders }) => newOrders)).toEqual([1, 0])
  expect(await floor.commerce.verify()).toEqual([])
})

test('many hours that are folded at once say the same as each by itself', async () => {
  const floor = await openMemoryFloor({ LATTE: 50 })
  for (let at = 0; at < 12; at += 1) {
    await buy(floor, `01jd00000000000000000000${10 + at}`, { email: `${at % 5}@example.com` })
    floor.pass(hour)
  }
  await floor.commerce.settle()
  expect((await rollups(floor)).map(({ newOrders }) => newOrders)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
  expect(await floor.commerce.verify()).toEqual([])
})
