import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryStore } from '@souk/commerce'
import { instant, systemActor } from '@souk/kernel'
import { expect, test } from 'vitest'
import { catalogueDocuments } from '../../souk/import/catalogue-documents.ts'
import { parseProducts } from '../../souk/import/parse-products.ts'
import { type DemoShopName, demoShops } from '../shops.ts'
import { tellHistory } from './history.ts'
import { commerceOver } from './story-commerce.ts'

const start = instant('2026-11-18T12:00:00Z')
const now = instant('2026-11-21T22:17:00Z')
const secret = 'a secret of the tests only'

/** A demo shop in memory, with its opening stock and every picture the same. */
async function openShop(name: DemoShopName) {
  const { folder, site, locations } = demoShops[name]
  const read = parseProducts(readFileSync(join(folder, 'products.csv'), 'utf8'), {
    digits: 2,
    hasImage: () => true,
  })
  if (!read.ok) throw new Error('the catalogue is wrong')
  const assets = new Map(
    read.products.flatMap(({ images, variants }) =>
      [...images.map(({ path }) => path), ...variants.flatMap(({ image }) => image ?? [])].map((path) => [
        path,
        'image-1',
      ]),
    ),
  )
  const { products, variants } = catalogueDocuments(read.products, { language: 'en', assets, defaultSeller: '' })
  const lake = createMemoryStore({ now: () => start })
  const writes = [...site, ...products, ...variants].map((document) => ({ create: { ...document } }))
  await lake.commit(writes, { transactionId: 'catalogue', at: start })
  const lines = read.products
    .flatMap((product) => product.variants)
    .filter(({ quantity }) => quantity > 0)
    .map(({ sku, quantity }) => ({ sku, quantity }))
  const commerce = commerceOver(
    lake,
    secret,
    () => start,
    () => 'opening' as never,
  )
  const input = { location: locations[0] ?? '', reference: 'Opening stock', lines }
  const received = await commerce.dispatch('receiveStock', input, {
    actor: systemActor('Import'),
    commandId: 'opening',
    now: start,
  })
  expect(received.ok).toBe(true)
  return lake
}

async function told(seed: number, orders: number, name: DemoShopName = 'coffee') {
  const lake = await openShop(name)
  const documents = lake.all()
  const payPages = 'http://stripe.test'
  const history = await tellHistory({
    lake,
    documents,
    secret,
    payPages,
    days: 4,
    shop: demoShops[name],
    orders,
    seed,
    start,
    now,
    progress: () => undefined,
  })
  return { lake, history }
}

test('a history breaks no invariant, leaves no cart and no work, and every order is in it', async () => {
  const { lake, history } = await told(7, 60)
  const commerce = commerceOver(
    lake,
    secret,
    () => now,
    () => 'verify' as never,
  )
  expect(await commerce.verify()).toEqual([])
  const of = (type: string) => lake.all().filter(({ _type }) => _type === type)
  expect([history.orders, of('order').length, of('cart').length]).toEqual([60, 60, 0])
  expect(of('effect').filter(({ state }) => state !== 'done')).toEqual([])
  expect(of('message').filter(({ state }) => state !== 'sent')).toEqual([])
  expect(of('order').filter(({ _createdAt, createdAt }) => _createdAt !== createdAt)).toEqual([])
  expect(lake.all().filter(({ _updatedAt }) => _updatedAt > now)).toEqual([])
  expect(new Set(of('fulfillment').map(({ state }) => state))).toEqual(
    new Set(['open', 'picking', 'ready', 'handed_over', 'delivered', 'canceled']),
  )
  expect(of('order').filter(({ state }) => state === 'pending_payment')).toHaveLength(1)
})

test("the card provider's books say what the payments say", async () => {
  const { lake, history } = await told(3, 120)
  const loads = history.books.loads() as readonly {
    charges: { id: string; amount: number; amount_refunded: number; payment_intent: string }[]
  }[]
  const booked = loads
    .flatMap(({ charges }) => charges)
    .map((charge) => [charge.payment_intent, charge.amount, charge.amount_refunded])
  const paid = lake
    .all()
    .filter(({ _type, provider, captured }) => _type === 'payment' && provider === 'stripe' && Number(captured) > 0)
    .map(({ reference, captured, refunded }) => [reference, captured, refunded])
  expect(booked.length).toBeGreaterThan(90)
  expect(booked.toSorted()).toEqual(paid.toSorted())
})

test('the same seed and now tell the same history to the last revision', async () => {
  const [one, again, other] = await Promise.all([told(5, 30), told(5, 30), told(6, 30)])
  expect(again.lake.all()).toEqual(one.lake.all())
  expect(other.lake.all()).not.toEqual(one.lake.all())
})

test('parcels go by the carriers of their zones, arrive days later, and now and then come back', async () => {
  const { lake, history } = await told(11, 60, 'trends')
  const commerce = commerceOver(
    lake,
    secret,
    () => now,
    () => 'verify' as never,
  )
  expect(await commerce.verify()).toEqual([])
  const of = (type: string) => lake.all().filter(({ _type }) => _type === type)
  expect([history.orders, of('order').length, of('cart').length]).toEqual([60, 60, 0])
  expect(of('effect').filter(({ state }) => state !== 'done')).toEqual([])
  const shipments = of('shipment')
  expect([...new Set(shipments.map(({ carrier }) => carrier))].toSorted()).toEqual(['dhl', 'easypost', 'fedex'])
  const states = new Set(shipments.map(({ state }) => state))
  expect(['delivered', 'in_transit'].filter((state) => !states.has(state))).toEqual([])
  const arrived = shipments.find(({ state }) => state === 'delivered')
  expect(JSON.stringify(arrived?.['events'])).toMatch(/picked_up.*in_transit.*out_for_delivery.*delivered/)
  const rated = of('order').map(({ delivery }) => delivery as { readonly zone?: string; readonly rate?: object })
  const fees = rated.filter(({ zone }) => zone === 'zone-us').map(({ rate }) => rate)
  expect(fees.length).toBeGreaterThan(0)
  expect(fees.filter((rate) => !JSON.stringify(rate).includes('FedEx FEDEX_GROUND'))).toEqual([])
  expect(rated.filter(({ zone, rate }) => zone !== undefined && rate === undefined)).toEqual([])
  const names = of('order').map(({ contact, language }) => [language, JSON.stringify(contact)])
  expect(new Set(names.map(([language]) => language))).toEqual(new Set(['en', 'ar', 'ur']))
})
