import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillShop } from './testing/fixture.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'
import { openVisitor, readyToPay } from './testing/visitor.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop(async (client) => {
    await fillShop(client)
    await client.patch('zone-harbour').set({ feeBy: 'carrier', carrier: 'easypost' }).commit()
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
