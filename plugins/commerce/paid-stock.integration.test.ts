import type { StockLevel, StockMovement } from '@souk/inventory'
import { expect, test } from 'vitest'
import { fillCart, openMemoryFloor, orderOf, shopper, staff } from './testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }

test('C13 stock goes down once per paid line, however often the payment is told, and comes back once on cancel', async () => {
  const { commerce, store, provider } = await openMemoryFloor({ LATTE: 10, MOCHA: 5 })
  const available = async () => {
    const ids = ['latte', 'mocha'].map((name) => `stockLevel.variant-${name}.location-ferry`)
    const levels = (await store.get(ids)) as readonly (StockLevel | undefined)[]
    return levels.map((level) => level && level.onHand - level.reserved - level.committed - level.unavailable)
  }
  const movements = () =>
    store.all().filter(({ _type }) => _type === 'stockMovement') as unknown as readonly StockMovement[]
  const cartId = await fillCart(commerce, 'stock', { LATTE: 2, MOCHA: 1 })
  expect(await commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)).toMatchObject({ ok: true })
  const session = provider.session(orderId) ?? ''
  provider.pay(session)
  for (const id of ['evt_1', 'evt_1', 'evt_2'])
    await commerce.receiveWebhook(
      'stripe',
      new Headers({ 'x-signature': 'right' }),
      JSON.stringify({ id, orderId, session }),
    )
  expect(await available()).toEqual([8, 4])
  const before = movements().length
  const cancel = (commandId: string) =>
    commerce.dispatch('cancelOrder', { orderId, reason: 'shopper_request' }, { actor: staff, commandId })
  expect([(await cancel('a')).ok, (await cancel('a')).ok, (await cancel('b')).ok]).toEqual([true, true, false])
  await commerce.receiveWebhook(
    'stripe',
    new Headers({ 'x-signature': 'right' }),
    JSON.stringify({ id: 'evt_3', orderId, session }),
  )
  expect(await available()).toEqual([10, 5])
  expect(movements().length).toBe(before + 1)
  expect(await commerce.verify()).toEqual([])
})
