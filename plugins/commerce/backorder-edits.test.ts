import { type Variant, variantId } from '@souk/catalog'
import { levelId, type StockLevel } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'
import type { Fulfillment, Order, OrderEditPreview } from '@souk/orders'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulidOf = (nth: number) => `01jd7z8k2m4n6p8q0r2s4t6v${String(nth).padStart(2, '0')}`
const orderIdOf = (nth: number) => `order.${ulidOf(nth)}`
const ferry = 'location-ferry'
type Lines = Readonly<Record<string, number>>

const limits: Readonly<Record<string, { limit: number; restockDays: number }>> = {
  LATTE: { limit: 3, restockDays: 10 },
  MOCHA: { limit: 2, restockDays: 20 },
}
const withBackorder = (document: StoredDocument): StoredDocument => {
  const backorder = document._type === 'variant' ? limits[String(document['sku'])] : undefined
  return backorder ? ({ ...document, backorder } as Variant) : document
}

/** Two lattes and a mocha are there, of both more may be promised; of buns only what is there. */
const opened = () => {
  const stock = { LATTE: 2, MOCHA: 1, BUN: 5 }
  const content = shopContent(Object.keys(stock).map((sku) => ({ sku, price: 480 }))).map(withBackorder)
  return openMemoryFloor(stock, { content })
}
const place = async (floor: ShopFloor, nth: number, lines: Lines) => {
  const cartId = await fillCart(floor.commerce, `edit-${nth}`, lines)
  const asked = orderOf(ulidOf(nth), cartId, { payment: { provider: 'cash' } })
  expect(await floor.commerce.checkout(asked, { actor: shopper }, urls)).toMatchObject({ ok: true })
  floor.pass(1000)
}
/** An order of four lattes and a bun, two of the lattes to come, that was paid. */
async function paid(): Promise<ShopFloor> {
  const floor = await opened()
  const cartId = await fillCart(floor.commerce, 'edit-1', { LATTE: 4, BUN: 1 })
  await floor.commerce.checkout(orderOf(ulidOf(1), cartId), { actor: shopper }, urls)
  floor.provider.pay(floor.provider.session(orderIdOf(1)) ?? '')
  await floor.commerce.refreshPayment(orderIdOf(1))
  return floor
}
const order = async ({ store }: ShopFloor, nth: number) => (await store.get([orderIdOf(nth)]))[0] as Order
const level = async ({ store }: ShopFloor, sku = 'LATTE') => {
  const [document] = await store.get([levelId(variantId(sku), ferry)])
  const { onHand, committed, backordered = 0 } = document as StockLevel
  return { onHand, committed, backordered }
}
const units = async (floor: ShopFloor, nth: number) =>
  (await order(floor, nth)).allocations.map(({ sku, quantity, backordered = 0 }) => [sku, quantity, backordered])
const lists = async (floor: ShopFloor, nth: number) =>
  ((await floor.store.get((await order(floor, nth)).fulfillments)) as Fulfillment[]).map(({ state, lines }) => [
    state,
    ...lines.map(({ sku, quantity }) => `${quantity} ${sku}`),
  ])
const asked = (nth: number, wish: Lines) => ({
  orderId: orderIdOf(nth),
  lines: Object.entries(wish).map(([sku, quantity]) => ({ sku, quantity })),
})
const role = { actor: staff, role: 'manager' } as const
const preview = async ({ commerce }: ShopFloor, nth: number, wish: Lines) => {
  const seen = await commerce.dispatch('previewOrderEdit', asked(nth, wish), role)
  if (!seen.ok) throw new Error(seen.refusal.message)
  return seen.value as OrderEditPreview
}
const edit = ({ commerce }: ShopFloor, nth: number, wish: Lines, more: object = {}) =>
  commerce.dispatch('editOrder', { ...asked(nth, wish), reason: 'They called', ...more }, role)
