import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, scriptsRun, watchPage } from '../../../storefront/testing/browser.ts'
import { fillCheckout, payWithCard, pressPay } from '../../../storefront/testing/shopping.ts'
import { startTestWorld, type TestWorld } from '../dev/test-world.ts'

// The walk of one order, with three windows side by side: shopper, console, Studio. It takes the handbook's pictures;
// SOUK_PICTURES=1 copies them into the handbook.
const top = resolve(import.meta.dirname, '../../..')
const pictures = join(top, '.cache/tour')

let world: TestWorld
let browser: Browser
let lake: SanityClient

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  ;[world, browser] = await Promise.all([startTestWorld({ seedDays: 8, seedOrders: 120 }), openBrowser()])
  lake = createClient({
    projectId: world.access.projectId,
    dataset: world.access.dataset,
    apiHost: world.env.lakeOrigin,
    useProjectHostname: false,
    apiVersion: '2025-02-19',
    token: world.access.tokens.manager,
    useCdn: false,
    perspective: 'raw',
  })
}, 400_000)
afterAll(async () => {
  await browser?.close()
  await world?.dispose()
})

async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  const file = join(pictures, `${name}.png`)
  await page.screenshot({ path: file, fullPage })
  if (process.env['SOUK_PICTURES']) copyFileSync(file, join(top, 'plugins/handbook/pictures', `${name}.png`))
}

/** What the tour reads of an order. */
interface PlacedOrder {
  readonly number: string
  readonly placedAt: string
  readonly allocations: readonly { readonly variant: string }[]
}

const origins = () => [world.origin, new URL(world.urls.stripe).origin, new URL(world.urls.lake).origin]

async function openConsole() {
  const watched = await watchPage(browser, origins())
  await watched.page.goto(world.urls.console)
  await watched.page.getByRole('button', { name: 'Maryam J.' }).click()
  await watched.page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  return watched
}

async function openStudio(path: string) {
  const watched = await watchPage(browser, [
    ...origins(),
    `http://${world.access.projectId}.localhost:${world.env.lakePort}`,
  ])
  const key = `__studio_auth_token_${world.access.projectId}`
  await watched.context.addInitScript(
    ([name, token]) => localStorage.setItem(name ?? '', JSON.stringify({ token })),
    [key, world.access.tokens.manager],
  )
  await watched.page.goto(`${world.urls.studio}${path}`)
  return watched
}

/** Presses a step of the order page and, where the console asks first, confirms it. */
async function step(page: Page, name: string, confirm?: { field: string; text: string }): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click()
  if (!confirm) return
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(new RegExp(confirm.field)).fill(confirm.text)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('a shopper orders, console and Studio see it at once, it is picked, packed and handed over, and the shopper follows', async () => {
  const staff = await openConsole()
  await picture(staff.page, 'console-today')
  await staff.page.goto(`${world.urls.console}orders?view=all`)
  await staff.page.locator('tbody a').first().waitFor()
  const studio = await openStudio('structure/orders-today')
  await studio.page.getByText('Orders, today').first().waitFor()

  // The shopper: from the home page to paid.
  const shopper = await watchPage(browser, origins())
  const shop = shopper.page
  await shop.goto(world.urls.shop)
  await shop.waitForLoadState('networkidle')
  await picture(shop, 'shop-home')
  await shop.goto(`${world.urls.shop}products/oat-flat-white`)
  await shop.waitForLoadState('networkidle')
  await scriptsRun(shop)
  await picture(shop, 'shop-product')
  await shop.getByRole('button', { name: /Add to basket/ }).click()
  await shop.getByText('is in your basket').waitFor()
  await shop.goto(`${world.urls.shop}checkout`)
  await scriptsRun(shop)
  await fillCheckout(shop)
  await picture(shop, 'shop-checkout')
  await pressPay(shop)
  await shop.waitForURL(/cs_/)
  await picture(shop, 'card-page')
  await payWithCard(shop)
  await shop.waitForURL(/\/orders\/order\./)
  await shop.getByRole('heading', { level: 1, name: /At your door|Pick it up/ }).waitFor()
  const orderId = new URL(shop.url()).pathname.split('/').at(-1) ?? ''
  const order = await lake.getDocument<PlacedOrder>(orderId)
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
  await picture(staff.page, 'console-orders')
  await picture(studio.page, 'studio-orders')

  // The console: pick, pack, hand over; the shopper's page follows live.
  await staff.page.locator('tbody').getByRole('link', { name: order.number, exact: true }).click()
  await staff.page.getByRole('heading', { name: 'What can happen next' }).waitFor()
  const stage = (words: string) => shop.locator('.stages [aria-current]').filter({ hasText: words }).waitFor()
  await step(staff.page, 'Pick')
  await stage('Being prepared')
  await step(staff.page, 'Pack')
  await stage('Packed')
  await staff.page.getByRole('button', { name: 'Hand over', exact: true }).first().waitFor()
  await picture(staff.page, 'console-order')
  await step(staff.page, 'Hand over', { field: 'Who carries it', text: 'Idris' })
  await stage('On the way')
  await shop.getByText('Idris rides this one').waitFor()
  await picture(shop, 'shop-tracking')

  // The Studio: the movements of what was sold.
  const variant = order.allocations[0]?.variant ?? ''
  const movements = await lake.fetch<{ reason: string; entries: { from: string; to: string }[] }[]>(
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
  await picture(studio.page, 'studio-variant')
  for (const name of ['floor', 'stock', 'sales']) {
    await staff.page.goto(`${world.urls.console}${name}`)
    await staff.page.getByRole('heading', { level: 1 }).waitFor()
    await staff.page.waitForLoadState('networkidle')
    await picture(staff.page, `console-${name}`)
  }
  expect({ shopper: shopper.complaints, staff: staff.complaints, studio: studio.complaints }).toEqual({
    shopper: [],
    staff: [],
    studio: [],
  })
}, 400_000)
