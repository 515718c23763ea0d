import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../../storefront/testing/browser.ts'
import { payWithCard } from '../../../storefront/testing/shopping.ts'
import { startTestWorld, type TestWorld } from '../dev/test-world.ts'
import { patient, step, type TourWindows, tourWindows } from './tour-windows.ts'

// The other shop's walk: a shopper buys an abaya in Arabic, a carrier brings it, console and Studio see it. With
// SOUK_PICTURES=1 it takes the handbook's pictures.
let world: TestWorld
let browser: Browser
let tour: TourWindows

beforeAll(async () => {
  // The pictures show a shop at work; the stories need but its products
  const history = process.env['SOUK_PICTURES'] ? { seedDays: 3, seedOrders: 24 } : { seedDays: 1, seedOrders: 3 }
  ;[world, browser] = await Promise.all([startTestWorld({ shop: 'trends', ...history }), openBrowser()])
  tour = tourWindows(world, browser)
}, 400_000)
afterAll(async () => {
  await browser?.close()
  await world?.dispose()
})

/** Fills in the checkout and presses pay once the button names the sum. */
async function buy(shop: Page): Promise<void> {
  const form = shop.locator('#checkout')
  await form.locator('[name=name]').fill('أميرة حدّاد')
  await form.locator('[name=line1]').fill('شارع الميناء ٤١')
  await form.locator('[name=city]').fill('San Francisco')
  await form.locator('[name=region]').fill('CA')
  await form.locator('[name=postalCode]').fill('94105')
  await form.locator('[name=email]').fill('amira@example.com')
  await form.locator('[name=phone]').fill('(415) 555-0123')
  await shop.getByRole('button', { name: /^دفع .+ بالبطاقة$/ }).waitFor(patient)
  await tour.picture(shop, 'trends-checkout')
  await shop.getByRole('button', { name: /^دفع .+ بالبطاقة$/ }).click()
  await payWithCard(shop)
  await shop.waitForURL(/\/ar\/orders\/order\./, patient)
}

/** The parcel's number, as soon as the label is bought. */
async function trackingNumber(order: string): Promise<string> {
  const read = () =>
    tour.lake.fetch<string | null>('*[_type == "shipment" && order == $order][0].trackingNumber', { order })
  await expect.poll(read, patient).toBeTruthy()
  return (await read()) ?? ''
}

