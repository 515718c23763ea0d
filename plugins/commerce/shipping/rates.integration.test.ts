import type { Order } from '@souk/orders'
import { carriersOf } from '@souk/shipping/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { carrierKeys, type CarrierWorld, openCarrierWorld } from '../../simulators/carriers/testing.ts'
import { shopContent } from '../testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper } from '../testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
let world: CarrierWorld
let floor: ShopFloor
beforeEach(async () => {
  world = await openCarrierWorld()
})
afterEach(async () => {
  await floor.commerce.stop()
  await world.close()
})

/** What an order costs to deliver where this carrier says it, and how that came about. */
async function delivered(carrier: string, rateBudgetMs = 5000) {
  const { own, easypost, dhl, fedex, uber } = carriersOf({ ...world, keys: carrierKeys })
  const content = shopContent().map((each) =>
    each._type === 'deliveryZone' ? { ...each, feeBy: 'carrier', carrier, freeFrom: 90_000 } : each,
  )
  const carriers = [own, easypost, dhl, fedex, uber]
  floor = await openMemoryFloor({ LATTE: 5 }, { content, carriers, tuning: { rateBudgetMs } })
  const cartId = await fillCart(floor.commerce, 'rates', { LATTE: 1 })
  const placed = await floor.commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)
  if (!placed.ok) throw new Error(placed.refusal.message)
  const { totals, delivery } = (await floor.store.get([`order.${ulid}`]))[0] as Order
  return [totals.delivery, delivery.rate?.source, delivery.rate?.service]
}

test.each([
  ['easypost', 766, 'USPS GroundAdvantage'],
  ['fedex', 1151, 'FedEx FEDEX_GROUND'],
  ['dhl', 2636, 'DHLExpress ExpressWorldwide'],
  ['uber', 699, 'Uber Direct'],
] as const)('what %s asks for half a kilogram is charged', async (carrier, fee, service) => {
  expect(await delivered(carrier)).toEqual([fee, 'carrier', service])
})

test.each(['easypost', 'uber'])('while %s is slow, the zone’s own fee is charged at once', async (carrier) => {
  const slowMs = 10_000
  await Promise.all([world.carriers('faults', { answerMs: slowMs }), world.courier('faults', { answerMs: slowMs })])
  const began = performance.now()
  expect(await delivered(carrier, 40)).toEqual([350, 'fallback', undefined])
  expect(performance.now() - began).toBeLessThan(slowMs)
})

test.each([
  ['easypost', { errorRate: 1 }],
  ['easypost', { downMs: 600_000 }],
  ['uber', { errorRate: 1 }],
  ['uber', { downMs: 600_000 }],
])('while %s fails (%j), the zone’s own fee is charged', async (carrier, fault) => {
  await Promise.all([world.carriers('faults', fault), world.courier('faults', fault)])
  expect(await delivered(carrier)).toEqual([350, 'fallback', undefined])
})
