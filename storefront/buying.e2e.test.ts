import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, scriptsRun, watchPage } from './testing/browser.ts'
import { addToBasket, fillCheckout, payName, payWithCard, pressPay } from './testing/shopping.ts'
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

const latestOrder = () =>
  shop.client.fetch<{ _id: string; number: string; state: string; fulfillments: string[]; totals: { total: number } }>(
    '*[_type == "order"] | order(createdAt desc)[0]{_id, number, state, fulfillments, totals}',
  )

describe.each([
  { scripts: true, words: 'with scripts' },
  { scripts: false, words: 'without scripts' },
])('a shopper $words', ({ scripts }) => {
  test('chooses options, fills a basket, pays at Stripe and sees the order', async () => {
    const visit = await watchPage(browser, [shop.origin, shop.stripe], { scripts })
    const { page, context, complaints, go } = visit
    await go('/categories/coffee')
    await page.getByRole('link', { name: 'Oat flat white' }).click()
    await page.waitForURL('**/products/oat-flat-white')
    for (const name of [/^Large/, /^Whole/]) {
      await page.getByRole('link', { name }).click()
      // The address turns before the other boxes lead from here
      await page.locator('.choice [aria-current=true]').filter({ hasText: name }).waitFor()
    }
    await page.waitForURL(/size=large&milk=whole/)
    await page.getByRole('button', { name: /Add to basket\s*\$5.00/ }).click()
    if (scripts) await page.getByRole('link', { name: 'See your basket' }).first().waitFor()
    else await page.waitForURL('**/cart')
    await addToBasket(visit, '/products/v60-sidama', { scripts })
    await go('/cart')
    expect(await page.locator('.basket-lines li').count()).toBe(2)
    await page.getByRole('button', { name: 'One more V60, Sidama' }).click()
    await page.locator('.basket-line-sum', { hasText: '$10.40' }).waitFor()
    await page.getByRole('link', { name: 'Go to checkout, $15.40' }).click()
    await page.waitForURL('**/checkout')
    if (scripts) await scriptsRun(page)
    await fillCheckout(page)
    await pressPay(page, { scripts })
    await payWithCard(page)
    await page.waitForURL(/\/orders\/order\.[0-9a-z]{26}$/)
    await page.getByRole('heading', { level: 1, name: /At your door \d\d:\d\d–\d\d:\d\d/ }).waitFor()
    const order = await latestOrder()
    expect(order).toMatchObject({ state: 'placed', totals: { total: 1730 } })
    expect(page.url()).toBe(`${shop.origin}/orders/${order._id}`)
    expect(complaints).toEqual([])
    await context.close()
  })
})