const refused = (code: string) => ({ ok: false, refusal: { code } })
/** The sweep looks once a minute. */
const minute = async (floor: ShopFloor) => {
  floor.pass(61_000)
  await floor.commerce.settle()
}

describe('an order that waits for stock, edited', () => {
  test('waits for fewer, gets the money back, and takes nothing off the shelf', async () => {
    const floor = await paid()
    const before = floor.store.all()
    const seen = await preview(floor, 1, { LATTE: 3 })
    expect(floor.store.all()).toEqual(before)
    expect(seen).toMatchObject({
      lines: [
        { sku: 'LATTE', before: 4, after: 3 },
        { sku: 'BUN', before: 1, after: 1 },
      ],
      stock: [],
      waiting: [{ sku: 'LATTE', location: ferry, units: -1, days: 0 }],
      toTheFloor: false,
      money: { refund: seen.totals.before.total - seen.totals.after.total },
    })
    expect(seen.money.refund).toBeGreaterThan(479)
    const shown = { expectedRevision: seen.revision, expectedTotal: seen.totals.after.total }
    const { promise } = await order(floor, 1)
    expect(await edit(floor, 1, { LATTE: 3 }, shown)).toMatchObject({ ok: true })
    expect(await units(floor, 1)).toEqual([
      ['LATTE', 3, 1],
      ['BUN', 1, 0],
    ])
    expect(await order(floor, 1)).toMatchObject({ fulfillments: [], fulfillmentStanding: 'none', promise })
    expect(await level(floor)).toEqual({ onHand: 2, committed: 2, backordered: 1 })
    expect(await edit(floor, 1, { LATTE: 2 }, shown)).toMatchObject(refused('edit_outdated'))
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderIdOf(1))).toBe(seen.money.refund)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test.each([
    ['waits for no more of it', { LATTE: 2 }, [['open', '2 LATTE', '1 BUN']], { onHand: 2, committed: 2 }],
    ['has fewer than were there', { LATTE: 1 }, [['open', '1 LATTE', '1 BUN']], { onHand: 2, committed: 1 }],
    ['is without it', { LATTE: 0 }, [['open', '1 BUN']], { onHand: 2, committed: 0 }],
    ['has something else instead', { LATTE: 0, MOCHA: 1 }, [['open', '1 BUN', '1 MOCHA']], { onHand: 2, committed: 0 }],
  ])('goes to the floor at once when it %s', async (_, wish, list, stock) => {
    const floor = await paid()
    const { promise: first } = await order(floor, 1)
    expect((await preview(floor, 1, wish)).toTheFloor).toBe(true)
    expect(await edit(floor, 1, wish)).toMatchObject({ ok: true })
    expect(await lists(floor, 1)).toEqual(list)
    const after = await order(floor, 1)
    expect(after).toMatchObject({ fulfillmentStanding: 'open', promise: { first: { to: first?.to } } })
    expect(after.promise?.to && first && after.promise.to < first.to).toBe(true)
    expect(await level(floor)).toEqual({ ...stock, backordered: 0 })
    for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const) {
      const part = { fulfillmentId: after.fulfillments[0] ?? '' }
      expect(await floor.commerce.dispatch(`${verb}Fulfillment`, part, role)).toMatchObject({ ok: true })
    }
    await floor.commerce.settle()
    expect((await order(floor, 1)).state).toBe('completed')
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('leaves what it gives back to whoever has waited longest', async () => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 3 })
    await place(floor, 2, { LATTE: 1 })
    await place(floor, 3, { LATTE: 1 })
    expect(await level(floor)).toEqual({ onHand: 2, committed: 2, backordered: 3 })
    expect(await preview(floor, 1, { LATTE: 1 })).toMatchObject({
      stock: [{ sku: 'LATTE', location: ferry, units: 1 }],
      waiting: [{ sku: 'LATTE', location: ferry, units: -1 }],
    })
    expect(await edit(floor, 1, { LATTE: 1 })).toMatchObject({ ok: true })
    expect(await level(floor)).toEqual({ onHand: 2, committed: 1, backordered: 2 })
    await minute(floor)
    expect([await lists(floor, 1), await lists(floor, 2), await lists(floor, 3)]).toEqual([
      [['open', '1 LATTE']],
      [['open', '1 LATTE']],
      [],
    ])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('changes other lines and keeps what it waits for as it is', async () => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 4, BUN: 1 })
    const { promise } = await order(floor, 1)
    expect(await preview(floor, 1, { BUN: 3 })).toMatchObject({
      stock: [{ sku: 'BUN', location: ferry, units: -2 }],
      waiting: [],
      toTheFloor: false,
    })
    expect(await edit(floor, 1, { BUN: 3 })).toMatchObject({ ok: true })
    expect(await units(floor, 1)).toEqual([
      ['LATTE', 4, 2],
      ['BUN', 3, 0],
    ])
    expect((await order(floor, 1)).promise).toEqual(promise)
    expect([await level(floor), await level(floor, 'BUN')]).toEqual([
      { onHand: 2, committed: 2, backordered: 2 },
      { onHand: 5, committed: 3, backordered: 0 },
    ])
    expect(await edit(floor, 1, { BUN: 6 })).toMatchObject(refused('out_of_stock'))
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('may wait for more of it, and for more that is not there, each within its limit and on a later day', async () => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 4 })
    const { promise: first } = await order(floor, 1)
    expect(await edit(floor, 1, { LATTE: 6 })).toMatchObject(refused('out_of_stock'))
    expect(await edit(floor, 1, { MOCHA: 4 })).toMatchObject(refused('out_of_stock'))
    expect(await preview(floor, 1, { LATTE: 5, MOCHA: 3 })).toMatchObject({
      stock: [{ sku: 'MOCHA', location: ferry, units: -1 }],
      waiting: [
        { sku: 'LATTE', location: ferry, units: 1, days: 10 },
        { sku: 'MOCHA', location: ferry, units: 2, days: 20 },
      ],
      toTheFloor: false,
    })
    expect(await edit(floor, 1, { LATTE: 5, MOCHA: 3 })).toMatchObject({ ok: true })
    expect(await units(floor, 1)).toEqual([
      ['LATTE', 5, 3],
      ['MOCHA', 3, 2],
    ])
    expect([await level(floor), await level(floor, 'MOCHA')]).toEqual([
      { onHand: 2, committed: 2, backordered: 3 },
      { onHand: 1, committed: 1, backordered: 2 },
    ])
    const { promise } = await order(floor, 1)
    expect(promise).toMatchObject({ unit: 'days', first: { to: first?.to } })
    expect(Date.parse(promise?.to ?? '') - Date.parse(floor.now())).toBeGreaterThanOrEqual(20 * 86_400_000)
    expect(await floor.commerce.verify()).toEqual([])
    const lines = [
      { sku: 'LATTE', quantity: 3 },
      { sku: 'MOCHA', quantity: 2 },
    ]
    await floor.commerce.dispatch('receiveStock', { location: ferry, reference: 'truck', lines }, role)
    await minute(floor)
    expect(await lists(floor, 1)).toEqual([['open', '5 LATTE', '3 MOCHA']])
    expect(await level(floor)).toEqual({ onHand: 5, committed: 5, backordered: 0 })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('may get what lies at another place, which sends its part with the rest', async () => {
    const floor = await opened()
    await place(floor, 1, { LATTE: 4 })
    const receive = (location: string, sku: string, quantity: number) =>
      floor.commerce.dispatch('receiveStock', { location, reference: 'truck', lines: [{ sku, quantity }] }, role)
    await receive('location-mission', 'BUN', 9)
    expect(await preview(floor, 1, { BUN: 9 })).toMatchObject({
      stock: [{ sku: 'BUN', location: 'location-mission', units: -9 }],
      waiting: [],
    })
    expect(await edit(floor, 1, { BUN: 9 })).toMatchObject({ ok: true })
    expect(await lists(floor, 1)).toEqual([])
    expect(await edit(floor, 1, { BUN: 8 })).toMatchObject({ ok: true })
    await receive(ferry, 'LATTE', 2)
    await minute(floor)
    expect(await lists(floor, 1)).toEqual([
      ['open', '4 LATTE'],
      ['open', '8 BUN'],
    ])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('never waits beyond the limit, however many edits come at once', async () => {
    const floor = await opened()
    for (const nth of [1, 2, 3]) await place(floor, nth, { LATTE: nth === 1 ? 3 : 1 })
    await edit(floor, 1, { LATTE: 1, BUN: 1 })
    await place(floor, 4, { MOCHA: 2 })
    const done = await Promise.all([2, 3, 4].map((nth) => edit(floor, nth, { LATTE: 2 })))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await level(floor)).backordered).toBe(3)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('cannot be left with nothing', async () => {
    const floor = await paid()
    expect(await edit(floor, 1, { LATTE: 0, BUN: 0 })).toMatchObject(refused('edit_empties'))
    expect(await units(floor, 1)).toEqual([
      ['LATTE', 4, 2],
      ['BUN', 1, 0],
    ])
  })
})

