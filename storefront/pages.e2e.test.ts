import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overflowOf, wrongsOf } from './testing/axe.ts'
import { openBrowser, watchPage } from './testing/browser.ts'
import { fillCheckout, pressPay } from './testing/shopping.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
let browser: Browser

beforeAll(async () => {
  shop = await openTestShop()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.dispose()
})

const paths = [
  '/',
  '/products',
  '/categories/bakery',
  '/categories/coffee?stock=now',
  '/products/oat-flat-white',
  '/products/oat-flat-white?size=large&milk=soy',
  '/products/almond-croissant',
  '/search',
  '/search?q=bun',
  '/search?q=zebra',
  '/cart',
  '/nothing-here',
]

describe.each(['light', 'dark'] as const)('every page in the %s', (scheme) => {
  test('has nothing that axe objects to, and keeps its console quiet', async () => {
    const { page, context, complaints } = await watchPage(browser, [shop.origin], { scheme })
    for (const path of paths) {
      await page.goto(shop.origin + path, { waitUntil: 'networkidle' })
      expect([path, await wrongsOf(page)]).toEqual([path, []])
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  test('the way through checkout to the order has nothing that axe objects to', async () => {
    const { page, context, complaints } = await watchPage(browser, [shop.origin, shop.stripe], { scheme })
    await page.goto(`${shop.origin}/products/cinnamon-bun`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: /Add to basket/ }).click()
    await page.getByText('is in your basket').waitFor()
    expect(await wrongsOf(page)).toEqual([])
    await page.goto(`${shop.origin}/cart`, { waitUntil: 'networkidle' })
    expect(await wrongsOf(page)).toEqual([])
    await page.goto(`${shop.origin}/checkout`, { waitUntil: 'networkidle' })
    await page.locator('aside .button.action').click()
    await page.getByText('Write an email address like').waitFor()
    expect(await wrongsOf(page)).toEqual([])
    await fillCheckout(page)
    await page.getByRole('radio', { name: /^Cash/ }).check()
    await pressPay(page)
    await page.waitForURL(/\/orders\/order\./)
    await page.getByText('Live', { exact: true }).waitFor()
    expect(await wrongsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})

test.each([320, 390, 768, 1440])(
  'no page is wider than a window of %i',
  async (width) => {
    const { page, context } = await watchPage(browser, [shop.origin], { width })
    for (const path of paths) {
      await page.goto(shop.origin + path)
      expect([path, await overflowOf(page)]).toEqual([path, 0])
    }
    await context.close()
  },
  60_000,
)

test('facets narrow the shelf, count by the others, and say what hides everything', async () => {
  const { page, context, complaints } = await watchPage(browser, [shop.origin])
  await page.goto(`${shop.origin}/products`, { waitUntil: 'networkidle' })
  await page.getByRole('checkbox', { name: /^Bakery/ }).check()
  await page.waitForURL('**category=bakery**')
  await page.getByRole('status').filter({ hasText: '3 of 8' }).waitFor()
  await page.getByRole('checkbox', { name: /^Here now/ }).check()
  await page.getByRole('status').filter({ hasText: '2 of 8' }).waitFor()
  await page.getByRole('checkbox', { name: /^Nuts/ }).check()
  await page.getByText('Nothing matches all of that').waitFor()
  await page.getByText(/would match without/).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('a choice that is out says so and offers no button', async () => {
  const { page, context } = await watchPage(browser, [shop.origin], { scripts: false })
  await page.goto(`${shop.origin}/products/oat-flat-white?size=regular&milk=soy`)
  await page.getByText('Sold out right now').waitFor()
  expect(await page.getByRole('button', { name: /Add to basket/ }).count()).toBe(0)
  await context.close()
})