test('the order page follows the bar without a reload', async () => {
  const visit = await watchPage(browser, [shop.origin, shop.stripe])
  const { page, context, complaints, go } = visit
  await addToBasket(visit, '/products/cortado')
  await go('/checkout')
  await fillCheckout(page)
  await page.getByRole('radio', { name: /^Cash/ }).check()
  await pressPay(page)
  await page.waitForURL(/\/orders\/order\./)
  await page.getByText('Live', { exact: true }).waitFor()
  const [fulfillmentId] = (await latestOrder()).fulfillments
  const step = page.locator('.stages [aria-current]')
  await shop.command('pickFulfillment', { fulfillmentId })
  await step.filter({ hasText: 'Being prepared' }).waitFor()
  await shop.command('packFulfillment', { fulfillmentId })
  await step.filter({ hasText: 'Packed' }).waitFor()
  await page.getByText('so it can no longer be cancelled here').waitFor()
  await shop.command('handOverFulfillment', { fulfillmentId, courier: 'Idris' })
  await step.filter({ hasText: 'On the way' }).waitFor()
  await page.getByText('Idris rides this one').waitFor()
  await shop.command('deliverFulfillment', { fulfillmentId })
  await page.getByRole('heading', { level: 1, name: /Delivered at \d\d:\d\d/ }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('a line lost at the shelf and in mid-checkout leaves every word typed, and pressing again makes one order', async () => {
  const expected = /status of (404|422)|ERR_(INTERNET_DISCONNECTED|FAILED)/
  const { page, context, complaints, go } = await watchPage(browser, [shop.origin], { expected })
  const lost = page.getByText('You seem to be offline.')
  const typed = () =>
    page
      .locator('#checkout [name=line1], #checkout [name=email]')
      .evaluateAll((all) => all.map((each) => each instanceof HTMLInputElement && each.value))
  const count = () => shop.client.fetch<number>('count(*[_type == "order"])')
  const before = await count()
  await go('/products/cortado')
  await context.setOffline(true)
  await page.getByRole('button', { name: /Add to basket/ }).click()
  await lost.waitFor()
  await page.getByRole('heading', { level: 1, name: 'Cortado' }).waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: /Add to basket/ }).click()
  await page.getByText('is in your basket').waitFor()
  await lost.waitFor({ state: 'detached' })
  await go('/checkout')
  await fillCheckout(page)
  await page.getByRole('radio', { name: /^Cash/ }).check()
  const pay = page.getByRole('button', { name: payName })
  await pay.waitFor()
  await context.setOffline(true)
  await pay.click()
  await lost.waitFor()
  await page
    .getByRole('link', { name: /^Basket/ })
    .first()
    .click()
  expect(await typed()).toEqual(['41 Harbour Street', 'amira@example.com'])
  await context.setOffline(false)
  await page.getByText('You are back online').waitFor()
  expect(await count()).toBe(before)
  // The browser believes to be on line: the order gets through, and what the shop answers does not
  await page.route(
    '**/checkout.data',
    async (route) => {
      await route.fetch({ maxRedirects: 0 })
      await route.abort()
    },
    { times: 1 },
  )
  await pay.click()
  await lost.waitFor()
  expect([await count(), await typed()]).toEqual([before + 1, ['41 Harbour Street', 'amira@example.com']])
  await pay.click()
  await page.waitForURL(/\/orders\/order\./)
  await page.getByText('Live', { exact: true }).waitFor()
  expect([await count(), complaints]).toEqual([before + 1, []])
  await context.close()
})

test('the same checkout sent twice makes one order, and an unpaid one can be called off', async () => {
  const visit = await watchPage(browser, [shop.origin, shop.stripe], { scripts: false })
  const { page, context, complaints, go } = visit
  await addToBasket(visit, '/products/long-black', { scripts: false })
  await page.getByRole('link', { name: /Go to checkout/ }).click()
  await fillCheckout(page)
  const before = await shop.client.fetch<number>('count(*[_type == "order"])')
  await pressPay(page, { scripts: false })
  await page.waitForURL(/cs_/)
  const first = page.url()
  await page.goBack()
  await page.goBack()
  await go('/cart')
  await page.getByText('Nothing in the basket yet').waitFor()
  expect(await shop.client.fetch<number>('count(*[_type == "order"])')).toBe(before + 1)
  const order = await latestOrder()
  expect(order.state).toBe('pending_payment')
  await go(`/orders/${order._id}`)
  expect(await page.getByRole('link', { name: /Pay .* with card/ }).getAttribute('href')).toBe(first)
  await page.locator('.cancel summary').click()
  await page.getByRole('button', { name: 'Yes, cancel' }).click()
  await page.getByRole('heading', { level: 1, name: 'This order was cancelled' }).waitFor()
  expect((await latestOrder()).state).toBe('canceled')
  expect(complaints).toEqual([])
  await context.close()
})

test('a stranger finds no order, and a key leaves the address at once', async () => {
  const order = await latestOrder()
  const { page, context, go } = await watchPage(browser, [shop.origin])
  const answer = await go(`/orders/${order._id}`)
  expect(answer?.status()).toBe(404)
  await go(`/orders/${order._id}?key=wrong`)
  await page.getByText('We do not know this order here').waitFor()
  await go(`/orders/${order._id}?key=${shop.shop.commerce.accessToken(order._id)}`)
  await page.getByText(`Order ${order.number}`).waitFor()
  expect(page.url()).toBe(`${shop.origin}/orders/${order._id}`)
  await context.close()
})
