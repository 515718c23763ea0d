import type { Instant } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Promotion } from '@souk/pricing'
import { describe, expect, test } from 'vitest'
import { makeCode, promotionDocument, typeCode } from './testing/promotions.ts'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'

async function open(fields: Partial<Promotion> = {}, ...more: readonly ReturnType<typeof promotionDocument>[]) {
  const content = [
    ...shopContent([
      { sku: 'LATTE', price: 480 },
      { sku: 'BUN', price: 333 },
    ]),
    promotionDocument('ten', fields),
    ...more,
  ]
  const floor = await openMemoryFloor({ LATTE: 100, BUN: 100 }, { content })
  const codeId = await makeCode(floor.commerce, 'ten', 'TEN')
  return { ...floor, codeId, cartId: await fillCart(floor.commerce, 'promoted', { LATTE: 2, BUN: 1 }) }
}
const order = async ({ store }: Pick<ShopFloor, 'store'>, name = ulid) =>
  (await store.get([`order.${name}`]))[0] as Order
const redeemed = async ({ store }: Pick<ShopFloor, 'store'>, id: string) => (await store.get([id]))[0]?.['redemptions']

test('T5 a code takes off what it says, and the totals explain it', async () => {
  const { commerce, cartId } = await open()
  expect(await typeCode(commerce, cartId, 't e n')).toEqual({ ok: true, value: { cartId, code: 'TEN' } })
  const quoted = await commerce.quoteCart(cartId, { country: 'US', postalCode: '94105', region: 'CA' })
  expect(quoted).toMatchObject({
    totals: { subtotal: 1293, discount: 129, delivery: 350, tax: 101, total: 1615 },
    lines: [
      { sku: 'LATTE', discount: 96 },
      { sku: 'BUN', discount: 33 },
    ],
    promotions: [{ promotion: 'promotion-ten', title: 'ten', kind: 'percent', amount: 129, code: 'TEN' }],
    problems: [],
  })
  expect(quoted?.explanation).toContainEqual({ of: 'discount', amount: 129, because: 'TEN' })
})

describe('T5 a code that is not good is refused in plain words', () => {
  test.each<readonly [string, Partial<Promotion>, string, string]>([
    ['unknown', {}, 'NONE', 'promotion_unknown'],
    ['nonsense', {}, '<b>', 'promotion_unknown'],
    ['switched off', { active: false }, 'TEN', 'promotion_unknown'],
    ['not begun', { from: '2027-01-01T00:00:00Z' }, 'TEN', 'promotion_not_begun'],
    ['over', { to: '2026-01-01T00:00:00Z' }, 'TEN', 'promotion_ended'],
    ['too small a basket', { minimum: 2000 }, 'TEN', 'promotion_minimum'],
    ['used up', { limitTotal: 0 }, 'TEN', 'promotion_limit'],
    [
      'other goods',
      { products: [{ _type: 'reference', _ref: 'product-none', _key: 'n' }] },
      'TEN',
      'promotion_not_for_these',
    ],
  ])('%s', async (_, fields, code, refusal) => {
    const { commerce, cartId } = await open(fields)
    expect(await typeCode(commerce, cartId, code)).toMatchObject({ ok: false, refusal: { code: refusal } })
    expect((await commerce.quoteCart(cartId))?.totals.discount).toBe(0)
  })

  test('beaten by a better one', async () => {
    const { commerce, cartId } = await open({}, promotionDocument('half', { value: 5000 }))
    await makeCode(commerce, 'half', 'HALF')
    await typeCode(commerce, cartId, 'HALF')
    expect(await typeCode(commerce, cartId, 'TEN')).toMatchObject({
      refusal: { code: 'promotion_not_combined', message: 'TEN does not go together with HALF, which gives more.' },
    })
  })
})

