import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tooWide, wrongsInBoth } from './testing/axe.ts'
import { openBrowser, watchPage } from './testing/browser.ts'
import { openAccount } from './testing/open-account.ts'
import { addToBasket, fillCheckout, pressPay } from './testing/shopping.ts'
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
  '/support',
  '/figures',
  '/sign-in',
  '/sign-up',
]

test.each(paths)(
  '%s: axe objects to nothing in the light or the dark, every width holds it, its console is quiet',
  async (path) => {
    const { page, context, complaints, go } = await watchPage(browser, [shop.origin])
    await go(path)
    expect(await wrongsInBoth(page)).toEqual([])
    expect(await tooWide(page, [320, 390, 768, 1440])).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('the way through checkout to the order has nothing that axe objects to in the light or the dark', async () => {
  const visit = await watchPage(browser, [shop.origin, shop.stripe])
  const { page, context, complaints, go } = visit
  await addToBasket(visit, '/products/cinnamon-bun')
  expect(await wrongsInBoth(page)).toEqual([])
  await go('/cart')
  expect(await wrongsInBoth(page)).toEqual([])
  await go('/checkout')
  await page.locator('aside .button.action').click()
  await page.getByText('Write an email address like').waitFor()
  expect(await wrongsInBoth(page)).toEqual([])
  await fillCheckout(page)
  await page.getByRole('radio', { name: /^Cash/ }).check()
  await pressPay(page)
  await page.waitForURL(/\/orders\/order\./)
  await page.getByText('Live', { exact: true }).waitFor()
  expect(await wrongsInBoth(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('an account has nothing that axe objects to in the light or the dark, and every width holds it', async () => {
  const { page, context, complaints, go } = await watchPage(browser, [shop.origin])
  const { order, signIn } = await openAccount(shop, 'CORTADO')
  await signIn(context)
  for (const part of ['', '/orders', '/profile', '/addresses', '/security', '/privacy']) {
    await go(`/account${part}`)
    expect([part, await wrongsInBoth(page), await tooWide(page, [320, 768, 1440])]).toEqual([part, [], []])
  }
  await go(order)
  expect(await tooWide(page, [320, 768, 1440])).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('facets narrow the shelf, count by the others, and say what hides everything', async () => {
  const { page, context, complaints, go } = await watchPage(browser, [shop.origin])
  await go('/products')
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
  const { page, context, go } = await watchPage(browser, [shop.origin], { scripts: false })
  await go('/products/oat-flat-white?size=regular&milk=soy')
  await page.getByText('Sold out right now').waitFor()
  expect(await page.getByRole('button', { name: /Add to basket/ }).count()).toBe(0)
  await context.close()
})