test('T15 whatever happens around orders that wait while they are edited, the books agree and nobody starves', async () => {
  const sku = fc.constantFrom('LATTE', 'MOCHA', 'BUN')
  const deed = fc.record({
    nth: fc.constantFrom(1, 2, 3),
    wish: fc.dictionary(sku, fc.integer({ min: 0, max: 5 }), { minKeys: 1, maxKeys: 2 }),
    after: fc.constantFrom('nothing', 'arrives', 'sweep', 'another edit'),
  })
  const done = { edited: 0, waiting: 0, opened: 0 }
  const story = fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 6 }), async (deeds) => {
    const floor = await opened()
    for (const [nth, lines] of [{ LATTE: 3, BUN: 1 }, { LATTE: 1 }, { MOCHA: 2, BUN: 1 }].entries())
      await place(floor, nth + 1, lines)
    for (const { nth, wish, after } of deeds) {
      const waited = (await order(floor, nth)).fulfillments.length === 0
      const [first] = await Promise.all([
        edit(floor, nth, wish),
        ...(after === 'another edit' ? [edit(floor, 1 + (nth % 3), wish)] : []),
      ])
      const { fulfillments } = await order(floor, nth)
      if (first.ok) done.edited += 1
      if (first.ok && waited) done[fulfillments.length === 0 ? 'waiting' : 'opened'] += 1
      const lines = [{ sku: 'LATTE', quantity: 1 }]
      if (after === 'arrives')
        await floor.commerce.dispatch('receiveStock', { location: ferry, reference: 'truck', lines }, role)
      await (after === 'sweep' ? minute(floor) : floor.commerce.settle())
      expect(await floor.commerce.verify()).toEqual([])
    }
    const lines = ['LATTE', 'MOCHA'].map((each) => ({ sku: each, quantity: 9 }))
    await floor.commerce.dispatch('receiveStock', { location: ferry, reference: 'last', lines }, role)
    await minute(floor)
    for (const nth of [1, 2, 3]) {
      const sent = (await lists(floor, nth)).flatMap(([, ...each]) => each)
      const wanted = (await order(floor, nth)).lines.map((line) => `${line.quantity} ${line.sku}`)
      expect(sent.toSorted()).toEqual(wanted.toSorted())
    }
    expect(await floor.commerce.verify()).toEqual([])
  })
  await fc.assert(story, { numRuns: 20, seed: 2026_11_23 })
  expect(Math.min(done.edited, done.waiting, done.opened)).toBeGreaterThan(4)
})
