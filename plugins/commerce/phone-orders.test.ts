import type { StockLevel } from '@souk/inventory'
import type { Order } from '@souk/orders'
import { describe, expect, test } from 'vitest'
import type { PhoneOrderInputs } from './commands/phone-orders/inputs.ts'
import type { CommandName } from './contract.ts'
import { shopContent } from './testing/shop.ts'
import { openMemoryFloor, type ShopFloor, staff } from './testing/shop-floor.ts'

const orderUlid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${orderUlid}`
const address = {
  name: 'Sam',
  line1: '1 Pier',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
}
const wish = { lines: [{ sku: 'LATTE', quantity: 2 }], delivery: { method: 'delivery' as const }, address }
const order = { ...wish, orderUlid, email: 'sam@example.com', phone: '+14155550100', payment: 'link' as const }

const call = ({ commerce }: ShopFloor, name: CommandName, input: unknown) =>
  commerce.dispatch(name, input, { actor: staff, role: 'support' })
const preview = (floor: ShopFloor, more: object = {}) => call(floor, 'previewPhoneOrder', { ...wish, ...more })
const place = (floor: ShopFloor, more: Partial<PhoneOrderInputs['placePhoneOrder']> = {}) =>
  call(floor, 'placePhoneOrder', { ...order, ...more })
const read = async ({ store }: ShopFloor) => (await store.get([orderId]))[0] as Order | undefined
const held = ({ store }: ShopFloor) =>
  store
    .all()
    .filter((each): each is StockLevel => each._type === 'stockLevel')
    .map(({ onHand, reserved, committed }) => [onHand, reserved, committed])

describe('an order on the phone', () => {
  test('is told its price, its promise and what there is of it, and leaves nothing behind', async () => {
    const floor = await openMemoryFloor({ LATTE: 3 })
    const commits = floor.store.commits()
    expect(await preview(floor)).toMatchObject({
      ok: true,
      value: {
        currency: 'USD',
        lines: [{ sku: 'LATTE', quantity: 2, subtotal: 960, available: 3 }],
        totals: { subtotal: 960, delivery: 350, tax: 83, total: 1393 },
        problems: [],
        heldMinutes: 15,
      },
    })
    expect(await preview(floor, { lines: [{ sku: 'LATTE', quantity: 4 }] })).toMatchObject({
      value: { problems: [{ code: 'out_of_stock', sku: 'LATTE' }] },
    })
    expect(floor.store.commits()).toBe(commits)
  })

  test('says how many come later, and in how many days', async () => {
    const content = shopContent([{ sku: 'LATTE', price: 480 }]).map((each) =>
      each._type === 'variant' ? { ...each, backorder: { limit: 3, restockDays: 10 } } : each,
    )
    const floor = await openMemoryFloor({ LATTE: 1 }, { content })
    expect(await preview(floor)).toMatchObject({
      value: { lines: [{ quantity: 2, available: 1, later: { units: 1, days: 10 } }], problems: [] },
    })
  })

  test('is placed as any other with staff as its actor, and its pay page is mailed', async () => {
    const floor = await openMemoryFloor({ LATTE: 3 })
    const placed = await place(floor, { total: 1393 })
    expect(placed).toMatchObject({ ok: true, value: { orderId, state: 'pending_payment', linkSent: true } })
    expect(held(floor)).toEqual([[3, 2, 0]])
    expect((await read(floor))?.events[0]).toMatchObject({ type: 'created', actor: staff })
    await floor.commerce.settle()
    expect(floor.mails.map(({ text }) => text).join()).toContain(`https://shop.example/orders/${orderId}?key=`)
    floor.provider.pay(floor.provider.session(orderId) ?? '')
    await floor.commerce.refreshPayment(orderId)
    expect(await read(floor)).toMatchObject({ state: 'placed', paymentStanding: 'captured' })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('that is asked for twice is one order and one mail', async () => {
    const floor = await openMemoryFloor({ LATTE: 3 })
    const answers = [await place(floor), await place(floor)]
    expect(answers[1]).toEqual(answers[0])
    await floor.commerce.settle()
    expect(floor.mails).toHaveLength(1)
    expect(held(floor)).toEqual([[3, 2, 0]])
    expect(floor.store.all().filter(({ _type }) => _type === 'cart')).toEqual([])
  })

  test.each<[string, Partial<PhoneOrderInputs['placePhoneOrder']>]>([
    ['paid in cash', { payment: 'cash' }],
    ['of fewer units', { lines: [{ sku: 'LATTE', quantity: 1 }] }],
    ['of one thing more', { lines: [...wish.lines, { sku: 'MOCHA', quantity: 1 }] }],
    ['for an account', { customer: 'customer.01jd7z8k2m4n6p8q0r2s4t6v8w' }],
    ['with another mail address', { email: 'eve@example.com' }],
  ])('that stands is never told as another one %s', async (_, more) => {
    const floor = await openMemoryFloor({ LATTE: 3, MOCHA: 5 })
    expect(await place(floor)).toMatchObject({ ok: true })
    const stands = await read(floor)
    expect(await place(floor, more)).toMatchObject({
      refusal: { code: 'order_differs', message: 'Order 1001 was placed already, with other content. Open it.' },
    })
    expect(await read(floor)).toEqual(stands)
  })

  test('in cash is placed at once, and nothing is mailed to pay', async () => {
    const floor = await openMemoryFloor({ LATTE: 3 })
    expect(await place(floor, { payment: 'cash' })).toMatchObject({ value: { state: 'placed', linkSent: false } })
    expect(held(floor)).toEqual([[3, 0, 2]])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('that is picked up needs a name and a place, and goes under the counter’s address', async () => {
    const floor = await openMemoryFloor({ LATTE: 3 })
    const nowhere = { name: 'Sam', line1: '', city: '', postalCode: '', country: 'US' }
    const delivery = { method: 'pickup' as const, location: 'location-ferry' }
    expect(await place(floor, { address: nowhere, delivery, payment: 'cash' })).toMatchObject({ ok: true })
    expect(await read(floor)).toMatchObject({ address: { name: 'Sam', line1: '1 Main St' }, delivery })
  })

  test('may be changed after a no: what is not wanted any more is out of it', async () => {
    const floor = await openMemoryFloor({ LATTE: 1, MOCHA: 5 })
    expect(await place(floor)).toMatchObject({ refusal: { code: 'out_of_stock' } })
    expect(await place(floor, { lines: [{ sku: 'MOCHA', quantity: 1 }] })).toMatchObject({ ok: true })
    expect((await read(floor))?.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([['MOCHA', 1]])
  })

  test('is never placed at another sum than was told, nor by somebody who packs bags', async () => {
    const floor = await openMemoryFloor({ LATTE: 3 })
    expect(await place(floor, { total: 1000 })).toMatchObject({ refusal: { code: 'total_changed' } })
    const picking = { actor: staff, role: 'picker' } as const
    for (const [name, input] of [
      ['previewPhoneOrder', wish],
      ['placePhoneOrder', order],
    ] as const)
      expect(await floor.commerce.dispatch(name, input, picking)).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(held(floor)).toEqual([[3, 0, 0]])
  })
})
