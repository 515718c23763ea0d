import type { Order } from '@souk/orders'
import type { Payment, ProviderPayment } from '@souk/payments'
import { expect, test } from 'vitest'
import { fillCart, openMemoryFloor, orderOf, shopper, staff } from '../testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`

/** An order whose payment nobody told of until now; `ago` is how long the shopper has been waiting. */
async function firstHeardOf(news: (amount: number) => Partial<ProviderPayment>, agoMs = 0) {
  const floor = await openMemoryFloor({ LATTE: 3 })
  const cartId = await fillCart(floor.commerce, 'late', { LATTE: 1 })
  await floor.commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)
  const order = async () => (await floor.store.get([orderId]))[0] as Order
  floor.pass(agoMs)
  if (agoMs > 0) await floor.commerce.dispatch('expireOrder', { orderId }, { actor: staff })
  const [payment] = (await floor.store.get([(await order()).payment])) as readonly Payment[]
  const { amount = 0, currency = '' } = payment ?? {}
  const taken = { status: 'captured', amount, currency, authorized: amount, captured: amount, refunded: 0 }
  const observed = { ...taken, disputed: false, reference: 'pi_1', ...news(amount) }
  const hear = (more: Partial<ProviderPayment> = {}) =>
    floor.commerce.dispatch(
      'recordPayment',
      { paymentId: payment?._id, observed: { ...observed, ...more } },
      { actor: staff },
    )
  expect(await hear()).toMatchObject({ ok: true })
  return { floor, order, hear }
}
const told = ({ events }: Order) => events.map(({ type }) => type)
const dispute = { reference: 'du_1', state: 'open' as const, amount: 871, reason: 'fraudulent' }

test.each([0, 20 * 60_000])(
  'a payment of which a part had gone back before it was heard of is paid all the same',
  async (ago) => {
    const { floor, order } = await firstHeardOf(() => ({ refunded: 100 }), ago)
    expect(await order()).toMatchObject({ state: 'placed', paymentStanding: 'partially_refunded' })
    expect(told(await order()).filter((type) => type === 'paid' || type === 'placed')).toEqual(['paid', 'placed'])
    expect(await floor.commerce.verify()).toEqual([])
  },
)

test.each([0, 20 * 60_000])(
  'a payment that is in dispute before it is heard of places its order, and holds it',
  async (ago) => {
    const { floor, order, hear } = await firstHeardOf(() => ({ disputed: true, dispute }), ago)
    expect(await order()).toMatchObject({ state: 'on_hold', paymentStanding: 'disputed' })
    expect(told(await order()).slice(-4)).toEqual(['paid', 'placed', 'disputed', 'held'])
    expect(await floor.commerce.verify()).toEqual([])
    await hear({ disputed: false, dispute: { ...dispute, state: 'won' } })
    expect(await order()).toMatchObject({ state: 'placed', paymentStanding: 'captured' })
    expect(told(await order()).filter((type) => type === 'paid')).toEqual(['paid'])
    expect(await floor.commerce.verify()).toEqual([])
  },
)

test('a payment that had gone back whole before it was heard of places nothing', async () => {
  const { floor, order } = await firstHeardOf((refunded) => ({ refunded }))
  expect(await order()).toMatchObject({ state: 'pending_payment', paymentStanding: 'refunded' })
  expect(await floor.commerce.verify()).toEqual([])
})
