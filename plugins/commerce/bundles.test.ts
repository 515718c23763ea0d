import type { StockLevel, StockMovement } from '@souk/inventory'
import type { Fulfillment, Order, OrderEditPreview } from '@souk/orders'
import { describe, expect, test } from 'vitest'
import { type Article, shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const articles: readonly Article[] = [
  { sku: 'MUG', price: 1400 },
  { sku: 'BEANS', price: 1800 },
  { sku: 'MORNING', price: 2900, parts: { MUG: 1, BEANS: 2 } },
]

/** Mugs and beans at the ferry, and a set of one mug and two bags that lies nowhere. */
const open = (stock = { MUG: 5, BEANS: 9 }, more = articles) => openMemoryFloor(stock, { content: shopContent(more) })

async function checkout(floor: ShopFloor, wanted: Readonly<Record<string, number>>, provider = 'stripe') {
  const cartId = await fillCart(floor.commerce, 'bundle', wanted)
  return floor.commerce.checkout(
    orderOf(ulid, cartId, { payment: { provider: provider as 'stripe' } }),
    { actor: shopper },
    urls,
  )
}
async function placed(floor: ShopFloor, wanted: Readonly<Record<string, number>>, provider = 'stripe') {
  expect(await checkout(floor, wanted, provider)).toMatchObject({ ok: true })
  if (provider === 'cash') return
  floor.provider.pay(floor.provider.session(orderId) ?? '')
  await floor.commerce.refreshPayment(orderId)
  expect((await order(floor)).state).toBe('placed')
}
const order = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order
const all = <Doc>({ store }: ShopFloor, type: string) => store.all().filter(({ _type }) => _type === type) as Doc[]
/** Each SKU as `on hand, reserved, committed`. */
const shelves = (floor: ShopFloor) =>
  Object.fromEntries(
    all<StockLevel>(floor, 'stockLevel').map(({ sku, onHand, reserved, committed }) => [
      sku,
      [onHand, reserved, committed],
    ]),
  )
const run = (floor: ShopFloor, name: Parameters<typeof floor.commerce.dispatch>[0], input: object) =>
  floor.commerce.dispatch(name, input, { actor: staff })
const list = (floor: ShopFloor) => all<Fulfillment>(floor, 'fulfillment')[0]
const sound = async (floor: ShopFloor) => expect(await floor.commerce.verify()).toEqual([])

describe('a bundle in a cart', () => {
  test('can be had as often as its parts allow, and follows them live', async () => {
    const floor = await open()
    const cartId = await fillCart(floor.commerce, 'bundle', { MORNING: 1 })
    const quoted = async () => (await floor.commerce.quoteCart(cartId))?.lines[0]
    expect(await quoted()).toMatchObject({
      sku: 'MORNING',
      subtotal: 2900,
      available: 4,
      parts: [
        { sku: 'MUG', title: 'MUG', quantity: 1 },
        { sku: 'BEANS', title: 'BEANS', quantity: 2 },
      ],
    })
    const broken = { sku: 'MUG', location: 'location-ferry', reason: 'damaged', delta: -4 }
    expect(await run(floor, 'adjustStock', broken)).toMatchObject({ ok: true })
    expect(await quoted()).toMatchObject({ available: 1 })
  })

  test('is told as short together with the single that shares its part', async () => {
    const floor = await open({ MUG: 3, BEANS: 9 })
    const cartId = await fillCart(floor.commerce, 'bundle', { MORNING: 2, MUG: 2 })
    expect((await floor.commerce.quoteCart(cartId))?.problems).toMatchObject([
      { code: 'out_of_stock', sku: 'MORNING', available: 1 },
      { code: 'out_of_stock', sku: 'MUG', available: 1 },
    ])
    expect(await checkout(floor, { MORNING: 2, MUG: 2 })).toMatchObject({ refusal: { code: 'out_of_stock' } })
    expect(shelves(floor)).toEqual({ MUG: [3, 0, 0], BEANS: [9, 0, 0] })
  })

  test.each([
    ['a part is gone from the catalogue', { sku: 'ODD', price: 100, parts: { MUG: 1, GONE: 1 } }],
    ['a part is itself a bundle', { sku: 'ODD', price: 100, parts: { MORNING: 2 } }],
  ])('cannot be bought while %s', async (_, odd) => {
    const floor = await open({ MUG: 5, BEANS: 9 }, [...articles, odd])
    const cartId = await fillCart(floor.commerce, 'bundle', { ODD: 1 })
    expect(await floor.commerce.quoteCart(cartId)).toMatchObject({ problems: [{ code: 'product_unavailable' }] })
    expect(await checkout(floor, { ODD: 1 })).toMatchObject({ refusal: { code: 'product_unavailable' } })
  })
})

describe('an order of a bundle', () => {
  test('tells an edit’s units once for each SKU and place, whatever moves them', async () => {
    const floor = await open()
    await placed(floor, { MORNING: 2, MUG: 2 })
    const lines = [
      { sku: 'MORNING', quantity: 1 },
      { sku: 'MUG', quantity: 1 },
    ]
    const seen = await run(floor, 'previewOrderEdit', { orderId, lines })
    expect(seen).toMatchObject({ ok: true })
    if (!seen.ok) return
    const { stock } = seen.value as OrderEditPreview
    expect(stock.map(({ sku, units }) => [sku, units])).toEqual([
      ['MUG', 2],
      ['BEANS', 2],
    ])
  })

  test('holds its parts while it is unpaid, and sells them when it is paid', async () => {
    const floor = await open()
    await checkout(floor, { MORNING: 2, MUG: 1 })
    expect(shelves(floor)).toEqual({ MUG: [5, 3, 0], BEANS: [9, 4, 0] })
    await sound(floor)
    floor.provider.pay(floor.provider.session(orderId) ?? '')
    await floor.commerce.refreshPayment(orderId)
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 3], BEANS: [9, 0, 4] })
    const { lines, totals } = await order(floor)
    expect(lines.map(({ sku, quantity, subtotal }) => [sku, quantity, subtotal])).toEqual([
      ['MORNING', 2, 5800],
      ['MUG', 1, 1400],
    ])
    expect(totals.subtotal).toBe(7200)
    expect(list(floor)?.lines[0]?.parts?.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['MUG', 1],
      ['BEANS', 2],
    ])
    const sold = all<StockMovement>(floor, 'stockMovement').find(({ reason }) => reason === 'commit')
    expect(sold?.entries.map(({ sku, bundle, quantity }) => [sku, bundle, quantity])).toEqual([
      ['MUG', 'MORNING', 2],
      ['BEANS', 'MORNING', 4],
      ['MUG', undefined, 1],
    ])
    await sound(floor)
  })

  test('keeps the parts it was sold with, whatever the catalogue says later', async () => {
    const floor = await open()
    await placed(floor, { MORNING: 1 })
    const set = { parts: [{ _key: 'mug', variant: { _type: 'reference', _ref: 'variant-mug' }, quantity: 2 }] }
    await floor.store.commit([{ patch: { id: 'variant-morning', set } }], { transactionId: 'editor' })
    expect(await run(floor, 'cancelOrder', { orderId, reason: 'They called' })).toMatchObject({ ok: true })
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 0], BEANS: [9, 0, 0] })
    await sound(floor)
  })

  test('lets its parts go when it expires, and finds them again when its money comes late', async () => {
    const floor = await open()
    await checkout(floor, { MORNING: 2 })
    floor.pass(16 * 60_000)
    expect(await run(floor, 'expireOrder', { orderId })).toMatchObject({ ok: true })
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 0], BEANS: [9, 0, 0] })
    floor.provider.pay(floor.provider.session(orderId) ?? '')
    await floor.commerce.refreshPayment(orderId)
    expect((await order(floor)).state).toBe('placed')
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 2], BEANS: [9, 0, 4] })
    await sound(floor)
  })

  test('is edited by the bundle, and its preview shows the parts that move', async () => {
    const floor = await open()
    await placed(floor, { MORNING: 2, MUG: 1 }, 'cash')
    const lines = [
      { sku: 'MORNING', quantity: 1 },
      { sku: 'MUG', quantity: 2 },
    ]
    const shown = await run(floor, 'previewOrderEdit', { orderId, lines })
    const location = 'location-ferry'
    expect(shown.ok && (shown.value as OrderEditPreview).stock).toEqual([
      { sku: 'MUG', location, units: 1 },
      { sku: 'BEANS', location, units: 2 },
      { sku: 'MUG', location, units: -1 },
    ])
    expect(await run(floor, 'editOrder', { orderId, lines, reason: 'They called' })).toMatchObject({ ok: true })
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 3], BEANS: [9, 0, 2] })
    await sound(floor)
    const more = [{ sku: 'MORNING', quantity: 3 }]
    expect(await run(floor, 'editOrder', { orderId, lines: more, reason: 'Again' })).toMatchObject({ ok: true })
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 5], BEANS: [9, 0, 6] })
    const toMany = [{ sku: 'MORNING', quantity: 4 }]
    expect(await run(floor, 'editOrder', { orderId, lines: toMany, reason: 'Again' })).toMatchObject({
      refusal: { code: 'out_of_stock' },
    })
    await sound(floor)
  })

  test('is added to an order by its SKU', async () => {
    const floor = await open()
    await placed(floor, { MUG: 1 }, 'cash')
    const lines = [{ sku: 'MORNING', quantity: 2 }]
    expect(await run(floor, 'editOrder', { orderId, lines, reason: 'They called' })).toMatchObject({ ok: true })
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 3], BEANS: [9, 0, 4] })
    await sound(floor)
  })

  test('leaves with its parts, and a place that is called off gives them back', async () => {
    const floor = await open()
    const beans = {
      location: 'location-mission',
      reference: 'more',
      lines: articles.slice(0, 2).map(({ sku }) => ({ sku, quantity: 4 })),
    }
    expect(await run(floor, 'receiveStock', beans)).toMatchObject({ ok: true })
    await placed(floor, { MORNING: 6 })
    const parts = all<Fulfillment>(floor, 'fulfillment')
    expect(parts.map(({ location, lines }) => [location, lines[0]?.quantity])).toEqual([
      ['location-ferry', 4],
      ['location-mission', 2],
    ])
    const [ferry, mission] = parts.map(({ _id }) => _id)
    expect(await run(floor, 'cancelFulfillment', { fulfillmentId: mission, reason: 'Flooded' })).toMatchObject({
      ok: true,
    })
    for (const name of ['pickFulfillment', 'packFulfillment', 'handOverFulfillment', 'deliverFulfillment'] as const)
      expect(await run(floor, name, { fulfillmentId: ferry })).toMatchObject({ ok: true })
    expect(
      all<StockLevel>(floor, 'stockLevel').map(({ sku, location, onHand, committed }) => [
        sku,
        location,
        onHand,
        committed,
      ]),
    ).toEqual([
      ['BEANS', 'location-ferry', 1, 0],
      ['MUG', 'location-ferry', 1, 0],
      ['BEANS', 'location-mission', 4, 0],
      ['MUG', 'location-mission', 4, 0],
    ])
    expect((await order(floor)).lines[0]).toMatchObject({ quantity: 6, canceled: 2, delivered: 4 })
    await sound(floor)
  })
})

