import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type WatchedPage, watchPage } from './testing/browser.ts'
import { addToBasket, fillCheckout, payWithCard, pressPay } from './testing/shopping.ts'
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

const latest = () =>
  shop.client.fetch<{ _id: string; state: string; paymentStanding: string; payment: string }>(
    '*[_type == "order"] | order(createdAt desc)[0]{_id, state, paymentStanding, payment}',
  )
const open = (scripts = true) => watchPage(browser, [shop.origin, shop.stripe, shop.paypal], { scripts })

/** Puts a coffee into the basket and goes to the pay page of a provider. */
async function goToPay(visit: WatchedPage, way: RegExp, scripts = true): Promise<void> {
  const { page, go } = visit
  await addToBasket(visit, '/products/long-black', { scripts })
  await go('/checkout')
  await fillCheckout(page)
  await page.getByRole('radio', { name: way }).check()
  await pressPay(page, { scripts })
}

const placed = (page: Page) => page.getByRole('heading', { level: 1, name: /At your door/ }).waitFor()

test.each([true, false])('T11 PayPal takes a payment end to end (scripts: %s)', async (scripts) => {
  const visit = await open(scripts)
  const { page, context, complaints } = visit
  await goToPay(visit, /^PayPal/, scripts)
  await page.waitForURL(/checkoutnow/)
  await page.getByRole('button', { name: /^Pay \d/ }).click()
  await page.waitForURL(/\/orders\/order\.[0-9a-z]{26}$/)
  await placed(page)
  await expect.poll(latest).toMatchObject({ state: 'placed', paymentStanding: 'captured' })
  expect(complaints).toEqual([])
  await context.close()
})

test('T11 a declined PayPal payment leaves the order open, and a card pays it after all', async () => {
  const visit = await open()
  const { page, context, complaints } = visit
  await goToPay(visit, /^PayPal/)
  await page.getByRole('button', { name: 'Pay with a card that gets declined' }).click()
  await page.getByText('The payment did not go through').first().waitFor()
  await expect.poll(latest).toMatchObject({ state: 'pending_payment', paymentStanding: 'failed' })
  await page.getByRole('button', { name: /Try again, .* by card/ }).click()
  await payWithCard(page, '4242424242424242')
  await placed(page)
  await expect.poll(latest).toMatchObject({
    state: 'placed',
    paymentStanding: 'captured',
    payment: expect.stringMatching(/-2$/),
  })
  expect(complaints).toEqual([])
  await context.close()
})

test('T11 a shopper who cancels at PayPal can go on with it', async () => {
  const visit = await open()
  const { page, context, complaints } = visit
  await goToPay(visit, /^PayPal/)
  await page.getByRole('button', { name: 'Cancel and return to the shop' }).click()
  await page.getByRole('link', { name: /with PayPal$/ }).click()
  await page.getByRole('button', { name: /^Pay \d/ }).click()
  await placed(page)
  expect(complaints).toEqual([])
  await context.close()
})

test('T11 a declined card is told on the pay page, and a good one pays', async () => {
  const visit = await open()
  const { page, context } = visit
  await goToPay(visit, /^Card/)
  await payWithCard(page, '4000000000000002')
  await page.getByText('Your card was declined.').waitFor()
  await expect.poll(latest).toMatchObject({ paymentStanding: 'failed' })
  await payWithCard(page, '4242424242424242')
  await placed(page)
  await expect.poll(latest).toMatchObject({ state: 'placed', paymentStanding: 'captured' })
  await context.close()
})

test('T11 3-D Secure: a failed step takes nothing, a completed one pays', async () => {
  const visit = await open()
  const { page, context } = visit
  await goToPay(visit, /^Card/)
  await payWithCard(page, '4000002500003155')
  await page.getByRole('button', { name: 'Fail authentication' }).click()
  await page.getByText('We are unable to authenticate your payment method').waitFor()
  expect((await latest()).state).toBe('pending_payment')
  await payWithCard(page, '4000002500003155')
  await page.getByRole('button', { name: 'Complete authentication' }).click()
  await placed(page)
  await expect.poll(latest).toMatchObject({ state: 'placed', paymentStanding: 'captured' })
  await context.close()
})

test('a bank debit is waited for, and the order starts once the money is here', async () => {
  const visit = await open()
  const { page, context, complaints } = visit
  await goToPay(visit, /^Card/)
  await page.waitForURL(/cs_/)
  await page.getByText('Pay from a bank account').click()
  await page.getByRole('button', { name: 'Bank debit that succeeds' }).click()
  await page.getByText('Your bank is working on the payment').first().waitFor()
  const { payment, state } = await latest()
  expect(state).toBe('pending_payment')
  const { reference } = await shop.client.fetch<{ reference: string }>('*[_id == $payment][0]{reference}', { payment })
  await fetch(`${shop.stripe}/_sim/payment_intents/${reference}/settle`, { method: 'POST', body: '{}' })
  await placed(page)
  expect(complaints).toEqual([])
  await context.close()
})

test('a shop that takes cash only offers nothing else', async () => {
  await shop.client
    .patch('siteSettings')
    .set({ paymentMethods: ['cash'] })
    .commit()
  const visit = await open()
  const { page, context, go } = visit
  await addToBasket(visit, '/products/long-black')
  await expect
    .poll(
      async () => {
        await go('/checkout')
        return page.getByRole('radio', { name: /^(Card|PayPal|Cash)/ }).count()
      },
      { interval: 500 },
    )
    .toBe(1)
  await context.close()
})
