import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overflowOf, wrongsOf } from './testing/axe.ts'
import { openBrowser, watchPage } from './testing/browser.ts'
import { fillShop } from './testing/fixture.ts'
import { fillQuietShop } from './testing/quiet-fixture.ts'
import { fillCheckout, pressPay } from './testing/shopping.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'

const widths = [320, 768, 1440] as const
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each([
  {
    name: 'the coffee shop',
    fill: fillShop,
    languages: [''],
    product: '/products/oat-flat-white',
    shelf: '/categories/coffee',
  },
  {
    name: 'the quiet shop',
    fill: fillQuietShop,
    languages: ['', '/ar', '/ur'],
    product: '/products/noor-linen-abaya?colour=pine&size=56',
    shelf: '/products',
  },
])('$name', ({ fill, languages, product, shelf }) => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await openTestShop(fill)
  })
  afterAll(() => shop?.dispose())

  test('T1 the home page fits 320, 768 and 1440 px without a horizontal scroll', async () => {
    for (const width of widths) {
      const { page, context } = await watchPage(browser, [shop.origin], { width })
      for (const prefix of languages) {
        await page.goto(shop.origin + (prefix || '/'))
        expect([prefix, width, await overflowOf(page)]).toEqual([prefix, width, 0])
        expect(await page.locator('h1').count()).toBe(1)
      }
      await context.close()
    }
  })

  test('T2 the shelf has its grid, facets with counts, sorts and an end at every width', async () => {
    for (const width of widths) {
      const { page, context } = await watchPage(browser, [shop.origin], { width })
      for (const prefix of languages) {
        await page.goto(shop.origin + prefix + shelf, { waitUntil: 'networkidle' })
        expect([prefix, width, await overflowOf(page)]).toEqual([prefix, width, 0])
        const columns = await page
          .locator('.cards.three')
          .evaluate((grid) => getComputedStyle(grid).gridTemplateColumns.split(' ').length)
        expect([width, columns]).toEqual([width, width < 720 ? 2 : 3])
        const prices = () =>
          page.locator('.card-price bdi:first-of-type').evaluateAll((all) => all.map((each) => each.textContent))
        await page.goto(`${shop.origin}${prefix}${shelf}?sort=price_up`, { waitUntil: 'networkidle' })
        const up = await prices()
        await page.locator('.sort select').selectOption('price_down')
        await page.waitForURL('**sort=price_down**')
        await expect.poll(prices).toEqual([...up].reverse())
      }
      await context.close()
    }
  }, 240_000)

  test('T3 the product page has gallery, choices, price, stock and description at every width', async () => {
    for (const width of widths) {
      const { page, context } = await watchPage(browser, [shop.origin], { width })
      for (const prefix of languages) {
        await page.goto(shop.origin + prefix + product)
        expect([prefix, width, await overflowOf(page)]).toEqual([prefix, width, 0])
        expect(await page.locator('.gallery-main img').first().isVisible()).toBe(true)
        expect(await page.locator('.thumbs a').count()).toBeGreaterThan(1)
        expect(await page.locator('.choice').count()).toBe(2)
        expect(await page.locator('.product-price bdi').first().innerText()).not.toBe('')
        expect(await page.locator('.product-summary').innerText()).not.toBe('')
        expect(await page.locator('.buy button[type=submit]').isVisible()).toBe(true)
        expect(await page.locator('[data-out]').count()).toBeGreaterThan(0)
      }
      await context.close()
    }
  })

  test.each(widths)(
    'T4 T5 T6 at %i px a shopper fills the basket, is told what is missing, and gets a number',
    async (width) => {
      const { page, context } = await watchPage(browser, [shop.origin], { width })
      const fits = async () => expect([page.url(), await overflowOf(page)]).toEqual([page.url(), 0])
      await page.goto(shop.origin + product, { waitUntil: 'networkidle' })
      await page.locator('.buy button[type=submit]').click()
      await page.locator('.buy-said a').waitFor()
      await page.goto(`${shop.origin}/cart`, { waitUntil: 'networkidle' })
      await fits()
      await page.getByRole('button', { name: /^One more/ }).click()
      await page.locator('.basket-line-words .stepper bdi', { hasText: '2' }).waitFor()
      await page.goto(`${shop.origin}/checkout`, { waitUntil: 'networkidle' })
      await fits()
      await page.locator('aside .button.action').click()
      await page.getByText('Write an email address like').waitFor()
      await fits()
      expect(await wrongsOf(page)).toEqual([])
      await fillCheckout(page)
      await page.getByRole('radio', { name: /^Cash/ }).check()
      await pressPay(page)
      await page.waitForURL(/\/orders\/order\./)
      await page
        .getByText(/Order \d+/)
        .first()
        .waitFor()
      await fits()
      const again = page.url()
      await page.goto(shop.origin)
      await page.goto(again)
      await page
        .getByText(/Order \d+/)
        .first()
        .waitFor()
      await context.close()
    },
  )
})
