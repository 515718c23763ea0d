import { canonicalJson } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import { amountDue, type Payment, type Refund } from '@souk/payments'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const skus = ['LATTE', 'TEA', 'BUN'] as const

type Way = 'stripe' | 'cash' | 'held'

/** An order of two lattes and a tea at one place; buns lie at the other. */
async function placed(way: Way): Promise<ShopFloor> {
  const content = shopContent(skus.map((sku, index) => ({ sku, price: 333 + 50 * index }))).map((each) =>
    each._id === 'siteSettings' && way === 'held' ? { ...each, paymentCapture: 'on_pack' } : each,
  )
  const floor = await openMemoryFloor({ LATTE: 4, TEA: 3 }, { content })
  const buns = { location: 'location-mission', reference: 'buns', lines: [{ sku: 'BUN', quantity: 3 }] }
  await floor.commerce.dispatch('receiveStock', buns, { actor: staff })
  const cartId = await fillCart(floor.commerce, 'story', { LATTE: 2, TEA: 1, BUN: 1 })
  const provider = way === 'cash' ? 'cash' : 'stripe'
  await floor.commerce.checkout(orderOf(ulid, cartId, { payment: { provider } }), { actor: shopper }, urls)
  if (way !== 'cash') floor.provider.pay(floor.provider.session(orderId) ?? '')
  if (way !== 'cash') await floor.commerce.refreshPayment(orderId)
  return floor
}

const units = fc.integer({ min: 0, max: 4 })
const sku = fc.constantFrom(...skus)
/** What people do; most of it is changing the order. */
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('edit' as const), sku, units, other: sku, more: units }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund' as const), units }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pick' as const, 'call off' as const), units }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never

async function act(floor: ShopFloor, asked: Deed): Promise<boolean> {
  const [order] = (await floor.store.get([orderId])) as readonly Order[]
  const part = { fulfillmentId: order?.fulfillments[asked.units % 2] ?? '' }
  const run = (name: Parameters<typeof floor.commerce.dispatch>[0], input: unknown) =>
    floor.commerce.dispatch(name, input, { actor: staff })
  if (asked.do === 'refund') return (await run('refundOrder', { orderId, amount: 1 + asked.units, reason: 'Sorry' })).ok
  if (asked.do === 'edit') {
    const wanted = new Map([
      [asked.other, asked.more],
      [asked.sku, asked.units],
    ])
    const lines = [...wanted].map(([each, quantity]) => ({ sku: each, quantity }))
    return (await run('editOrder', { orderId, lines, reason: 'They called' })).ok
  }
  if (asked.do === 'pick') return (await run('pickFulfillment', part)).ok
  return (await run('cancelFulfillment', { ...part, reason: 'Out' })).ok
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

test('T15 whatever an order is changed to, its lines, its parcels, the stock and the money add up', async () => {
  const done = { deeds: 0, refused: 0 }
  const ways = fc.constantFrom<Way>('stripe', 'cash', 'held')
  const story = fc.asyncProperty(ways, fc.array(deed, { minLength: 1, maxLength: 6 }), async (way, deeds) => {
    const floor = await placed(way)
    const leftTraces: Deed[] = []
    for (const each of deeds) {
      const before = canonicalJson(floor.store.all())
      const ok = await act(floor, each)
      done[ok ? 'deeds' : 'refused'] += 1
      if (!ok && canonicalJson(floor.store.all()) !== before) leftTraces.push(each)
    }
    expect(leftTraces).toEqual([])
    await floor.commerce.settle()
    expect(await floor.commerce.verify()).toEqual([])
    const all = floor.store.all()
    const order = all.find(({ _id }) => _id === orderId) as Order
    const goods = sum(order.lines.map(({ subtotal, discount, tax }) => subtotal - discount + tax))
    expect(order.totals.total).toBe(goods + order.totals.delivery)
    const parts = all.filter((each): each is Fulfillment => each._type === 'fulfillment')
    expect(sum(parts.flatMap(({ lines }) => lines.map(({ quantity }) => quantity)))).toBe(
      sum(order.lines.map(({ quantity }) => quantity)),
    )
    const payment = all.find((each): each is Payment => each._type === 'payment')
    const refunds = all.filter((each): each is Refund => each._type === 'refund')
    const sorry = sum(refunds.flatMap(({ reason, amount }) => (reason === 'Sorry' ? [amount] : [])))
    // What was taken in full and stays is what is owed, less what was given out of goodwill; the rest is taken later
    const kept = way === 'stripe' ? (payment?.captured ?? 0) - (payment?.refunded ?? 0) : undefined
    const owed = Math.max(0, (order.state === 'canceled' ? 0 : amountDue(order)) - sorry)
    expect(kept ?? owed).toBe(owed)
  })
  await fc.assert(story, { numRuns: 24, seed: 2026_11_22 })
  expect(done.deeds).toBeGreaterThan(24)
  expect(done.refused).toBeGreaterThan(8)
})
