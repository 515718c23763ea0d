import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, scriptsRun, watchPage } from '../../../storefront/testing/browser.ts'
import { fillCheckout, payWithCard, pressPay } from '../../../storefront/testing/shopping.ts'
import { startTestWorld, type TestWorld } from '../dev/test-world.ts'
import { step, type TourWindows, tourWindows } from './tour-windows.ts'

// The walk of one order, with three windows side by side: shopper, console, Studio. With SOUK_PICTURES=1 it takes
// the handbook's pictures.
let world: TestWorld
let browser: Browser
let tour: TourWindows

beforeAll(async () => {
  // The pictures show a shop at work; the story needs but its products
  const history = process.env['SOUK_PICTURES'] ? { seedDays: 8, seedOrders: 120 } : { seedDays: 2, seedOrders: 12 }
  ;[world, browser] = await Promise.all([startTestWorld(history), openBrowser()])
  tour = tourWindows(world, browser)
}, 400_000)
afterAll(async () => {
  await browser?.close()
  await world?.dispose()
})

/** What the tour reads of an order. */
interface PlacedOrder {
  readonly number: string
  readonly placedAt: string
  readonly allocations: readonly { readonly variant: string }[]
}

test('a shopper orders, console and Studio see it at once, it is picked, packed and handed over, and the shopper follows', async () => {
  const staff = await tour.openConsole()
  await tour.picture(staff.page, 'console-today')
  await staff.page.goto(`${world.urls.console}orders?view=all`)
  await staff.page.locator('tbody a').first().waitFor()
  const studio = await tour.openStudio('structure/orders-today')
  await studio.page.getByText('Orders, today').first().waitFor()

  // The shopper: from the home page to paid.
  const shopper = await watchPage(browser, [
    world.origin,
    new URL(world.urls.stripe).origin,
    new URL(world.urls.lake).origin,
  ])
  const shop = shopper.page
  await shop.goto(world.urls.shop)
  await scriptsRun(shop)
  await tour.picture(shop, 'shop-home')
  await shop.goto(`${world.urls.shop}products/oat-flat-white`)
  await scriptsRun(shop)
  await tour.picture(shop, 'shop-product')
  await shop.getByRole('button', { name: /Add to basket/ }).click()
  await shop.getByText('is in your basket').waitFor()
  await shop.goto(`${world.urls.shop}checkout`)
  await scriptsRun(shop)
  await fillCheckout(shop)
  await tour.picture(shop, 'shop-checkout')
  await pressPay(shop)
  await shop.waitForURL(/cs_/)
  await tour.picture(shop, 'card-page')
  await payWithCard(shop)
  await shop.waitForURL(/\/orders\/order\./)
  await shop.getByRole('heading', { level: 1, name: /At your door|Pick it up/ }).waitFor()
  const orderId = new URL(shop.url()).pathname.split('/').at(-1) ?? ''
  const order = await tour.lake.getDocument<PlacedOrder>(orderId)
  if (!order) throw new Error(`${orderId} is not in the lake`)

  // Console and Studio: there, without a reload.
  const seen = async (page: Page): Promise<number> => {
    await page
      .getByText(new RegExp(`^${order.number}\\b`))
      .first()
      .waitFor()
    return Date.now() - Date.parse(order.placedAt)
  }
  const [inConsole, inStudio] = await Promise.all([seen(staff.page), seen(studio.page)])
  console.log(
    `order ${order.number} was seen in the console and the Studio at most ${inConsole} and ${inStudio} ms after it was placed`,
  )
  await tour.picture(staff.page, 'console-orders')
  await tour.picture(studio.page, 'studio-orders')

  // The console: pick, pack, hand over; the shopper's page follows live.
  await staff.page.locator('tbody').getByRole('link', { name: order.number, exact: true }).click()
  await staff.page.getByRole('heading', { name: 'What can happen next' }).waitFor()
  const stage = (words: string) => shop.locator('.stages [aria-current]').filter({ hasText: words }).waitFor()
  await step(staff.page, 'Pick')
  await stage('Being prepared')
  await step(staff.page, 'Pack')
  await stage('Packed')
  await staff.page.getByRole('button', { name: 'Hand over', exact: true }).first().waitFor()
  await tour.picture(staff.page, 'console-order')
  await step(staff.page, 'Hand over', { field: 'Who carries it', text: 'Idris' })
  await stage('On the way')
  await shop.getByText('Idris rides this one').waitFor()
  await tour.picture(shop, 'shop-tracking')

  // The Studio: the movements of what was sold.
  const variant = order.allocations[0]?.variant ?? ''
  const movements = await tour.lake.fetch<{ reason: string; entries: { from: string; to: string }[] }[]>(
    '*[_type == "stockMovement" && cause.order == $order] | order(at asc)[0...10]{reason, entries[]{from, to}}',
    { order: orderId },
  )
  expect(movements.map(({ entries }) => `${entries[0]?.from} -> ${entries[0]?.to}`)).toEqual([
    'available -> reserved',
    'reserved -> committed',
    'committed -> shipped',
  ])
  await studio.page.goto(`${world.urls.studio}intent/edit/id=${variant};type=variant/`)
  await studio.page.getByRole('tab', { name: 'Inventory' }).click()
  await studio.page.getByText(order.number).first().waitFor()
  await tour.picture(studio.page, 'studio-variant')
  for (const name of ['floor', 'stock', 'sales']) {
    await staff.page.goto(`${world.urls.console}${name}`)
    await staff.page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => staff.page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
    await tour.picture(staff.page, `console-${name}`)
  }
  expect({ shopper: shopper.complaints, staff: staff.complaints, studio: studio.complaints }).toEqual({
    shopper: [],
    staff: [],
    studio: [],
  })
}, 400_000)