describe('work on a bundle', () => {
  const open2 = async () => {
    const floor = await open()
    await placed(floor, { MORNING: 2, MUG: 1 }, 'cash')
    return { floor, fulfillmentId: list(floor)?._id }
  }

  test('that is missing a part is reported as the bundle: all its parts are free again, and somebody counts', async () => {
    const { floor, fulfillmentId } = await open2()
    const missing = { fulfillmentId, sku: 'MORNING', quantity: 1, reason: 'not_found', candidates: ['BEANS'] }
    const wish = { id: orderId, set: { substitution: 'refund' } }
    await floor.store.commit([{ patch: wish }], { transactionId: 'wish' })
    expect(await run(floor, 'reportMissing', missing)).toMatchObject({ ok: true, value: { outcome: 'refunded' } })
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 2], BEANS: [9, 0, 2] })
    await sound(floor)
  })

  test('that is broken is not for sale again: its parts are set aside', async () => {
    const { floor, fulfillmentId } = await open2()
    await floor.store.commit([{ patch: { id: orderId, set: { substitution: 'refund' } } }], { transactionId: 'wish' })
    const broken = { fulfillmentId, sku: 'MORNING', quantity: 1, reason: 'damaged' }
    expect(await run(floor, 'reportMissing', broken)).toMatchObject({ ok: true, value: { outcome: 'refunded' } })
    expect(shelves(floor)).toEqual({ MUG: [5, 0, 2], BEANS: [9, 0, 2] })
    const aside = all<StockLevel>(floor, 'stockLevel').map(({ sku, unavailable, damaged }) => [
      sku,
      unavailable,
      damaged,
    ])
    expect(Object.fromEntries(aside.map(([sku, ...units]) => [sku, units]))).toEqual({ MUG: [1, 1], BEANS: [2, 2] })
    await sound(floor)
  })

  test('that is picked and then called off can be written off with its parts', async () => {
    const { floor, fulfillmentId } = await open2()
    const lines = [{ sku: 'MORNING', quantity: 1 }]
    expect(await run(floor, 'pickFulfillment', { fulfillmentId, lines })).toMatchObject({ ok: true })
    const off = { fulfillmentId, reason: 'Spilled', restock: false }
    expect(await run(floor, 'cancelFulfillment', off)).toMatchObject({ ok: true })
    expect(shelves(floor)).toEqual({ MUG: [4, 0, 0], BEANS: [7, 0, 0] })
    await sound(floor)
  })

  test('that another place sends moves its parts from there', async () => {
    const { floor, fulfillmentId } = await open2()
    const more = {
      location: 'location-mission',
      reference: 'more',
      lines: [
        { sku: 'MUG', quantity: 3 },
        { sku: 'BEANS', quantity: 4 },
      ],
    }
    expect(await run(floor, 'receiveStock', more)).toMatchObject({ ok: true })
    const to = { fulfillmentId, location: 'location-mission', note: 'Flooded' }
    expect(await run(floor, 'rerouteFulfillment', to)).toMatchObject({ ok: true })
    const held = all<StockLevel>(floor, 'stockLevel').map(({ sku, location, committed }) => [sku, location, committed])
    expect(held).toEqual([
      ['BEANS', 'location-ferry', 0],
      ['MUG', 'location-ferry', 0],
      ['BEANS', 'location-mission', 4],
      ['MUG', 'location-mission', 3],
    ])
    await sound(floor)
  })
})

