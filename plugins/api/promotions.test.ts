import type { StoredDocument } from '@souk/kernel'
import { openMemoryFloor, shopContent, staff } from '@souk/commerce/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { apiOver, orderBody } from './testing/api-floor.ts'

const stamps = { _rev: 'content-1', _createdAt: '', _updatedAt: '' }
const ten: StoredDocument = {
  ...stamps,
  _id: 'promotion-ten',
  _type: 'promotion',
  title: [{ _key: 'en', value: 'Ten percent' }],
  kind: 'percent',
  value: 1000,
  minimum: 1000,
  active: true,
}
const bakery: StoredDocument = { ...stamps, _id: 'seller-bakery', _type: 'seller', name: 'Mill Lane Bakery' }

/** Two things of two sellers. */
const content = [
  ...shopContent([
    { sku: 'LATTE', price: 480 },
    { sku: 'BUN', price: 333 },
  ]).map((each) =>
    each._id === 'product-bun' ? { ...each, seller: { _type: 'reference', _ref: 'seller-bakery' } } : each,
  ),
  ten,
  bakery,
]
let floor: Awaited<ReturnType<typeof openMemoryFloor>>
let ask: ReturnType<typeof apiOver>['ask']
let cart: string

beforeEach(async () => {
  floor = await openMemoryFloor({ LATTE: 5, BUN: 5 }, { content })
  ask = apiOver(floor.commerce, floor.now).ask
  await floor.commerce.dispatch('createPromotionCode', { promotion: 'promotion-ten', code: 'TEN' }, { actor: staff })
  cart = String((await ask('POST', '/carts', { body: {} })).body['id'])
  await ask('PUT', `/carts/${cart}/lines/LATTE`, { body: { quantity: 2 } })
  await ask('PUT', `/carts/${cart}/lines/BUN`, { body: { quantity: 1 } })
})
const usd = (amount: number) => ({ amount, currency: 'USD' })

describe('T5 a promotion code over the API', () => {
  test('is put in, explained, and taken out', async () => {
    const put = await ask('POST', `/carts/${cart}/promotions`, { body: { code: 'ten' } })
    expect([put.status, put.body['promotions']]).toEqual([
      200,
      [{ code: 'TEN', title: 'Ten percent', kind: 'percent', amount: usd(129) }],
    ])
    expect(put.body['totals']).toMatchObject({ subtotal: usd(1293), discount: usd(129), total: usd(1164) })
    expect(put.body['explanation']).toContainEqual({ of: 'discount', amount: usd(129), because: 'TEN' })
    const out = await ask('DELETE', `/carts/${cart}/promotions/TEN`)
    expect([out.status, out.body['promotions']]).toEqual([200, []])
    expect((await ask('DELETE', `/carts/${cart}/promotions/TEN`)).status).toBe(200)
  })

  test.each([
    ['NONE', 422, 'promotion_unknown', 'We do not know this code. Check how it is written.'],
    ['TEN', 409, 'promotion_minimum', 'Your basket is too small for this code.'],
  ])('%s is refused with %d %s in plain words', async (code, status, problem, words) => {
    await ask('PUT', `/carts/${cart}/lines/LATTE`, { body: { quantity: 1 } })
    const refused = await ask('POST', `/carts/${cart}/promotions`, { body: { code } })
    expect([refused.status, refused.body['code'], refused.body['detail']]).toEqual([status, problem, words])
  })

  test('that is no longer good stands among the problems and refuses the order', async () => {
    await ask('POST', `/carts/${cart}/promotions`, { body: { code: 'TEN' } })
    const smaller = await ask('PUT', `/carts/${cart}/lines/LATTE`, { body: { quantity: 1 } })
    expect(smaller.body['problems']).toMatchObject([{ code: 'promotion_minimum', promotion: 'TEN' }])
    const placed = await ask('POST', '/orders', { body: orderBody(cart) })
    expect([placed.status, placed.body['code']]).toEqual([409, 'promotion_minimum'])
  })
})