test('a shopper buys an abaya in Arabic, a carrier brings it, console and Studio see it', async () => {
  const staff = await tour.openConsole()
  const shopper = await tour.openShop()
  const shop = shopper.page
  await shopper.go('/ar')
  await tour.picture(shop, 'trends-home')
  await shopper.go('/ar/categories/abayas')
  await tour.picture(shop, 'trends-listing')
  await shopper.go('/ar/products/noor-linen-abaya?colour=pine&size=56')
  await tour.picture(shop, 'trends-product')
  await shop.getByRole('button', { name: 'أضيفي إلى الحقيبة' }).click()
  await shop.locator('.bag-link bdi').waitFor(patient)
  await shopper.go('/ar/checkout')
  await buy(shop)
  await shop.getByRole('heading', { level: 1, name: /^يصلك بين/ }).waitFor(patient)
  const order = new URL(shop.url()).pathname.split('/').at(-1) ?? ''
  const placed = await tour.lake.getDocument<{ number: string; language: string }>(order)
  expect(placed?.language).toBe('ar')

  // The console: the order as it was placed, in the shopper's words; picked and packed, the carrier's label follows.
  await staff.page.goto(`${world.urls.console}orders/${order.replace('order.', '')}`)
  await staff.page.getByRole('heading', { name: 'What can happen next' }).waitFor(patient)
  await staff.page.getByText('عباية نور من الكتّان').first().waitFor(patient)
  const stage = (words: string) => shop.locator('.stages [aria-current]').filter({ hasText: words }).waitFor(patient)
  await step(staff.page, 'Pick')
  await stage('قيد التجهيز')
  await step(staff.page, 'Pack')
  const code = await trackingNumber(order)
  await staff.page.getByRole('button', { name: 'Hand over', exact: true }).first().waitFor(patient)
  await tour.picture(staff.page, 'trends-console-order')
  await step(staff.page, 'Hand over', { field: 'Who carries it', text: 'USPS' })
  await stage('في الطريق')

  // The carrier tells; the shopper's page says it in Arabic, by itself.
  const scan = (status: string, seconds: number) =>
    fetch(`http://127.0.0.1:${world.env.simPort + 2}/_sim/trackers/${code}/advance`, {
      method: 'POST',
      body: JSON.stringify({ status, at: new Date(Date.now() + seconds * 1000).toISOString() }),
    })
  for (const [at, [status, words]] of (
    [
      ['picked_up', 'لدى الناقل'],
      ['in_transit', 'في الطريق إليك'],
      ['out_for_delivery', 'خرج للتوصيل'],
    ] as const
  ).entries()) {
    await scan(status, at + 1)
    await shop.locator('.parcel-now strong', { hasText: words }).waitFor(patient)
  }
  await tour.picture(shop, 'trends-tracking')
  await staff.page.goto(`${world.urls.console}parcels?view=road`)
  await staff.page
    .locator('tbody')
    .getByRole('button', { name: placed?.number ?? '' })
    .click(patient)
  await staff.page.getByRole('complementary').getByText(code).first().waitFor(patient)
  await tour.picture(staff.page, 'trends-console-parcel')
  const studio = await tour.openStudio(`intent/edit/id=${order};type=order/`)
  await studio.page.getByText('عباية نور من الكتّان').first().waitFor(patient)
  await tour.picture(studio.page, 'trends-studio-order')

  // In the hand: what the shop says about sending something back.
  const hand = await tour.openShop(390)
  await hand.go('/ar/pages/returns')
  await tour.picture(hand.page, 'trends-returns')
  const all = { shopper, staff, studio, hand }
  expect(Object.entries(all).map(([name, { complaints }]) => [name, complaints])).toEqual(
    Object.keys(all).map((name) => [name, []]),
  )
}, 400_000)

test('T2 back from a product is the same page and place of a narrowed shelf', async () => {
  const { page, context, complaints, go } = await tour.openShop()
  const said = page.locator('.listing-bar [role=status]')
  const box = (value: string) => page.locator(`.facets label:has(input[name="option.colour"][value="${value}"])`)
  await go('/products?sort=price_up')
  // The address turns before the shelf does: each step waits for what only the new page has
  for (const [at, colour] of ['night', 'fig'].entries()) {
    await box(colour).locator('input').check(patient)
    await page.locator('.chip').nth(at).waitFor(patient)
  }
  await page.locator('.page-links [rel=next][href*="colour=fig"]').click(patient)
  await page.locator('.page-links [aria-current=page]', { hasText: '2' }).waitFor(patient)
  const alone = await box('night').locator('bdi').innerText()
  const [address, matching] = [page.url(), await said.innerText()]
  expect(Number(alone)).toBeLessThan(Number.parseInt(matching, 10))
  const last = page.locator('.card-product').last()
  const title = await last.locator('.card-title').innerText()
  const place = () => page.evaluate(() => Math.round(scrollY))
  // Tries the press first: it brings the card where it can be pressed, and no press moves the page any more
  await last
    .locator('a')
    .first()
    .click({ trial: true, ...patient })
  await expect.poll(async () => (await place()) === (await place()) && (await place()) > 0, patient).toBe(true)
  const before = await place()
  await last.locator('a').first().click(patient)
  await page.getByRole('heading', { level: 1, name: title }).waitFor(patient)
  await page.goBack()
  await page.waitForURL(address, patient)
  await page.locator('.page-links [aria-current=page]', { hasText: '2' }).waitFor(patient)
  await expect.poll(place, patient).toBe(before)
  expect([await said.innerText(), await last.locator('.card-title').innerText()]).toEqual([matching, title])
  for (const colour of ['night', 'fig']) expect(await box(colour).locator('input').isChecked()).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})
