import type { Order } from '@souk/orders'
import { expect, test } from 'vitest'
import type { CommandName } from './contract.ts'
import { payPages } from './testing/delivered-order.ts'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, shopper, staff } from './testing/shop-floor.ts'

test('what a claim refunded of a parcel that arrived does not stand in the way of replacing what another cannot find', async () => {
  const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
  const orderId = `order.${ulid}`
  const content = shopContent([
    { sku: 'OAT', price: 480 },
    { sku: 'SOY', price: 480 },
  ])
  const floor = await openMemoryFloor({ OAT: 1 }, { content })
  const run = async (name: CommandName, input: object, commandId?: string) =>
    floor.commerce.dispatch(name, input, { actor: staff, ...(commandId ? { commandId } : {}) })
  const lines = ['OAT', 'SOY'].map((sku) => ({ sku, quantity: sku === 'OAT' ? 1 : 2 }))
  await run('receiveStock', { location: 'location-mission', reference: 'more', lines })
  const cartId = await fillCart(floor.commerce, 'claimed', { OAT: 2 })
  const asked = orderOf(ulid, cartId, { substitution: 'best_match' })
  expect(await floor.commerce.checkout(asked, { actor: shopper }, payPages)).toMatchObject({ ok: true })
  floor.provider.pay(floor.provider.session(orderId) ?? '')
  await floor.commerce.refreshPayment(orderId)
  for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
    await run(`${verb}Fulfillment`, { fulfillmentId: `fulfillment.${ulid}-1` })
  const claimed = [{ sku: 'OAT', quantity: 1, reason: 'spoiled' }]
  await run('openReturn', { orderId, kind: 'claim', lines: claimed, approved: true }, 'claim-1')
  expect(await run('closeReturn', { returnId: 'return.claim-1', refund: true })).toMatchObject({ ok: true })
  const missing = { fulfillmentId: `fulfillment.${ulid}-2`, sku: 'OAT', quantity: 1, reason: 'not_found' }
  expect(await run('reportMissing', { ...missing, candidates: ['SOY'] })).toMatchObject({
    value: { outcome: 'replaced', replacement: 'SOY' },
  })
  const [order] = (await floor.store.get([orderId])) as readonly (Order | undefined)[]
  expect(order?.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['OAT', 1],
    ['SOY', 1],
  ])
  await floor.commerce.settle()
  expect(await floor.commerce.verify()).toEqual([])
})
