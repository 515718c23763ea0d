// One suite: a payment’s whole life over one floor.
import type { Fulfillment, Order } from '@souk/orders'
import type { Payment, ProviderPayment, Refund } from '@souk/payments'
import { describe, expect, test } from 'vitest'
import { createDeskProvider } from '../testing/desk-provider.ts'
import { shopContent } from '../testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from '../testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`

const order = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order
const payment = async ({ store }: ShopFloor, attempt = 1) =>
  (await store.get([`payment.${ulid}-${attempt}`]))[0] as Payment
const refunds = ({ store }: ShopFloor): readonly Refund[] =>
  store.all().filter((each): each is Refund => each._type === 'refund')
const standing = async (floor: ShopFloor) => (await order(floor)).paymentStanding
const sessionOf = ({ provider }: ShopFloor) => provider.session(orderId) ?? ''

type Options = NonNullable<Parameters<typeof openMemoryFloor>[1]>

async function placed(stock: Readonly<Record<string, number>> = { LATTE: 3 }, options: Options = {}) {
  const floor = await openMemoryFloor({ LATTE: 10, MOCHA: 10 }, options)
  const cartId = await fillCart(floor.commerce, 'pay', stock)
  const done = await floor.commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)
  if (!done.ok) throw new Error(done.refusal.message)
  return floor
}
async function paid(stock?: Readonly<Record<string, number>>, options?: Options) {
  const floor = await placed(stock, options)
  floor.provider.pay(sessionOf(floor))
  await floor.commerce.refreshPayment(orderId)
  return floor
}
const refund = (floor: ShopFloor, input: Record<string, unknown>, commandId?: string) =>
  floor.commerce.dispatch(
    'refundOrder',
    { orderId, reason: 'Arrived cold', ...input },
    { actor: staff, role: 'support', ...(commandId ? { commandId } : {}) },
  )

describe('refunds', () => {
  test('T13 staff refund units to the cent: every unit alone adds up to what was paid for the line', async () => {
    const floor = await paid({ LATTE: 3, MOCHA: 1 })
    const { lines } = await order(floor)
    const latte = lines.find(({ sku }) => sku === 'LATTE')
    const whole = (latte?.subtotal ?? 0) - (latte?.discount ?? 0) + (latte?.tax ?? 0)
    for (const each of [1, 2, 3]) {
      expect(await refund(floor, { lines: [{ sku: 'LATTE', quantity: 1 }] }, `unit-${each}`)).toMatchObject({
        ok: true,
      })
      await floor.commerce.settle()
    }
    const given = refunds(floor)
    expect(given.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded'])
    expect(given.reduce((sum, { amount }) => sum + amount, 0)).toBe(whole)
    expect(given.flatMap(({ lines: own = [] }) => own).reduce((sum, { tax }) => sum + tax, 0)).toBe(latte?.tax)
    expect(floor.provider.refunded(orderId)).toBe(whole)
    expect(await standing(floor)).toBe('partially_refunded')
    expect(await refund(floor, { lines: [{ sku: 'LATTE', quantity: 1 }] })).toMatchObject({
      ok: false,
      refusal: { code: 'refund_units_too_many', detail: { sku: 'LATTE', left: 0 } },
    })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('T13 an amount out of goodwill, then all that is left: never more than was taken', async () => {
    const floor = await paid()
    const { totals } = await order(floor)
    expect(await refund(floor, { amount: 100, note: 'Sorry' })).toMatchObject({ ok: true, value: { amount: 100 } })
    expect(await refund(floor, { amount: totals.total })).toMatchObject({
      ok: false,
      refusal: { code: 'refund_too_large', detail: { refundable: totals.total - 100 } },
    })
    expect(await refund(floor, {})).toMatchObject({ ok: true, value: { amount: totals.total - 100 } })
    await floor.commerce.settle()
    expect(await standing(floor)).toBe('refunded')
    expect(floor.provider.refunded(orderId)).toBe(totals.total)
    expect(await refund(floor, {})).toMatchObject({ ok: false, refusal: { code: 'refund_too_large' } })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('the same command twice gives back once, and two at a time stay within what was taken', async () => {
    const floor = await paid()
    const { totals } = await order(floor)
    const [one, again] = [await refund(floor, { amount: 50 }, 'same'), await refund(floor, { amount: 50 }, 'same')]
    expect(again).toEqual(one)
    const most = totals.total - 50
    const both = await Promise.all([refund(floor, { amount: most }, 'a'), refund(floor, { amount: most }, 'b')])
    expect(both.filter(({ ok }) => ok).length).toBe(1)
    await floor.commerce.settle()
    expect(floor.provider.refunded(orderId)).toBe(totals.total)
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('what cannot be refunded is refused with its reason', async () => {
    const unpaid = await placed()
    expect(await refund(unpaid, { amount: 1 })).toMatchObject({ refusal: { code: 'nothing_captured' } })
    const floor = await paid()
    const codes = await Promise.all(
      [
        { lines: [{ sku: 'TEA', quantity: 1 }] },
        { lines: [{ sku: 'LATTE', quantity: 4 }] },
        { amount: 0 },
        { amount: 1.5 },
        { lines: [{ sku: 'LATTE', quantity: 1 }], amount: 1 },
      ].map(async (input) => {
        const done = await refund(floor, input)
        return done.ok ? 'ok' : done.refusal.code
      }),
    )
    expect(codes).toEqual([
      'unknown_refund_line',
      'refund_units_too_many',
      'invalid_input',
      'invalid_input',
      'invalid_input',
    ])
    const picker = { actor: staff, role: 'picker' } as const
    const asked = await floor.commerce.dispatch('refundOrder', { orderId, reason: 'x' }, picker)
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    expect(refunds(floor)).toEqual([])
  })
})

describe('another try to pay', () => {
  test('opens a new attempt, ends the old page, and the order is paid by it', async () => {
    const floor = await placed()
    const first = sessionOf(floor)
    const again = await floor.commerce.retryPayment(orderId, undefined, urls)
    expect(again).toMatchObject({ ok: true, value: { payment: { provider: 'stripe', url: expect.any(String) } } })
    expect(sessionOf(floor)).not.toBe(first)
    expect(floor.provider.pay(first)).toBe(false)
    floor.provider.pay(sessionOf(floor))
    await floor.commerce.refreshPayment(orderId)
    expect(await order(floor)).toMatchObject({
      state: 'placed',
      paymentStanding: 'captured',
      payment: `payment.${ulid}-2`,
    })
    expect((await payment(floor)).state).toBe('voided')
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('a button pressed twice opens one page', async () => {
    const floor = await placed()
    const both = await Promise.all([1, 2].map(() => floor.commerce.retryPayment(orderId, 'stripe', urls)))
    expect(both.map((done) => done.ok)).toEqual([true, true])
    expect((await order(floor)).payment).toBe(`payment.${ulid}-2`)
  })

  test('money that came meanwhile is found instead', async () => {
    const floor = await placed()
    floor.provider.pay(sessionOf(floor))
    const again = await floor.commerce.retryPayment(orderId, undefined, urls)
    expect(again).toMatchObject({ ok: true, value: { payment: { url: null } } })
    expect((await order(floor)).state).toBe('placed')
  })

  test('money that comes late by the old page as well goes back', async () => {
    const floor = await placed()
    const first = sessionOf(floor)
    await floor.commerce.retryPayment(orderId, undefined, urls)
    floor.provider.pay(sessionOf(floor))
    await floor.commerce.refreshPayment(orderId)
    floor.provider.pay(first, true)
    const body = JSON.stringify({ id: 'evt_late', orderId, session: first })
    const late = await floor.commerce.receiveWebhook('stripe', new Headers({ 'x-signature': 'right' }), body)
    expect(late).toBe('applied')
    await floor.commerce.settle()
    const { totals, state } = await order(floor)
    expect(state).toBe('placed')
    expect(await payment(floor)).toMatchObject({ captured: totals.total, refunded: totals.total })
    expect(await payment(floor, 2)).toMatchObject({ captured: totals.total, refunded: 0 })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('is refused after five, and once the order is over', async () => {
    const floor = await placed()
    for (let attempt = 2; attempt <= 5; attempt += 1)
      expect((await floor.commerce.retryPayment(orderId, undefined, urls)).ok).toBe(true)
    expect(await floor.commerce.retryPayment(orderId, undefined, urls)).toMatchObject({
      refusal: { code: 'too_many_attempts' },
    })
    await floor.commerce.dispatch('cancelOrder', { orderId, reason: 'x' }, { actor: staff })
    expect(await floor.commerce.retryPayment(orderId, undefined, urls)).toMatchObject({
      refusal: { code: 'wrong_state' },
    })
    expect(await floor.commerce.retryPayment('order.nobody', undefined, urls)).toMatchObject({
      refusal: { code: 'order_not_found' },
    })
  })
})

const onPack = shopContent([
  { sku: 'LATTE', price: 480 },
  { sku: 'MOCHA', price: 510 },
]).map((document) => (document._id === 'siteSettings' ? { ...document, paymentCapture: 'on_pack' } : document))

describe('authorized first, taken when packed', () => {
  const work = async (floor: ShopFloor, ...verbs: readonly ('pick' | 'pack' | 'handOver')[]) => {
    const fulfillmentId = (await order(floor)).fulfillments[0] ?? ''
    for (const verb of verbs) {
      const done = await floor.commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId }, { actor: staff })
      if (!done.ok) throw new Error(done.refusal.message)
    }
    await floor.commerce.settle()
  }

  test('the order is placed on the authorization and charged once, when the bag is closed', async () => {
    const floor = await paid(undefined, { content: onPack })
    expect([(await order(floor)).state, await standing(floor)]).toEqual(['placed', 'authorized'])
    await work(floor, 'pick')
    expect(await standing(floor)).toBe('authorized')
    await work(floor, 'pack')
    expect(await standing(floor)).toBe('captured')
    await work(floor, 'handOver')
    const { totals } = await order(floor)
    expect(await payment(floor)).toMatchObject({ state: 'captured', captured: totals.total })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('calling it off lets the authorization go', async () => {
    const floor = await paid(undefined, { content: onPack })
    await floor.commerce.dispatch('cancelOrder', { orderId, reason: 'x' }, { actor: staff })
    await floor.commerce.settle()
    expect(await standing(floor)).toBe('voided')
    expect((await floor.provider.read({ session: sessionOf(floor) })).status).toBe('voided')
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('an authorization that the bank let go stops the goods', async () => {
    const floor = await paid(undefined, { content: onPack })
    await floor.provider.release({ session: sessionOf(floor) })
    await floor.commerce.refreshPayment(orderId)
    expect((await order(floor)).state).toBe('on_hold')
    const [fulfillmentId = ''] = (await order(floor)).fulfillments
    const pick = await floor.commerce.dispatch('pickFulfillment', { fulfillmentId }, { actor: staff })
    expect(pick).toMatchObject({ refusal: { code: 'held' } })
    expect(await floor.commerce.verify()).toEqual([])
  })
})

/** A provider whose readings a test may change. */
function bending() {
  const desk = createDeskProvider()
  const bend: { with: Partial<ProviderPayment> } = { with: {} }
  return {
    bend,
    provider: { ...desk, read: async (handle: object) => ({ ...(await desk.read(handle)), ...bend.with }) },
    desk,
  }
}
const bentFloor = async () => {
  const bent = bending()
  const logs: string[] = []
  const cartOptions = { providers: [bent.provider], log: (_: string, message: string) => void logs.push(message) }
  const floor = await placed(undefined, cartOptions)
  return { floor, logs, ...bent }
}

describe('money that is in doubt', () => {
  test.each([
    ['another sum', { amount: 1 }],
    ['another currency', { currency: 'EUR' }],
    ['another order', { orderId: 'order.other' }],
  ])('%s than the order’s is marked and alarmed, and nothing is placed or shipped for it', async (_words, change) => {
    const { floor, bend, desk, logs } = await bentFloor()
    desk.pay(desk.session(orderId) ?? '')
    bend.with = change
    await floor.commerce.refreshPayment(orderId)
    await floor.commerce.refreshPayment(orderId)
    const held = await order(floor)
    expect([held.state, held.paymentStanding]).toEqual(['pending_payment', 'pending'])
    expect(held.events.map(({ type }) => type)).toEqual(['created', 'payment_mismatch'])
    expect(await payment(floor)).toMatchObject({ captured: 0, mismatch: expect.any(String) })
    expect(logs).toContain('a payment does not match its order')
    floor.pass(3_600_000)
    await floor.commerce.settle()
    expect((await order(floor)).state).toBe('expired')
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('a dispute freezes what has not left and refuses refunds; won, the work goes on', async () => {
    const { floor, bend, desk } = await bentFloor()
    desk.pay(desk.session(orderId) ?? '')
    await floor.commerce.refreshPayment(orderId)
    const dispute = { reference: 'dp_1', state: 'open', amount: 100, reason: 'fraudulent' } as const
    bend.with = { disputed: true, dispute }
    await floor.commerce.refreshPayment(orderId)
    const [fulfillmentId = ''] = (await order(floor)).fulfillments
    const pick = () => floor.commerce.dispatch('pickFulfillment', { fulfillmentId }, { actor: staff })
    expect([(await order(floor)).state, await standing(floor)]).toEqual(['on_hold', 'disputed'])
    expect(await pick()).toMatchObject({ refusal: { code: 'held' } })
    expect(await refund(floor, {})).toMatchObject({ refusal: { code: 'payment_disputed' } })
    expect(await floor.commerce.verify()).toEqual([])
    bend.with = { disputed: false, dispute: { ...dispute, state: 'won' } }
    await floor.commerce.refreshPayment(orderId)
    bend.with = { disputed: true, dispute }
    await floor.commerce.refreshPayment(orderId)
    expect([(await order(floor)).state, await standing(floor)]).toEqual(['placed', 'captured'])
    const [fulfillment] = (await floor.store.get([fulfillmentId])) as readonly Fulfillment[]
    expect(fulfillment?.holds).toEqual([])
    expect(await pick()).toMatchObject({ ok: true })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('a dispute that is lost stays, and the goods stay in the house', async () => {
    const { floor, bend, desk } = await bentFloor()
    desk.pay(desk.session(orderId) ?? '')
    await floor.commerce.refreshPayment(orderId)
    const lost = { reference: 'dp_1', state: 'lost', amount: 100, reason: 'fraudulent' } as const
    bend.with = { disputed: true, dispute: { ...lost, state: 'open' } }
    await floor.commerce.refreshPayment(orderId)
    bend.with = { disputed: true, dispute: lost }
    await floor.commerce.refreshPayment(orderId)
    const held = await order(floor)
    expect([held.state, held.paymentStanding, held.events.at(-1)?.type]).toEqual([
      'on_hold',
      'disputed',
      'dispute_lost',
    ])
    expect(await floor.commerce.verify()).toEqual([])
  })
})

test('a way to pay that the shop does not offer is refused before anything is placed', async () => {
  const cashOnly = shopContent().map((document) =>
    document._id === 'siteSettings' ? { ...document, paymentMethods: ['cash'] } : document,
  )
  const floor = await openMemoryFloor({ LATTE: 1 }, { content: cashOnly })
  expect(await floor.commerce.paymentMethods()).toEqual(['cash'])
  const cartId = await fillCart(floor.commerce, 'pay', { LATTE: 1 })
  expect(await floor.commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)).toMatchObject({
    refusal: { code: 'payment_unavailable' },
  })
  expect(await order(floor)).toBeUndefined()
})
