import type { StoredDocument } from '@souk/kernel'
import type { Cart, Order } from '@souk/orders'
import type { Carrier, DeliveryZone, Rate } from '@souk/shipping'
import { afterEach, describe, expect, test } from 'vitest'
import { shopContent } from '../testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper } from '../testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const home = { country: 'US', postalCode: '94105', region: 'CA' }
const minute = 60_000

/** The shop's content, its one zone's fee computed by the carrier; 3.50 by itself. */
const content = (more: Partial<DeliveryZone> = {}): readonly StoredDocument[] =>
  shopContent().map((each) =>
    each._type === 'deliveryZone' ? { ...each, feeBy: 'carrier', carrier: 'easypost', freeFrom: 9000, ...more } : each,
  )

const offer = (amount: number, more: Partial<Rate> = {}): Rate => ({
  carrier: 'USPS',
  service: 'Priority',
  amount,
  currency: 'USD',
  quoteId: `rate_${amount}`,
  ...more,
})

/** A carrier that answers in turn what it is given; the last answer again and again. */
function teller(...answers: readonly (() => Promise<readonly Rate[]>)[]) {
  const asked: unknown[] = []
  const carrier: Carrier = {
    name: 'easypost',
    rates(request) {
      asked.push(request)
      return (answers[asked.length - 1] ?? answers.at(-1))?.() ?? Promise.resolve([])
    },
    label: async ({ shipmentId }) => ({ trackingNumber: `T-${shipmentId}`, service: 'Priority' }),
    track: async () => ({ events: [] }),
  }
  return { carrier, asked }
}
const says =
  (...rates: readonly Rate[]) =>
  async () =>
    rates
const breaks = () => Promise.reject(new Error('500'))
const hangs = () => new Promise<never>(() => undefined)

let floor: ShopFloor
afterEach(() => floor.commerce.stop())

async function open(carrier: Carrier, more: Partial<DeliveryZone> = {}) {
  floor = await openMemoryFloor(
    { LATTE: 50 },
    { content: content(more), carriers: [carrier], tuning: { rateBudgetMs: 15 } },
  )
  return fillCart(floor.commerce, 'rates', { LATTE: 1 })
}
const quoted = async (cartId: string, to = home) => {
  await floor.commerce.quoteDelivery(cartId, to)
  const quote = await floor.commerce.quoteCart(cartId, to)
  return { fee: quote?.totals.delivery, total: quote?.totals.total ?? 0, source: quote?.rate?.source }
}
async function checkout(cartId: string, more: Parameters<typeof orderOf>[2] = {}) {
  const placed = await floor.commerce.checkout(orderOf(ulid, cartId, more), { actor: shopper }, urls)
  if (!placed.ok) return placed.refusal
  const [order] = await floor.store.get([`order.${ulid}`])
  const { totals, delivery } = order as Order
  return { fee: totals.delivery, total: totals.total, rate: delivery.rate }
}
const usd = (amount: number) => ({ total: { amount, currency: 'USD' } })

describe('where the carrier computes the fee', () => {
  test('what it asks is shown and charged, and the order says whose word it was', async () => {
    const { carrier, asked } = teller(says(offer(990), offer(720)))
    const cartId = await open(carrier)
    const shown = await quoted(cartId)
    expect(shown).toMatchObject({ fee: 720, source: 'carrier' })
    expect(await checkout(cartId, usd(shown.total))).toEqual({
      fee: 720,
      total: shown.total,
      rate: { source: 'carrier', carrier: 'easypost', service: 'USPS Priority', quoteId: 'rate_720' },
    })
    expect(asked).toHaveLength(1)
  })

  test('the sum that was shown holds, though the carrier asks another meanwhile', async () => {
    const { carrier, asked } = teller(says(offer(720)), says(offer(1400)))
    const cartId = await open(carrier)
    const shown = await quoted(cartId)
    floor.pass(14 * minute)
    expect(await quoted(cartId)).toEqual(shown)
    expect(await checkout(cartId, usd(shown.total))).toMatchObject({ fee: 720 })
    expect(asked).toHaveLength(1)
  })

  test('asked twice at once, it is asked once', async () => {
    const { carrier, asked } = teller(says(offer(720)), says(offer(1400)))
    const cartId = await open(carrier)
    const both = await Promise.all([quoted(cartId), quoted(cartId)])
    expect([both.map(({ fee }) => fee), asked.length]).toEqual([[720, 720], 1])
  })

  test('a sum that has run out is asked for anew, and another one is never charged unseen', async () => {
    const { carrier } = teller(says(offer(720)), says(offer(1400)))
    const cartId = await open(carrier)
    const shown = await quoted(cartId)
    floor.pass(15 * minute)
    const refused = await checkout(cartId, usd(shown.total))
    expect(refused).toMatchObject({
      code: 'total_changed',
      detail: { shown: shown.total, total: shown.total + 680, currency: 'USD' },
    })
    expect(await floor.store.get([`order.${ulid}`])).toEqual([undefined])
    expect(await checkout(cartId, usd(shown.total + 680))).toMatchObject({ fee: 1400, rate: { source: 'carrier' } })
  })

  test('another address or another load is asked for anew', async () => {
    const { carrier, asked } = teller(says(offer(720)), says(offer(810)), says(offer(940)))
    const cartId = await open(carrier)
    expect(await quoted(cartId)).toMatchObject({ fee: 720 })
    expect(await quoted(cartId, { ...home, postalCode: '94110' })).toMatchObject({ fee: 810 })
    await floor.commerce.dispatch('setCartLine', { cartId, sku: 'LATTE', quantity: 3 }, { actor: shopper })
    expect(await quoted(cartId, { ...home, postalCode: '94110' })).toMatchObject({ fee: 940 })
    expect(asked).toMatchObject([
      { from: { name: 'ferry', postalCode: '94105' }, to: { postalCode: '94105', country: 'US' }, currency: 'USD' },
      { to: { postalCode: '94110' } },
      { to: { postalCode: '94110' } },
    ])
  })

  test('an order without a page before it is quoted as it is placed', async () => {
    const cartId = await open(teller(says(offer(720))).carrier)
    expect(await checkout(cartId)).toMatchObject({ fee: 720, rate: { source: 'carrier' } })
  })

  test('a total that was shown in another currency is not this total', async () => {
    const cartId = await open(teller(says(offer(720))).carrier)
    const { total } = await quoted(cartId)
    expect(await checkout(cartId, { total: { amount: total, currency: 'EUR' } })).toMatchObject({
      code: 'total_changed',
    })
  })

  test('goods that go free go free, whatever the carrier asks', async () => {
    const cartId = await open(teller(says(offer(720))).carrier, { freeFrom: 480 })
    expect(await checkout(cartId)).toMatchObject({ fee: 0, rate: { source: 'carrier' } })
  })

  test('before anybody asked, the cart says that the sum may change', async () => {
    const cartId = await open(teller(says(offer(720))).carrier)
    expect((await floor.commerce.quoteCart(cartId, home))?.rate).toEqual({ source: 'open', carrier: 'easypost' })
  })
})