test('a code that goes bad in the cart is told, refuses the order, and can be taken out', async () => {
  const floor = await open()
  const { commerce, cartId, codeId } = floor
  await typeCode(commerce, cartId, 'TEN')
  const off = { codeId, active: false }
  await commerce.dispatch('setPromotionCodeActive', off, { actor: staff, role: 'manager' })
  expect((await commerce.quoteCart(cartId))?.problems).toMatchObject([
    { code: 'promotion_unknown', promotion: 'TEN', figures: { blocks: true } },
  ])
  expect(await commerce.dispatch('placeOrder', orderOf(ulid, cartId), { actor: shopper })).toMatchObject({
    refusal: { code: 'promotion_unknown' },
  })
  await commerce.dispatch('removePromotion', { cartId, code: 'ten' }, { actor: shopper })
  expect((await commerce.quoteCart(cartId))?.problems).toEqual([])
  expect(await commerce.dispatch('placeOrder', orderOf(ulid, cartId), { actor: shopper })).toMatchObject({ ok: true })
})

test('an order counts its codes once, and gives them back when it ends unpaid', async () => {
  const floor = await open({ limitTotal: 1 })
  const { commerce, cartId, codeId } = floor
  await typeCode(commerce, cartId, 'TEN')
  for (let twice = 0; twice < 2; twice += 1) await commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)
  expect(await redeemed(floor, codeId)).toBe(1)
  expect((await order(floor)).promotions).toEqual([
    {
      _key: 'promotion-ten',
      promotion: 'promotion-ten',
      title: 'ten',
      kind: 'percent',
      amount: 129,
      code: 'TEN',
      counters: [codeId],
    },
  ])
  expect(await commerce.verify()).toEqual([])
  const second = await fillCart(commerce, 'second', { LATTE: 1 })
  expect(await typeCode(commerce, second, 'TEN')).toMatchObject({ refusal: { code: 'promotion_limit' } })
  floor.pass(16 * 60_000)
  await commerce.settle()
  expect([(await order(floor)).state, await redeemed(floor, codeId)]).toEqual(['expired', 0])
  expect(await typeCode(commerce, second, 'TEN')).toMatchObject({ ok: true })
  expect(await commerce.verify()).toEqual([])
})

test('late money counts the code again: the shopper paid the price it made', async () => {
  const floor = await open()
  const { commerce, cartId, codeId, provider } = floor
  await typeCode(commerce, cartId, 'TEN')
  await commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)
  floor.pass(16 * 60_000)
  await commerce.settle()
  provider.pay(provider.session(`order.${ulid}`) ?? '', true)
  await commerce.refreshPayment(`order.${ulid}`)
  expect([(await order(floor)).state, await redeemed(floor, codeId)]).toEqual(['placed', 1])
  expect(await commerce.verify()).toEqual([])
})

test('a canceled order gives its code back', async () => {
  const floor = await open()
  const { commerce, cartId, codeId } = floor
  await typeCode(commerce, cartId, 'TEN')
  await commerce.checkout(orderOf(ulid, cartId, { payment: { provider: 'cash' } }), { actor: shopper }, urls)
  expect(await redeemed(floor, codeId)).toBe(1)
  await commerce.dispatch('cancelOrder', { orderId: `order.${ulid}`, reason: 'Changed mind' }, { actor: staff })
  expect(await redeemed(floor, codeId)).toBe(0)
  expect(await commerce.verify()).toEqual([])
})

test('one customer uses a code as often as it may be, however the address is written, and no id tells who', async () => {
  const floor = await open({ limitPerCustomer: 1 })
  const { commerce, cartId } = floor
  await typeCode(commerce, cartId, 'TEN')
  await commerce.checkout(orderOf(ulid, cartId, { email: 'sam@example.com' }), { actor: shopper }, urls)
  const again = await fillCart(commerce, 'again', { LATTE: 1 })
  await typeCode(commerce, again, 'TEN')
  const place = (email: string, name: string) =>
    commerce.dispatch('placeOrder', orderOf(name, again, { email }), { actor: shopper })
  expect(await place('SAM@Example.com', `${ulid}2`)).toMatchObject({ refusal: { code: 'promotion_limit_customer' } })
  const quoted = await commerce.quoteCart(again, undefined, 'delivery', ['sam@example.com'])
  expect(quoted?.problems).toMatchObject([{ code: 'promotion_limit_customer', promotion: 'TEN' }])
  expect(await place('kim@example.com', `${ulid}3`)).toMatchObject({ ok: true })
  const uses = floor.store.all().filter(({ _type }) => _type === 'promotionUse')
  expect(uses.map(({ redemptions }) => redemptions)).toEqual([1, 1])
  expect(JSON.stringify(uses)).not.toMatch(/sam|kim|example/i)
  expect(await commerce.verify()).toEqual([])
})

