import { expect, test } from 'vitest'
import { createApiClient } from './client.ts'
import { openApiFloor, orderBody, tokenOf } from './testing/api-floor.ts'

test('the client buys, follows its order, and tells a refusal from an answer', async () => {
  const { api } = await openApiFloor({ LATTE: 3 })
  let token: string | undefined
  const client = createApiClient({
    base: 'https://shop.example/api/v1',
    token: () => token,
    fetch: (input, init) => api.handle(new Request(input, init)),
  })
  const products = await client.products({ in_stock: 'true' })
  const [product] = products.ok ? products.value.data : []
  expect(product?.variants[0]).toMatchObject({ sku: 'LATTE', available: 3 })
  const cart = await client.createCart({}, 'key-1')
  const cartId = cart.ok ? cart.value.id : ''
  await client.setCartLine(cartId, 'LATTE', 2)
  const { address, delivery, payment, ...rest } = orderBody(cartId)
  const placed = await client.placeOrder({
    ...rest,
    address,
    delivery: { method: 'delivery' },
    payment: { provider: 'cash' },
  })
  const order = placed.ok ? placed.value.order : undefined
  expect([delivery.method, payment.provider, order?.state]).toEqual(['delivery', 'stripe', 'placed'])
  expect(await client.order(order?.id ?? '')).toMatchObject({
    ok: false,
    problem: { status: 404, code: 'order_not_found' },
  })
  token = placed.ok ? placed.value.accessToken : undefined
  expect(await client.tracking(order?.id ?? '')).toMatchObject({ ok: true, value: { state: 'placed' } })
  token = tokenOf('picker')
  const done = await client.run('pickFulfillment', { fulfillmentId: order?.fulfillments[0]?.id }, 'key-2')
  expect(done).toMatchObject({ ok: true, value: { value: { state: 'picking' } } })
  expect(await client.cancelOrder(order?.id ?? '')).toMatchObject({
    ok: false,
    problem: { status: 403, code: 'forbidden' },
  })
})