test('a bundle comes back whole, and each part goes where its inspection says', async () => {
  const floor = await open()
  await placed(floor, { MORNING: 2, MUG: 1 })
  const fulfillmentId = list(floor)?._id
  for (const name of ['pickFulfillment', 'packFulfillment', 'handOverFulfillment', 'deliverFulfillment'] as const)
    expect(await run(floor, name, { fulfillmentId })).toMatchObject({ ok: true })
  expect(shelves(floor)).toEqual({ MUG: [2, 0, 0], BEANS: [5, 0, 0] })
  const asked = [
    { sku: 'MORNING', quantity: 2, reason: 'damaged' },
    { sku: 'MUG', quantity: 1, reason: 'damaged' },
  ]
  const opened = await run(floor, 'openReturn', { orderId, kind: 'return', lines: asked, approved: true })
  const returnId = opened.ok ? (opened.value as { readonly returnId: string }).returnId : ''
  const receive = (units: object[]) => run(floor, 'receiveReturn', { returnId, location: 'location-ferry', units })
  const foreign = { sku: 'MORNING', quantity: 1, as: 'restock', parts: [{ sku: 'TEA', as: 'damaged' }] }
  expect(await receive([foreign])).toMatchObject({ refusal: { code: 'unknown_return_line' } })
  const broken = { sku: 'MORNING', quantity: 1, as: 'restock', parts: [{ sku: 'MUG', as: 'damaged' }] }
  expect(await receive([broken, { sku: 'MUG', quantity: 1, as: 'write_off' }])).toMatchObject({ ok: true })
  expect(await receive([{ sku: 'MORNING', quantity: 1, as: 'restock' }])).toMatchObject({ ok: true })
  const [mugs, beans] = ['MUG', 'BEANS'].map((sku) =>
    all<StockLevel>(floor, 'stockLevel').find((each) => each.sku === sku),
  )
  expect([mugs?.onHand, mugs?.damaged, mugs?.unavailable, beans?.onHand]).toEqual([4, 1, 1, 9])
  expect((await order(floor)).lines.map(({ sku, returned }) => [sku, returned])).toEqual([
    ['MORNING', 2],
    ['MUG', 1],
  ])
  await sound(floor)
})

test('a bundle has no stock of its own to receive', async () => {
  const floor = await open()
  const given = { location: 'location-ferry', reference: 'sets', lines: [{ sku: 'MORNING', quantity: 3 }] }
  expect(await run(floor, 'receiveStock', given)).toMatchObject({ refusal: { code: 'bundle_has_no_stock' } })
})