test('a promotion that comes by itself is held to its limit by a counter of its own', async () => {
  const floor = await openMemoryFloor(
    { LATTE: 10 },
    {
      content: [
        ...shopContent(),
        promotionDocument('opening', { automatic: true, limitTotal: 1, kind: 'amount', value: 100 }),
      ],
    },
  )
  const totals: number[] = []
  for (const name of ['one', 'two']) {
    const cartId = await fillCart(floor.commerce, name, { LATTE: 1 })
    await floor.commerce.dispatch('placeOrder', orderOf(`${ulid}${name}`, cartId), { actor: shopper })
    totals.push((await order(floor, `${ulid}${name}`)).totals.discount)
  }
  expect(totals).toEqual([100, 0])
  expect(await floor.commerce.verify()).toEqual([])
})

test('50 orders at once for a code that is good for 10: exactly 10 stand with it', async () => {
  const floor = await open()
  const codeId = await makeCode(floor.commerce, 'ten', 'RUSH', 10)
  const buyers = Array.from({ length: 50 }, (_, index) => index)
  const carts = await Promise.all(
    buyers.map(async (index) => {
      const cartId = await fillCart(floor.commerce, `rush${index}`, { LATTE: 1 })
      expect(await typeCode(floor.commerce, cartId, 'RUSH')).toMatchObject({ ok: true })
      return cartId
    }),
  )
  const placed = await Promise.all(
    carts.map((cartId, index) =>
      floor.commerce.dispatch('placeOrder', orderOf(`${ulid}r${index}`, cartId), { actor: shopper }),
    ),
  )
  const codes = placed.map((result) => (result.ok ? 'placed' : result.refusal.code)).sort()
  expect(codes).toEqual([...Array(10).fill('placed'), ...Array(40).fill('promotion_limit')])
  expect(await redeemed(floor, codeId)).toBe(10)
  expect(await floor.commerce.verify()).toEqual([])
})

test('codes are made by managers, once, for promotions that take them', async () => {
  const { commerce } = await open({}, promotionDocument('auto', { automatic: true }))
  const make = (input: object, role: 'manager' | 'picker' = 'manager') =>
    commerce.dispatch('createPromotionCode', input, { actor: staff, role, commandId: 'make-1' })
  expect(await make({ promotion: 'promotion-ten', code: 'NEW' }, 'picker')).toMatchObject({
    refusal: { code: 'forbidden' },
  })
  expect(await make({ promotion: 'promotion-none', code: 'NEW' })).toMatchObject({
    refusal: { code: 'promotion_not_found' },
  })
  expect(await make({ promotion: 'promotion-auto', code: 'NEW' })).toMatchObject({
    refusal: { code: 'promotion_not_found' },
  })
  expect(await make({ promotion: 'promotion-ten', code: 'ten', limit: 5 })).toMatchObject({
    refusal: { code: 'promotion_code_exists' },
  })
  expect(await make({ promotion: 'promotion-ten', code: '!' })).toMatchObject({ refusal: { code: 'invalid_input' } })
  const made = await make({ promotion: 'promotion-ten' })
  expect(made).toMatchObject({ ok: true, value: { code: expect.stringMatching(/^[0-9A-Z]{10}$/) } })
  expect(await make({ promotion: 'promotion-ten' })).toEqual(made)
})

test('a code is good until the second it ends', async () => {
  const floor = await open({ to: '2026-11-21T14:00:30.000Z' })
  expect(floor.now()).toBe('2026-11-21T14:00:00.000Z' as Instant)
  expect(await typeCode(floor.commerce, floor.cartId, 'TEN')).toMatchObject({ ok: true })
  floor.pass(30_000)
  expect((await floor.commerce.quoteCart(floor.cartId))?.problems).toMatchObject([{ code: 'promotion_ended' }])
})
