import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillShop } from './testing/fixture.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'
import { openVisitor, readyToPay } from './testing/visitor.ts'

/** A second counter with cortados of its own, and a zone of another country. */
async function openMillRoad(client: TestShop['client']) {
  const [bar, zone, level] = await Promise.all(
    ['location-kettle-lane', 'zone-harbour', 'stockLevel.variant-cortado.location-kettle-lane'].map((id) =>
      client.getDocument(id),
    ),
  )
  if (!bar || !zone || !level) throw new Error('the fixture has other names')
  const address = { line1: '2 Mill Road', city: 'Oakland', region: 'CA', postalCode: '94609', country: 'US' }
  await client.create({ ...bar, _id: 'location-mill-road', name: 'Mill Road', position: 2, address })
  await client.create({ ...level, _id: level._id.replace('kettle-lane', 'mill-road'), location: 'location-mill-road' })
  const { feeBy: _by, carrier: _own, ...plain } = zone
  await client.create({ ...plain, _id: 'zone-london', country: 'GB', postcodes: ['E*'], fee: 790 })
}

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop(async (client) => {
    await fillShop(client)
    await client.patch('zone-harbour').set({ feeBy: 'carrier', carrier: 'easypost' }).commit()
    await openMillRoad(client)
  })
})
afterAll(async () => shop?.dispose())

interface Charged {
  readonly totals: { readonly delivery: number; readonly total: number }
  readonly rate: { readonly source: string; readonly service?: string } | null
}
const charged = (ulid: string | undefined) =>
  shop.client.fetch<Charged | null>('*[_id == $id][0]{totals{delivery, total}, "rate": delivery.rate}', {
    id: `order.${ulid}`,
  })
const faults = (what: object) =>
  fetch(`${shop.carriers}/_sim/faults`, { method: 'POST', body: JSON.stringify(what) }).then(({ ok }) => ok)

test('what the carrier asks stands on the checkout, is charged, and is told before only as open', async () => {
  const visitor = openVisitor(shop.origin)
  const form = await readyToPay(visitor, 'CORTADO')
  const page = await visitor.page('/checkout')
  expect(page).not.toContain('To your door, $1.90')
  expect(await (await visitor.send('/checkout', { ...form, intent: 'quote' })).text()).toContain('To your door, $7.66')
  const paid = await visitor.send('/checkout', form)
  expect([paid.status, paid.headers.get('location')]).toEqual([303, `/orders/order.${form['order']}`])
  expect(await charged(form['order'])).toMatchObject({
    totals: { delivery: 766, total: Number(form['shown']) },
    rate: { source: 'carrier', service: 'USPS GroundAdvantage' },
  })
  // The place is known by now; the basket asks nobody, so it names no sum
  await visitor.send('/cart', { intent: 'add', sku: 'CORTADO', quantity: '1' })
  const basket = await visitor.page('/cart')
  expect(basket).toContain('Tax and delivery follow from your address.')
  expect(basket).not.toContain('$1.90')
})

test('a basket that changed in another tab is shown with its new sum before anything is charged', async () => {
  const visitor = openVisitor(shop.origin)
  const form = await readyToPay(visitor, 'CORTADO')
  await visitor.send('/cart', { intent: 'add', sku: 'CORTADO', quantity: '1' })
  const refused = await visitor.send('/checkout', form)
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('The total changed from')
  expect(await charged(form['order'])).toBeNull()
  const shown = /name="shown" value="(\d+)"/.exec(page)?.[1] ?? ''
  expect((await visitor.send('/checkout', { ...form, shown })).status).toBe(303)
  expect((await charged(form['order']))?.totals.total).toBe(Number(shown))
})

test('a carrier that fails stops nobody: the zone’s own fee is shown and charged', async () => {
  const before = openVisitor(shop.origin)
  const kept = await readyToPay(before, 'CORTADO')
  expect(await faults({ errorRate: 1 })).toBe(true)
  const visitor = openVisitor(shop.origin)
  const form = await readyToPay(visitor, 'CORTADO')
  expect((await visitor.send('/checkout', form)).status).toBe(303)
  expect(await charged(form['order'])).toMatchObject({
    totals: { delivery: 190, total: Number(form['shown']) },
    rate: { source: 'fallback' },
  })
  // Who was told the carrier's sum before pays that
  expect((await before.send('/checkout', kept)).status).toBe(303)
  expect(await charged(kept['order'])).toMatchObject({
    totals: { delivery: 766, total: Number(kept['shown']) },
    rate: { source: 'carrier' },
  })
})

interface Kept {
  readonly location: string | null
  readonly from: readonly string[]
  readonly address: Readonly<Record<string, string>>
  readonly phone: string
}
const kept = (ulid: string | undefined) =>
  shop.client.fetch<Kept>(
    '*[_id == $id][0]{"location": delivery.location, "from": allocations[].location, address, "phone": contact.phone}',
    { id: `order.${ulid}` },
  )
const shownIn = (page: string) => /name="shown" value="(\d+)"/.exec(page)?.[1] ?? ''

test('what is picked up waits at the place that was chosen, which checkout and order page name', async () => {
  const visitor = openVisitor(shop.origin)
  const form: Readonly<Record<string, string>> = { ...(await readyToPay(visitor, 'CORTADO')), method: 'pickup' }
  const first = await (await visitor.send('/checkout', { ...form, intent: 'quote' })).text()
  expect(first).toContain('Kettle Lane, 8 Kettle Lane, San Francisco')
  const chosen = { ...form, location: 'location-mill-road' }
  const page = await (await visitor.send('/checkout', { ...chosen, intent: 'quote' })).text()
  expect(page).toContain('Pick it up at Mill Road.')
  const paid = await visitor.send('/checkout', { ...chosen, shown: shownIn(page) })
  expect([paid.status, paid.headers.get('location')]).toEqual([303, `/orders/order.${form['order']}`])
  expect(await kept(form['order'])).toMatchObject({ location: 'location-mill-road', from: ['location-mill-road'] })
  expect(await visitor.page(`/orders/order.${form['order']}`)).toContain('2 Mill Road')
})

test('another country that is delivered to is offered, and its own rules are asked of number and postcode', async () => {
  const visitor = openVisitor(shop.origin)
  const form = await readyToPay(visitor, 'CORTADO')
  expect(await visitor.page('/checkout')).toContain('<option value="GB">United Kingdom</option>')
  const abroad = { ...form, country: 'GB', region: '', city: 'London', postalCode: 'e1 6an', phone: '020 7946 0018' }
  const page = await (await visitor.send('/checkout', { ...abroad, intent: 'quote' })).text()
  expect(page).not.toContain('name="region"')
  const sent = { ...abroad, shown: shownIn(page) }
  const wrong = await visitor.send('/checkout', { ...sent, postalCode: '94105' })
  expect([wrong.status, (await wrong.text()).includes('Write a postcode of this country.')]).toEqual([422, true])
  expect((await visitor.send('/checkout', sent)).status).toBe(303)
  expect(await kept(form['order'])).toMatchObject({
    address: { postalCode: 'E1 6AN', country: 'GB' },
    phone: '+442079460018',
  })
})