describe('C18 placing an order', () => {
  test('takes no price from whoever asks, and today’s from the catalogue', async () => {
    const cheap = await ask('POST', '/orders', { body: { ...orderBody(cart), totals: { total: 1 } } })
    expect([cheap.status, cheap.body['code']]).toEqual([422, 'invalid_input'])
    const [variant] = await floor.store.get(['variant-latte'])
    await floor.store.commit([{ patch: { id: 'variant-latte', set: { price: 500 } } }], { transactionId: 'dearer' })
    expect(variant?.['price']).toBe(480)
    await new Promise((resolve) => setTimeout(resolve, 5100))
    const placed = await ask('POST', '/orders', { body: orderBody(cart) })
    expect(placed.body['order']).toMatchObject({ totals: { subtotal: usd(1333) } })
  }, 15_000)

  test('is refused with what is left when stock is short, and then nothing is written', async () => {
    await ask('PUT', `/carts/${cart}/lines/LATTE`, { body: { quantity: 6 } })
    const refused = await ask('POST', '/orders', { body: orderBody(cart) })
    expect([refused.status, refused.body['code'], refused.body['lines']]).toEqual([
      409,
      'out_of_stock',
      [{ sku: 'LATTE', wanted: 6, available: 5 }],
    ])
    expect(floor.store.all().filter(({ _type }) => _type === 'order')).toEqual([])
  })

  test('twice under one key makes one order, and another body under it is refused', async () => {
    const first = await ask('POST', '/orders', { body: orderBody(cart), key: 'once' })
    const again = await ask('POST', '/orders', { body: orderBody(cart), key: 'once' })
    expect([first.status, again.body]).toEqual([201, first.body])
    const other = await ask('POST', '/orders', { body: orderBody(cart, { email: 'eve@example.com' }), key: 'once' })
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency_mismatch'])
  })
})

test('C10 an order is stored once, with lines, prices, totals, shopper and times', async () => {
  await ask('POST', `/carts/${cart}/promotions`, { body: { code: 'TEN' } })
  for (let twice = 0; twice < 2; twice += 1) await ask('POST', '/orders', { body: orderBody(cart) })
  const orders = floor.store.all().filter(({ _type }) => _type === 'order')
  expect(orders).toHaveLength(1)
  expect(orders[0]).toMatchObject({
    lines: [
      { sku: 'LATTE', quantity: 2, unitPrice: 480, subtotal: 960, discount: 96 },
      { sku: 'BUN', quantity: 1, unitPrice: 333, subtotal: 333, discount: 33 },
    ],
    totals: { subtotal: 1293, discount: 129, delivery: 350, tax: 101, total: 1615 },
    promotions: [{ promotion: 'promotion-ten', code: 'TEN', amount: 129 }],
    contact: { email: orderBody(cart).email },
    createdAt: floor.now(),
  })
})

test('C23 an order shows whose goods each line is, in the order and in each bag', async () => {
  const placed = await ask('POST', '/orders', { body: orderBody(cart, { payment: { provider: 'cash' } }) })
  const [souk, bakery] = [
    { id: 'seller-souk', name: 'Souk' },
    { id: 'seller-bakery', name: 'Mill Lane Bakery' },
  ]
  const lines = [
    { sku: 'LATTE', seller: souk },
    { sku: 'BUN', seller: bakery },
  ]
  const told = { lines, sellers: [souk, bakery], fulfillments: [{ location: 'location-ferry', seller: souk, lines }] }
  expect(placed.body['order']).toMatchObject(told)
  // What was sold stays sold by the name of that day
  const renamed = { patch: { id: 'seller-bakery', set: { name: 'The New Bakery' } } }
  await floor.store.commit([renamed], { transactionId: 'renamed' })
  const { order, accessToken } = placed.body as { order: { id: string }; accessToken: string }
  expect((await ask('GET', `/orders/${order.id}`, { token: accessToken })).body).toMatchObject(told)
})
