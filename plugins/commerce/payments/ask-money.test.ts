import { afterDot } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Payment } from '@souk/payments'
import { describe, expect, test } from 'vitest'
import { shopContent } from '../testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper, staff } from '../testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const onPack = shopContent([{ sku: 'LATTE', price: 480 }]).map((document) =>
  document._id === 'siteSettings' ? { ...document, paymentCapture: 'on_pack' } : document,
)
const manager = { actor: staff, role: 'manager' } as const
const no = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) })

async function placed(provider: 'stripe' | 'cash' = 'stripe') {
  const floor = await openMemoryFloor({ LATTE: 10 }, { content: onPack })
  const cartId = await fillCart(floor.commerce, 'ask', { LATTE: 2 })
  await floor.commerce.checkout(orderOf(ulid, cartId, { payment: { provider } }), { actor: shopper }, urls)
  return floor
}
const session = (floor: ShopFloor) => floor.provider.session(orderId) ?? ''
async function held() {
  const floor = await placed()
  floor.provider.pay(session(floor))
  await floor.commerce.refreshPayment(orderId)
  return floor
}
const order = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order
const payment = async ({ store }: ShopFloor) => (await store.get([`payment.${afterDot(orderId)}-1`]))[0] as Payment
const ask = (floor: ShopFloor, name: 'capturePayment' | 'releasePayment' | 'sendPaymentLink' | 'checkPayment') =>
  floor.commerce.dispatch(name, { orderId }, manager)

describe('money that is only held', () => {
  test('is taken before anything is packed when a manager asks, once', async () => {
    const floor = await held()
    expect(await ask(floor, 'capturePayment')).toEqual({ ok: true, value: { orderId } })
    expect(await ask(floor, 'capturePayment')).toEqual(no('capture_asked'))
    await floor.commerce.settle()
    const { totals, paymentStanding, events } = await order(floor)
    expect([paymentStanding, (await payment(floor)).captured]).toEqual(['captured', totals.total])
    expect(events.map(({ note }) => note)).toContain('The money that is held was asked for')
    expect(await ask(floor, 'capturePayment')).toEqual(no('nothing_held'))
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('is let go with an order that is called off, and not before', async () => {
    const floor = await held()
    expect(await ask(floor, 'releasePayment')).toEqual(no('release_by_cancel'))
    expect((await payment(floor)).state).toBe('authorized')
  })

  test('is let go by hand when it came after the order was over', async () => {
    const floor = await placed()
    floor.pass(16 * 60_000)
    await floor.commerce.settle()
    const late = { state: 'authorized', authorized: (await order(floor)).totals.total }
    await floor.store.commit([{ patch: { id: `payment.${ulid}-1`, set: late } }], { transactionId: 'late' })
    expect(await ask(floor, 'capturePayment')).toEqual(no('order_not_placed'))
    expect(await ask(floor, 'releasePayment')).toEqual({ ok: true, value: { orderId } })
    await floor.commerce.settle()
    expect((await floor.provider.read({ session: session(floor) })).status).not.toBe('authorized')
  })
})

describe('an order that waits to be paid', () => {
  test('is mailed the way to pay, as often as staff ask; a paid one is not', async () => {
    const floor = await placed()
    expect(await ask(floor, 'sendPaymentLink')).toEqual({ ok: true, value: { orderId } })
    await floor.commerce.settle()
    expect(floor.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining(': pay for order 1001')])
    expect(floor.mails[0]?.text).toContain(`/orders/${orderId}?key=${floor.commerce.accessToken(orderId)}`)
    floor.provider.pay(session(floor))
    await floor.commerce.refreshPayment(orderId)
    expect(await ask(floor, 'sendPaymentLink')).toEqual(no('nothing_to_pay'))
  })

  test('is found paid when the provider is asked again', async () => {
    const floor = await placed()
    floor.provider.pay(session(floor))
    expect(await ask(floor, 'checkPayment')).toEqual({ ok: true, value: { orderId, paymentStanding: 'authorized' } })
    expect((await order(floor)).state).toBe('placed')
  })

  test('in cash has no page and nobody to ask', async () => {
    const floor = await placed('cash')
    expect(await ask(floor, 'checkPayment')).toEqual(no('nothing_to_ask'))
    expect(await floor.commerce.dispatch('capturePayment', { orderId: 'order.nobody' }, manager)).toEqual(
      no('order_not_found'),
    )
    expect(await floor.commerce.dispatch('capturePayment', { orderId }, { actor: staff, role: 'support' })).toEqual(
      no('forbidden'),
    )
  })
})