describe('the zone’s own fee is charged, and the order says so,', () => {
  test.each([
    ['hangs', hangs],
    ['breaks', breaks],
    ['offers nothing', says()],
    ['asks a negative sum', says(offer(-1))],
    ['asks in other money', says(offer(720, { currency: 'EUR' }))],
    ['asks a fortune', says(offer(350_000))],
  ])('when the carrier %s', async (_, answer) => {
    const cartId = await open(teller(answer).carrier)
    const shown = await quoted(cartId)
    expect(shown).toMatchObject({ fee: 350, source: 'fallback' })
    expect(await checkout(cartId, usd(shown.total))).toEqual({
      fee: 350,
      total: shown.total,
      rate: { source: 'fallback', carrier: 'easypost' },
    })
  })

  test('when the shop has no such carrier', async () => {
    const cartId = await open(teller(says(offer(720))).carrier, { carrier: 'fedex' })
    expect(await checkout(cartId)).toMatchObject({ fee: 350, rate: { source: 'fallback', carrier: 'fedex' } })
  })

  test('to whom it was shown, though the carrier is back by then', async () => {
    const { carrier } = teller(breaks, says(offer(720)))
    const cartId = await open(carrier)
    const shown = await quoted(cartId)
    floor.pass(5 * minute)
    expect(await checkout(cartId, usd(shown.total))).toMatchObject({ fee: 350, rate: { source: 'fallback' } })
  })

  test('to everybody for half a minute after a carrier broke, without asking it', async () => {
    const { carrier, asked } = teller(breaks, says(offer(720)))
    const cartId = await open(carrier)
    await quoted(cartId)
    const other = await fillCart(floor.commerce, 'another', { LATTE: 1 })
    expect(await quoted(other)).toMatchObject({ fee: 350, source: 'fallback' })
    floor.pass(minute)
    const third = await fillCart(floor.commerce, 'third', { LATTE: 1 })
    expect([await quoted(third), asked.length]).toMatchObject([{ fee: 720, source: 'carrier' }, 2])
  })
})

describe('nobody is asked', () => {
  test('where the zone says what it costs', async () => {
    const { carrier, asked } = teller(says(offer(720)))
    const cartId = await open(carrier, { feeBy: 'zone' })
    expect(await quoted(cartId)).toMatchObject({ fee: 350, source: 'zone' })
    expect(await checkout(cartId)).toMatchObject({ fee: 350, rate: { source: 'zone' } })
    expect(asked).toEqual([])
  })

  test('for what the shopper fetches', async () => {
    const { carrier, asked } = teller(says(offer(720)))
    const cartId = await open(carrier)
    expect(await checkout(cartId, { delivery: { method: 'pickup' } })).toMatchObject({ fee: 0 })
    expect([asked, (await floor.store.get([`order.${ulid}`]))[0]?.['delivery']]).toMatchObject([
      [],
      { method: 'pickup' },
    ])
    expect(((await floor.store.get([`order.${ulid}`]))[0] as Order).delivery.rate).toBeUndefined()
  })

  test('for a cart that is not there or empty', async () => {
    const { carrier, asked } = teller(says(offer(720)))
    await open(carrier)
    const empty = await fillCart(floor.commerce, 'empty', {})
    await floor.commerce.quoteDelivery('cart.0000000000nothing', home)
    await floor.commerce.quoteDelivery(empty, home)
    expect(asked).toEqual([])
  })
})

test('the first word on a way stands: a second one for the same changes nothing', async () => {
  const cartId = await open(teller(says(offer(720))).carrier)
  await quoted(cartId)
  const [before] = await floor.store.get([cartId])
  const { deliveryQuote } = before as Cart
  const again = { cartId, quote: { ...deliveryQuote, fee: 1, service: 'cheap' } }
  expect(await floor.commerce.dispatch('quoteDelivery', again, { actor: shopper })).toMatchObject({
    ok: true,
    value: { fee: 720 },
  })
  expect((await floor.store.get([cartId]))[0]).toEqual(before)
})
