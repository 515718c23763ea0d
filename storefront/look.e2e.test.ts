import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, watchPage } from './testing/browser.ts'
import { fillQuietShop } from './testing/quiet-fixture.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
let browser: Browser

beforeAll(async () => {
  shop = await openTestShop(fillQuietShop)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.dispose()
})

const colourOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

/** Reads the page again until it shows what was asked for; the test's own time bounds it. */
async function until(page: Page, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await page.reload()
}

test('an editor changes a colour and the next page wears it, without a deploy', async () => {
  const { page, context, go } = await watchPage(browser, [shop.origin])
  await go('/')
  expect(await colourOf(page, '.top-line', 'background-color')).toBe('rgb(38, 33, 42)')
  await shop.client.patch('siteSettings').set({ 'tokens[name=="ink"].value': '#10324a' }).commit()
  await until(page, async () => (await colourOf(page, '.top-line', 'background-color')) === 'rgb(16, 50, 74)')
  await context.close()
})

test('an editor turns the quiet room into a counter and back, and changes a button’s words', async () => {
  const { page, context, go } = await watchPage(browser, [shop.origin])
  await shop.client.patch('siteSettings').set({ character: 'counter' }).commit()
  await go('/')
  await until(page, async () => (await page.locator('html').getAttribute('data-character')) === 'counter')
  expect(await page.locator('.hero').count()).toBe(1)
  await shop.client
    .patch('siteSettings')
    .set({ character: 'quiet-room', 'phrases[name=="product.add"].text[_key=="en"].value': 'Into the bag' })
    .commit()
  await go('/products/everyday-tote')
  await until(page, async () => (await page.getByRole('button', { name: 'Into the bag' }).count()) === 1)
  await context.close()
})

test('a token that could end a declaration is left out', async () => {
  await shop.client
    .patch('siteSettings')
    .set({ 'tokens[name=="paper"].value': '#f4efe6' })
    .append('tokens', [{ _key: 'bad', name: 'fig', value: '#fff; } body { display: none' }])
    .commit()
  const html = async () => (await fetch(shop.origin)).text()
  await expect.poll(html).toContain('#f4efe6')
  expect(await html()).not.toContain('display: none')
})
