import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resize, tooWide, wrongsOf } from './testing/axe.ts'
import { openBrowser, watchPage } from './testing/browser.ts'
import { fillShop } from './testing/fixture.ts'
import { fillQuietShop } from './testing/quiet-fixture.ts'
import { fillCheckout } from './testing/shopping.ts'
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
    buyer: { prefix: '', scheme: 'light' },
    product: '/products/oat-flat-white',
    shelf: '/categories/coffee',
  },
  {
    name: 'the quiet shop',
    fill: fillQuietShop,
    languages: ['', '/ar', '/ur'],
    buyer: { prefix: '/ar', scheme: 'dark' },
    product: '/products/noor-linen-abaya?colour=pine&size=56',
    shelf: '/products',
  },
] as const)('$name', ({ fill, languages, buyer: { prefix, scheme }, product, shelf }) => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await openTestShop(fill)
  })
  afterAll(() => shop?.dispose())

  test('T1 the home page fits 320, 768 and 1440 px without a horizontal scroll', async () => {
    const { page, context, go } = await watchPage(browser, [shop.origin])
    for (const prefix of languages) {
      await go(prefix || '/')
      expect([prefix, await tooWide(page, widths)]).toEqual([prefix, []])
      expect(await page.locator('h1').count()).toBe(1)
    }
    await context.close()
  })

  test('T2 the shelf has its grid, facets with counts, sorts and an end at every width', async () => {
    const { page, context, go } = await watchPage(browser, [shop.origin])
    const grid = page.locator('.cards.three')
    const columns = () => grid.evaluate((cards) => getComputedStyle(cards).gridTemplateColumns.split(' ').length)
    const prices = () =>
      page.locator('.card-price bdi:first-of-type').evaluateAll((all) => all.map((each) => each.textContent))
    const sort = async (by: string) => {
      await page.locator('.sort select').selectOption(by)
      await page.waitForURL(`**sort=${by}**`)
    }
    for (const prefix of languages) {
      await go(`${prefix}${shelf}?sort=price_up`)
      const up = await prices()
      for (const width of widths) {
        await resize(page, width)
        expect([prefix, await tooWide(page, [width])]).toEqual([prefix, []])
        expect([width, await columns()]).toEqual([width, width < 720 ? 2 : 3])
        await sort('price_down')
        await expect.poll(prices).toEqual([...up].reverse())
        await sort('price_up')
        await expect.poll(prices).toEqual(up)
      }
    }
    await context.close()
  })

  test('T3 the product page has gallery, choices, price, stock and description at every width', async () => {
    const { page, context, go } = await watchPage(browser, [shop.origin])
    for (const prefix of languages) {
      await go(prefix + product)
      for (const width of widths) {
        await resize(page, width)
        expect([prefix, await tooWide(page, [width])]).toEqual([prefix, []])
        expect(await page.locator('.gallery-main img').first().isVisible()).toBe(true)
        expect(await page.locator('.thumbs a').count()).toBeGreaterThan(1)
        expect(await page.locator('.choice').count()).toBe(2)
        expect(await page.locator('.product-price bdi').first().innerText()).not.toBe('')
        expect(await page.locator('.product-summary').innerText()).not.toBe('')
        expect(await page.locator('.buy button[type=submit]').isVisible()).toBe(true)
        expect(await page.locator('[data-out]').count()).toBeGreaterThan(0)
      }
    }
    await context.close()
  })

  test('T4 T5 T6 at every width a shopper fills the basket, is told what is missing, and gets a number', async () => {
    const { page, context, go } = await watchPage(browser, [shop.origin], { width: 320, scheme })
    /** Presses at the narrowest width what can be pressed at every one, on a page that fits them all. */
    const press = async (target: Locator) => {
      for (const width of widths.toReversed()) {
        expect([page.url(), await tooWide(page, [width])]).toEqual([page.url(), []])
        await target.click({ trial: true })
      }
      await target.click()
    }
    const numbered = () =>
      page
        .locator('.order-page > p.muted', { hasText: /[\d٠-٩]{4}/ })
        .first()
        .waitFor()
    await go(prefix + product)
    await press(page.locator('.buy button[type=submit]'))
    await page.locator('.buy-said a').waitFor()
    await go(`${prefix}/cart`)
    await press(page.locator('.basket-line-words .stepper button').last())
    await page.locator('.basket-line-words .stepper bdi', { hasText: /^[2٢]$/ }).waitFor()
    await go(`${prefix}/checkout`)
    const pay = page.locator('aside .button.action')
    await press(pay)
    await page.locator('[name=email][aria-invalid=true]').waitFor()
    expect(await wrongsOf(page)).toEqual([])
    await fillCheckout(page)
    await page.locator('[name=provider][value=cash]').check()
    await pay.filter({ hasText: /[\d٠-٩]/ }).waitFor()
    await press(pay)
    await page.waitForURL(/\/orders\/order\./)
    await numbered()
    expect(await tooWide(page, widths)).toEqual([])
    const again = page.url()
    await go(prefix || '/')
    await go(again)
    await numbered()
    await context.close()
  })
})
