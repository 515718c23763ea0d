import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type WatchedPage, watchPage } from './testing/browser.ts'
import { addToBasket, fillCheckout, payWithCard, pressPay } from './testing/shopping.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
let browser: Browser

beforeAll(async () => {
  shop = await openTestShop()
  browser = await openBrowser()
  await shop.client.createOrReplace({
    _id: 'promotion-tenth',
    _type: 'promotion',
    title: [{ _key: 'en', value: 'A tenth off' }],
    kind: 'percent',
    value: 1000,
    limitPerCustomer: 1,
    active: true,
  })
  await shop.command('createPromotionCode', { promotion: 'promotion-tenth', code: 'TENTH' })
})
afterAll(async () => {
  await browser?.close()
  await shop?.dispose()
})

const fillBasket = async (visit: WatchedPage, scripts = true) => {
  await addToBasket(visit, '/products/v60-sidama', { scripts })
  await visit.go('/cart')
}
const typeCode = async (page: Page, code: string) => {
  const field = page.locator('[name=code]')
  if (!(await field.isVisible())) await page.getByText('Have a code?').click()
  await field.fill(code)
  await page.getByRole('button', { name: 'Use it' }).click()
}

describe.each([
  { scripts: true, words: 'with scripts', email: 'amira@example.com' },
  { scripts: false, words: 'without scripts', email: 'sami@example.com' },
])('T5 a shopper $words', ({ scripts, email }) => {
  test('uses a code, is told of one that is not good, and pays what was shown', async () => {
    const visit = await watchPage(browser, [shop.origin, shop.stripe], { scripts })
    const { page, context, complaints, go } = visit
    await fillBasket(visit, scripts)
    await typeCode(page, 'NONSENSE')
    await page.getByText('We do not know this code.').waitFor()
    await typeCode(page, 'tenth')
    await page.locator('.totals .saved', { hasText: 'A tenth off (TENTH)' }).waitFor()
    const saved = await page.locator('.totals .saved dd').textContent()
    await go('/checkout')
    expect(await page.locator('.totals .saved dd').textContent()).toBe(saved)
    await fillCheckout(page)
    await page.locator('#checkout [name=email]').fill(email)
    await pressPay(page, { scripts })
    await payWithCard(page)
    await page.waitForURL(/\/orders\/order\./)
    const order = await shop.client.fetch<{ totals: { discount: number }; promotions: unknown[] }>(
      '*[_type == "order"] | order(createdAt desc)[0]{totals, promotions}',
    )
    expect(order.totals.discount).toBeGreaterThan(0)
    expect(order.promotions).toHaveLength(1)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('takes a code out again', async () => {
    const visit = await watchPage(browser, [shop.origin], { scripts })
    const { page, context } = visit
    await fillBasket(visit, scripts)
    await typeCode(page, 'TENTH')
    await page.getByRole('button', { name: 'Take code TENTH out' }).click()
    await page.locator('.totals .saved').waitFor({ state: 'detached' })
    await context.close()
  })

  test('C22 is told in the basket, before checkout, that nobody goes there, and what to do then', async () => {
    const visit = await watchPage(browser, [shop.origin], { scripts })
    const { page, context } = visit
    await fillBasket(visit, scripts)
    const pill = page.locator('.place').first()
    const tell = async (postcode: string) => {
      // It closes by itself once it was told
      await pill.locator('[name=postalCode]').waitFor({ state: 'hidden' })
      await pill.locator('summary').click()
      await pill.locator('[name=postalCode]').fill(postcode)
      await pill.getByRole('button', { name: 'Check' }).click()
    }
    await tell('10001')
    await page.getByText('We do not deliver to 10001 yet.').waitFor()
    await page.getByText('You can pick it up at Kettle Lane, free.').waitFor()
    await tell('94105')
    await page.getByText(/At your door between \d\d:\d\d and \d\d:\d\d, if you pay now\./).waitFor()
    await context.close()
  })
})

test('C9 the checkout asks for address and contact, shows fee and total, and says what is missing', async () => {
  const visit = await watchPage(browser, [shop.origin])
  const { page, context, go } = visit
  await fillBasket(visit)
  await go('/checkout')
  await page.locator('#checkout [name=postalCode]').fill('94105')
  await page.locator('.totals div', { hasText: 'Delivery' }).getByText('$1.90').waitFor()
  await page.locator('.to-pay').waitFor()
  await page.getByRole('button', { name: /^Pay \$/ }).click()
  await page.getByText('Write an email address like amira@example.com.').waitFor()
  await page.getByText('Write your street and house number.').waitFor()
  await page.locator('#checkout [name=postalCode]').fill('10001')
  await page.getByText('We do not deliver to 10001 yet.').first().waitFor()
  await context.close()
})
