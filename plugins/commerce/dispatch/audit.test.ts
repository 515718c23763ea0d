import { systemActor } from '@souk/kernel'
import { expect, test } from 'vitest'
import { fillCart, openMemoryFloor, orderOf, shopper, staff } from '../testing/shop-floor.ts'

const entries = (floor: Awaited<ReturnType<typeof openMemoryFloor>>) =>
  floor.store.all().filter(({ _type }) => _type === 'auditEntry')

async function placed() {
  const floor = await openMemoryFloor({ LATTE: 10 })
  const cartId = await fillCart(floor.commerce, 'audit', { LATTE: 2 })
  const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
  const input = orderOf(ulid, cartId, { payment: { provider: 'cash' } })
  await floor.commerce.dispatch('placeOrder', input, { actor: shopper })
  return { ...floor, orderId: `order.${ulid}`, fulfillmentId: `fulfillment.${ulid}-1` }
}

test('what staff run is entered with who, when, what and about which document, in the same transaction', async () => {
  const floor = await placed()
  const context = { actor: staff, commandId: 'call-off' }
  await floor.commerce.dispatch('cancelOrder', { orderId: floor.orderId, reason: 'Asked by phone' }, context)
  const [order] = await floor.store.get([floor.orderId])
  expect(entries(floor).find(({ _id }) => _id === 'auditEntry.call-off')).toMatchObject({
    _type: 'auditEntry',
    _rev: order?._rev,
    at: floor.now(),
    actor: staff,
    command: 'cancelOrder',
    documents: [
      floor.orderId,
      floor.fulfillmentId,
      'stockMovement.call-off',
      'stockLevel.variant-latte.location-ferry',
      floor.orderId.replace('order', 'payment') + '-1',
    ],
  })
})

test('what is refused, repeated, run by shoppers or by the shop itself is not entered', async () => {
  const floor = await placed()
  const before = entries(floor).length
  const cancel = { orderId: floor.orderId, reason: 'Twice' }
  await floor.commerce.dispatch('cancelOrder', { orderId: 'order.nobody', reason: 'x' }, { actor: staff })
  const once = { actor: staff, commandId: 'once' }
  await floor.commerce.dispatch('cancelOrder', cancel, once)
  expect(await floor.commerce.dispatch('cancelOrder', cancel, once)).toMatchObject({ ok: true })
  await floor.commerce.dispatch('createCart', { cartId: 'cart.0000000000000other' }, { actor: shopper })
  await floor.commerce.dispatch('createCart', { cartId: 'cart.0000000000000third' }, { actor: systemActor('Sweep') })
  expect(entries(floor).slice(before)).toMatchObject([{ _id: 'auditEntry.once' }])
})

test('steps of the floor stand in their order’s timeline and cost no document', async () => {
  const floor = await placed()
  const before = entries(floor).length
  for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
    await floor.commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId: floor.fulfillmentId }, { actor: staff })
  expect(entries(floor)).toHaveLength(before)
})
