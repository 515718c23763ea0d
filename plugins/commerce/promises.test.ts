import type { StockLocation } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { DeliveryZone, Gazetteer } from '@souk/shipping'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const stamps = { _rev: 'content-1', _createdAt: '', _updatedAt: '' }
const home = { country: 'US', postalCode: '94105', region: 'CA' }

/** The ferry's place and the middle of 94105, 1.2 km from it. */
const gazetteer: Gazetteer = {
  ...stamps,
  _id: 'gazetteer-us',
  _type: 'gazetteer',
  country: 'US',
  places: [{ _key: '94105', postcode: '94105', lat: 37.7847, lng: -122.3937 }],
}

const onTheMap = (content: readonly StoredDocument[], terms: Partial<DeliveryZone> = {}): readonly StoredDocument[] => [
  ...content.map((each) => {
    if (each._id === 'zone-city') return { ...each, ...terms }
    if (each._id !== 'location-ferry') return each
    return { ...(each as StockLocation), geopoint: { _type: 'geopoint' as const, lat: 37.7955, lng: -122.3937 } }
  }),
  gazetteer,
]

let floor: ShopFloor
afterEach(() => floor.commerce.stop())

async function open(terms: Partial<DeliveryZone> = {}) {
  floor = await openMemoryFloor({ LATTE: 100 }, { content: onTheMap(shopContent(), terms) })
  await floor.commerce.start()
  return floor
}
async function place(name: string) {
  const cartId = await fillCart(floor.commerce, name, { LATTE: 1 })
  const input = orderOf(`${ulid}${name}`, cartId, { payment: { provider: 'cash' } })
  const placed = await floor.commerce.dispatch('placeOrder', input, { actor: shopper })
  if (!placed.ok) throw new Error(placed.refusal.message)
  return `order.${ulid}${name}`
}
const order = async (id: string) => (await floor.store.get([id]))[0] as Order
const work = async (id: string, ...verbs: readonly ('pick' | 'pack' | 'handOver')[]) => {
  const [fulfillmentId] = (await order(id)).fulfillments
  for (const verb of verbs) {
    const done = await floor.commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId }, { actor: staff })
    if (!done.ok) throw new Error(done.refusal.message)
  }
}
const updated = (orderId: string) => floor.commerce.dispatch('updatePromise', { orderId }, { actor: staff })

describe('C22 the promise', () => {
  test('is told in the basket from preparation, queue and distance, and written on the order with them', async () => {
    await open()
    const cartId = await fillCart(floor.commerce, 'asks', { LATTE: 1 })
    const basis = {
      location: 'location-ferry',
      prepMinutes: 4,
      queue: 0,
      minutesPerOrder: 2,
      wayMinutes: 9,
      metres: 1201,
    }
    const promise = { from: '2026-11-21T14:13:00.000Z', to: '2026-11-21T14:20:00.000Z', unit: 'minutes', basis }
    expect((await floor.commerce.quoteCart(cartId, home))?.promise).toEqual(promise)
    expect((await order(await place('one'))).promise).toEqual(promise)
  })

  test('is later for each order that waits at the place already', async () => {
    await open()
    for (const name of ['a', 'b', 'c']) await place(name)
    expect(floor.commerce.queueAt('location-ferry')).toBe(3)
    const { promise } = await order(await place('d'))
    expect([promise?.basis?.queue, promise?.from]).toEqual([3, '2026-11-21T14:19:00.000Z'])
  })

  test('is told to be none outside every zone, before checkout, with pickup as the way out', async () => {
    await open()
    const cartId = await fillCart(floor.commerce, 'far', { LATTE: 1 })
    const far = { country: 'US', postalCode: '10001' }
    const outside = await floor.commerce.quoteCart(cartId, far)
    expect([outside?.problems.map(({ code }) => code), outside?.promise]).toEqual([['outside_zone'], undefined])
    const pickup = await floor.commerce.quoteCart(cartId, far, 'pickup')
    expect([pickup?.problems, pickup?.promise?.basis?.wayMinutes]).toEqual([[], 0])
    const input = orderOf(ulid, cartId, { address: { name: 'Sam', line1: '1', city: 'NYC', ...far } })
    expect(await floor.commerce.dispatch('placeOrder', input, { actor: shopper })).toMatchObject({
      refusal: { code: 'outside_zone' },
    })
  })

  test('moves with the queue, keeps what was said first, and leaves the floor its own deadline', async () => {
    await open()
    const first = await place('first')
    floor.pass(1000)
    for (const name of ['b', 'c', 'd']) {
      floor.pass(1000)
      await place(name)
    }
    const last = await place('last')
    const said = (await order(last)).promise
    await work(first, 'pick', 'pack')
    await work(`order.${ulid}b`, 'pick', 'pack')
    expect(await updated(last)).toMatchObject({ ok: true, value: { moved: true } })
    const after = await order(last)
    expect([said?.from, after.promise?.from]).toEqual(['2026-11-21T14:22:00.000Z', '2026-11-21T14:18:00.000Z'])
    expect(after.promise?.first).toEqual({ from: said?.from, to: said?.to })
    expect(after.events.at(-1)?.type).toBe('promise_updated')
    const [fulfillment] = (await floor.store.get(after.fulfillments)) as readonly Fulfillment[]
    expect(fulfillment?.promise).toEqual({ from: said?.from, to: said?.to })
    expect(await updated(last)).toMatchObject({ ok: true, value: { moved: false } })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('counts down to the way alone once the bag is packed and on the road', async () => {
    await open()
    const id = await place('fast')
    await work(id, 'pick', 'pack')
    await updated(id)
    expect((await order(id)).promise?.from).toBe('2026-11-21T14:09:00.000Z')
    await work(id, 'handOver')
    floor.pass(6 * 60_000)
    await updated(id)
    expect((await order(id)).promise).toMatchObject({ from: '2026-11-21T14:09:00.000Z', basis: { wayMinutes: 3 } })
  })

  test('is told again by itself within seconds when the place moves', async () => {
    await open()
    const first = await place('first')
    floor.pass(1000)
    for (const name of ['b', 'c']) await place(name)
    await work(first, 'pick', 'pack')
    await work(`order.${ulid}b`, 'pick', 'pack')
    await vi.waitFor(
      async () => expect((await order(first)).events.map(({ type }) => type)).toContain('promise_updated'),
      { timeout: 30_000, interval: 100 },
    )
  })

  test('of a parcel is a window of working days, and no queue moves it', async () => {
    await open({ days: { from: 2, to: 4 }, cutOff: '15:00' })
    const id = await place('parcel')
    const { promise } = await order(id)
    // Saturday morning in San Francisco: it leaves on Monday
    expect(promise).toEqual({
      from: '2026-11-25T16:00:00.000Z',
      to: '2026-11-28T04:00:00.000Z',
      unit: 'days',
      basis: { location: 'location-ferry' },
    })
    await work(id, 'pick', 'pack')
    expect(await updated(id)).toMatchObject({ ok: true, value: { moved: false } })
  })
})
