import { variantId } from '@souk/catalog'
import { levelId, type StockLevel, type StockMovement } from '@souk/inventory'
import type { Fulfillment, Order, ReroutePreview } from '@souk/orders'
import { describe, expect, test } from 'vitest'
import { type Article, shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const fulfillmentId = `fulfillment.${ulid}-1`
const [ferry, mission] = ['location-ferry', 'location-mission']
const articles: readonly Article[] = [
  { sku: 'MUG', price: 1400 },
  { sku: 'BEANS', price: 1800 },
  { sku: 'MORNING', price: 2900, parts: { MUG: 1, BEANS: 2 } },
]

/** A paid order of sets and mugs at the ferry, and so many mugs and bags at the mission. */
async function placed(there: Readonly<Record<string, number>>, sets = 1, more: object = {}): Promise<ShopFloor> {
  const content = shopContent(articles, { places: ['ferry', 'mission', 'pier'] }).map((each) =>
    each._id === 'location-pier'
      ? { ...each, geopoint: { lat: 37.8, lng: -122.4 } }
      : each._type === 'deliveryZone'
        ? { ...each, locations: (each['locations'] as { _key: string }[]).filter(({ _key }) => _key !== 'pier') }
        : each,
  )
  const floor = await openMemoryFloor({ MUG: 5, BEANS: 9 }, { content })
  const lines = Object.entries(there).map(([sku, quantity]) => ({ sku, quantity }))
  const cartId = await fillCart(floor.commerce, 'rerouted', { MORNING: sets, MUG: 1 })
  expect(await floor.commerce.checkout(orderOf(ulid, cartId, more), { actor: shopper }, urls)).toMatchObject({
    ok: true,
  })
  floor.provider.pay(floor.provider.session(orderId) ?? '')
  await floor.commerce.refreshPayment(orderId)
  expect(await run(floor, 'receiveStock', { location: mission, reference: 'more', lines })).toMatchObject({ ok: true })
  return floor
}
const run = (
  { commerce }: ShopFloor,
  name: Parameters<ShopFloor['commerce']['dispatch']>[0],
  input: object,
  commandId?: string,
) => commerce.dispatch(name, input, { actor: staff, ...(commandId ? { commandId } : {}) })
const reroute = (floor: ShopFloor, location = mission, commandId?: string) =>
  run(floor, 'rerouteFulfillment', { fulfillmentId, location, note: 'The oven is cold' }, commandId)
const order = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order
const list = async ({ store }: ShopFloor) => (await store.get([fulfillmentId]))[0] as Fulfillment
const all = <Doc>({ store }: ShopFloor, type: string) => store.all().filter(({ _type }) => _type === type) as Doc[]
/** `SKU at place` -> on hand, committed. */
const shelves = (floor: ShopFloor) =>
  Object.fromEntries(
    all<StockLevel>(floor, 'stockLevel').map(({ sku, location, onHand, committed }) => [
      `${sku} at ${location.slice('location-'.length)}`,
      [onHand, committed],
    ]),
  )

describe('sending from another place', () => {
  test('moves what is sold, a bundle by its parts, as one movement, once; and it is delivered from there', async () => {
    const floor = await placed({ MUG: 4, BEANS: 4 })
    expect(shelves(floor)).toMatchObject({ 'MUG at ferry': [5, 2], 'BEANS at ferry': [9, 2] })
    const answer = await reroute(floor, mission, 'away-1')
    expect(answer).toEqual({ ok: true, value: { fulfillmentId, orderId, state: 'open' } })
    const shelvesAfter = {
      'MUG at ferry': [5, 0],
      'BEANS at ferry': [9, 0],
      'MUG at mission': [4, 2],
      'BEANS at mission': [4, 2],
    }
    expect(shelves(floor)).toEqual(shelvesAfter)
    expect(await reroute(floor, mission, 'away-1')).toEqual(answer)
    expect(shelves(floor)).toEqual(shelvesAfter)
    const moved = all<StockMovement>(floor, 'stockMovement').filter(({ reason }) => reason === 'rerouted')
    expect(moved.map(({ cause, actor, entries }) => [cause, actor.name, entries.length])).toEqual([
      [{ kind: 'reroute', order: orderId, orderNumber: '1001', fulfillment: fulfillmentId }, 'Noor R.', 6],
    ])
    const told = (await order(floor)).events.find(({ type }) => type === 'rerouted')
    expect(told).toMatchObject({ note: 'ferry → mission. The oven is cold', actor: { name: 'Noor R.' } })
    for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
      expect(await run(floor, `${verb}Fulfillment`, { fulfillmentId })).toMatchObject({ ok: true })
    await floor.commerce.settle()
    expect(shelves(floor)).toMatchObject({ 'MUG at mission': [2, 0], 'BEANS at mission': [2, 0] })
    expect((await order(floor)).state).toBe('completed')
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('is shown first: what each place has, why one cannot, and nothing is written', async () => {
    const floor = await placed({ MUG: 4, BEANS: 1 })
    const before = floor.store.all()
    const answer = await run(floor, 'previewReroute', { fulfillmentId })
    expect(floor.store.all()).toEqual(before)
    expect(answer.ok && (answer.value as ReroutePreview)).toMatchObject({
      from: ferry,
      fromName: 'ferry',
      places: [
        {
          name: 'mission',
          units: [
            { sku: 'MUG', quantity: 2, available: 4 },
            { sku: 'BEANS', quantity: 2, available: 1 },
          ],
          reason: expect.stringContaining('BEANS 1 of 2'),
        },
        { name: 'pier', reason: expect.stringContaining('does not deliver to this address') },
      ],
    })
    const refused = await reroute(floor)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } })
    expect(await reroute(floor, 'location-pier')).toMatchObject({ refusal: { code: 'place_not_serving' } })
    expect(await reroute(floor, 'location-nowhere')).toMatchObject({ refusal: { code: 'place_unknown' } })
    expect(await reroute(floor, ferry)).toMatchObject({ refusal: { code: 'place_taken' } })
    expect((await list(floor)).location).toBe(ferry)
  })

  test('takes nothing that orders who wait are owed there', async () => {
    const floor = await placed({ MUG: 4, BEANS: 4 })
    const owed = { id: levelId(variantId('MUG'), mission), set: { backordered: 3 } }
    await floor.store.commit([{ patch: owed }], { transactionId: 'owed' })
    const answer = await run(floor, 'previewReroute', { fulfillmentId })
    expect(answer.ok && (answer.value as ReroutePreview).places[0]).toMatchObject({
      units: [{ sku: 'MUG', available: 1 }, { sku: 'BEANS' }],
      reason: expect.stringContaining('MUG 1 of 2'),
    })
    expect(await reroute(floor)).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } })
    expect(shelves(floor)).toMatchObject({ 'MUG at mission': [4, 0] })
  })

  test('moves the promise when the other place has a queue, and keeps what was promised first', async () => {
    const floor = await placed({ MUG: 4, BEANS: 4 })
    const first = (await order(floor)).promise
    floor.pass(40 * 60_000)
    expect(await reroute(floor)).toMatchObject({ ok: true })
    const { promise, events } = await order(floor)
    expect(promise?.basis?.location).toBe(mission)
    expect(promise?.first).toEqual({ from: first?.from, to: first?.to })
    expect(events.map(({ type }) => type)).toContain('promise_updated')
    expect((await list(floor)).promise).toEqual({ from: first?.from, to: first?.to })
  })

  test('of two people who send it to other places at once, or begin with it, one wins and the books add up', async () => {
    const floor = await placed({ MUG: 4, BEANS: 4 })
    const answers = await Promise.all([
      reroute(floor),
      reroute(floor),
      run(floor, 'pickFulfillment', { fulfillmentId }),
    ])
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    expect(answers.slice(0, 2).filter(({ ok }) => ok).length).toBeLessThan(2)
    expect(await floor.commerce.verify()).toEqual([])
  })
})
