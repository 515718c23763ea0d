import { instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import { fillCart, openMemoryFloor, orderOf, shopper, staff } from '../shop-floor.ts'
import { quickQueries } from './quick-queries.ts'

test('every question answered by hand is answered as the GROQ evaluator answers it', async () => {
  const floor = await openMemoryFloor({ LATTE: 9, TEA: 1 }, { tuning: { edge: { low: 0, most: 9 } } })
  const overdrawn = { sku: 'MILK', variant: 'variant-milk', onHand: 1, reserved: 2, committed: 0, unavailable: 0 }
  const level = { _id: 'stockLevel.variant-milk.location-ferry', _type: 'stockLevel', ...overdrawn }
  const rice = {
    ...overdrawn,
    sku: 'RICE',
    variant: 'variant-rice',
    location: 'location-ferry',
    onHand: 3,
    backordered: 1,
  }
  const arrived = { _id: 'stockLevel.variant-rice.location-ferry', _type: 'stockLevel', ...rice }
  await floor.store.commit([{ create: level }, { create: arrived }], { transactionId: 'overdrawn' })
  const urls = { success: 'https://shop.example/', cancel: 'https://shop.example/' }
  for (const [index, provider] of (['stripe', 'cash', 'stripe'] as const).entries()) {
    const cartId = await fillCart(floor.commerce, `quick${index}`, { LATTE: 1 })
    const order = orderOf(`01jd7z8k2m4n6p8q0r2s4t6v0${index}`, cartId, { payment: { provider } })
    await floor.commerce.checkout(order, { actor: shopper }, urls)
    floor.pass(60_000)
  }
  const session = floor.provider.session('order.01jd7z8k2m4n6p8q0r2s4t6v00') ?? ''
  floor.provider.pay(session)
  const body = JSON.stringify({ id: 'evt_1', orderId: 'order.01jd7z8k2m4n6p8q0r2s4t6v00', session })
  await floor.commerce.receiveWebhook('stripe', new Headers({ 'x-signature': 'right' }), body)
  const gone = { sku: 'LATTE', quantity: 1, reason: 'not_found', candidates: ['TEA'] }
  const fulfillmentId = 'fulfillment.01jd7z8k2m4n6p8q0r2s4t6v00-1'
  const missed = await floor.commerce.dispatch('reportMissing', { fulfillmentId, ...gone }, { actor: staff })
  expect(missed).toMatchObject({ value: { outcome: 'asked' } })
  const later = instant(Date.parse(floor.now()) + 3_600_000)
  const params = { type: 'variant', now: later, before: later, most: 100 }
  for (const [groq, byHand] of quickQueries) {
    const evaluated = await floor.store.query(groq, params)
    expect(evaluated, `${groq} finds something here`).not.toEqual([])
    expect(byHand(floor.store.ofType, params)).toEqual(evaluated)
  }
})
