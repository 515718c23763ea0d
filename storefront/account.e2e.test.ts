import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, scriptsRun, type WatchedPage, watchPage } from './testing/browser.ts'
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

const password = 'oat milk, no sugar'

interface Letter {
  readonly text: string
}
/** The link of a mail to somebody, as soon as it has come. */
async function linkTo(to: string, path: string): Promise<string> {
  const link = new RegExp(`http://localhost:\\d+${path}\\?id=[0-9a-z]+&token=[\\w-]+`)
  const read = async () => {
    const answer = await fetch(`${shop.mail}/_sim/messages?to=${to}`)
    const { data } = (await answer.json()) as { data: Letter[] }
    return data.map(({ text }) => link.exec(text)?.[0]).find((each) => each !== undefined) ?? ''
  }
  await expect.poll(read).toContain(path)
  return await read()
}

async function signUp({ page, go }: WatchedPage, email: string): Promise<void> {
  await go('/sign-up')
  await page.getByLabel('Your name').fill('Amira Khan')
  await page.getByLabel('Email or mobile number').fill(email)
  await page.getByLabel('Password, 8 characters or more').fill(password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.waitForURL('**/account/confirm**')
  await go(await linkTo(email, '/account/confirm'))
  await page.getByRole('button', { name: 'Yes, it is mine' }).click()
  await page.getByText('that is confirmed').waitFor()
}

async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel('Email or mobile number').fill(email)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

describe.each([
  { scripts: true, words: 'with scripts' },
  { scripts: false, words: 'without scripts' },
])('a shopper $words', ({ scripts }) => {
  const email = scripts ? 'amira@example.com' : 'ida@example.com'

  test('T7 C1 C2 C4 signs up, confirms by the link, signs in, edits profile and addresses, signs out', async () => {
    const visit = await watchPage(browser, [shop.origin], { scripts })
    const { page, context, complaints, go } = visit
    await signUp(visit, email)
    await signIn(page, email)
    await page.getByRole('heading', { level: 1, name: 'Hello, Amira Khan' }).waitFor()
    const cookie = (await context.cookies()).find(({ name }) => name === '__Host-sid')
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    await page.getByRole('link', { name: 'Profile' }).click()
    await page.waitForURL('**/account/profile')
    await page.getByLabel('Name', { exact: true }).fill('Amira H.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Hello, Amira H.' }).waitFor()
    await go('/account/addresses')
    await page.getByLabel('Street and number').fill('41 Harbour Street')
    await page.locator('.account-main [name=city]').fill('San Francisco')
    await page.locator('.account-main [name=region]').fill('Cornwall')
    await page.locator('.account-main [name=postalCode]').fill('941')
    await page.getByRole('button', { name: 'Save the address' }).click()
    await page.getByText('This is no postal code of this country.').waitFor()
    await page.getByText('Use the short code, like CA.').waitFor()
    await page.locator('.account-main [name=region]').fill('ca')
    await page.locator('.account-main [name=postalCode]').fill('94105')
    await page.getByRole('button', { name: 'Save the address' }).click()
    await page.getByText('41 Harbour Street, San Francisco, CA, 94105, United States').waitFor()
    await go('/account/security')
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByText('You are signed out.').waitFor()
    await go('/account')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('T6 buys, finds the order in the history, and orders it again', async () => {
    const visit = await watchPage(browser, [shop.origin], { scripts })
    const { page, context, go } = visit
    await go('/sign-in')
    await signIn(page, email)
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
    await addToBasket(visit, '/products/v60-sidama', { scripts })
    await go('/checkout')
    const form = page.locator('#checkout')
    expect([
      await form.locator('[name=email]').inputValue(),
      await form.locator('[name=name]').inputValue(),
      await form.locator('[name=line1]').inputValue(),
      await form.locator('[name=postalCode]').inputValue(),
    ]).toEqual([email, 'Amira H.', '41 Harbour Street', '94105'])
    await form.locator('[name=phone]').fill('(415) 555-0123')
    await form.locator('[name=provider][value=cash]').check()
    await page.getByRole('button', { name: /^(Pay|Order, pay) \$/ }).click()
    await page.waitForURL(/\/orders\/order\./)
    // Its owner opens it, so the browser holds no key that would outlive the session
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('souk_orders')
    await go('/account/orders')
    await page
      .getByRole('link', { name: /^Order \d+/ })
      .first()
      .click()
    await page.waitForURL(/\/orders\/order\./)
    await page.getByText('V60, Sidama').first().waitFor()
    await go('/account/orders')
    await page
      .getByRole('button', { name: /^Order again: number \d+/ })
      .first()
      .click()
    await page.waitForURL('**/cart')
    await page.getByText('V60, Sidama').first().waitFor()
    await context.close()
  })

  test('C4 forgets the password and sets a new one by the link', async () => {
    const { page, context, go } = await watchPage(browser, [shop.origin], { scripts })
    await go('/sign-in')
    await signIn(page, email, 'not the password')
    await page.getByText('do not belong together').waitFor()
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.waitForURL('**/account/reset')
    await page.getByLabel('Email or mobile number').fill(email)
    await page.getByRole('button', { name: 'Send link and code' }).click()
    await page.waitForURL('**/account/reset?id=**')
    await go(await linkTo(email, '/account/reset'))
    await page.getByLabel('New password, 8 characters or more').fill('a better password')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.getByText('Your new password is set').waitFor()
    await signIn(page, email, 'a better password')
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
    await context.close()
  })
})

test('a guest’s order offers an account, and joins it once the e-mail is confirmed', async () => {
  const visit = await watchPage(browser, [shop.origin])
  const { page, context, go } = visit
  await addToBasket(visit, '/products/v60-sidama')
  await go('/checkout')
  await fillCheckout(page)
  await page.locator('#checkout [name=email]').fill('sam@example.com')
  await page.locator('#checkout [name=provider][value=cash]').check()
  await pressPay(page)
  await page.waitForURL(/\/orders\/order\./)
  await page.getByRole('link', { name: 'Make an account' }).click()
  await page.waitForURL('**/sign-up?order=**')
  await scriptsRun(page)
  expect(await page.getByLabel('Email or mobile number').inputValue()).toBe('sam@example.com')
  await page.getByLabel('Password, 8 characters or more').fill(password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.waitForURL('**/account/confirm**')
  await go(await linkTo('sam@example.com', '/account/confirm'))
  await page.getByRole('button', { name: 'Yes, it is mine' }).click()
  await page.getByText('An earlier order is in your account now.').waitFor()
  await context.close()
})

test('T8 another shopper’s order, account and data are not to be seen; a form of another site is refused', async () => {
  const order = await shop.client.fetch<string>('*[_type == "order"] | order(createdAt desc)[0]._id')
  const answer = await fetch(`${shop.origin}/orders/${order}`, { redirect: 'manual' })
  expect(answer.status).toBe(404)
  for (const path of ['/account', '/account/orders', '/account/export', '/account/privacy']) {
    const page = await fetch(shop.origin + path, { redirect: 'manual' })
    expect([path, page.status, page.headers.get('location')]).toEqual([
      path,
      303,
      `/sign-in?next=${encodeURIComponent(path)}`,
    ])
  }
  const form = { method: 'POST', body: new URLSearchParams({ contact: 'a@b.co', password }) }
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
    expect((await fetch(`${shop.origin}/sign-in`, { ...form, headers, redirect: 'manual' })).status).toBe(403)
  const open = await fetch(`${shop.origin}/sign-in?next=//evil.example`)
  expect(await open.text()).toContain('name="next" value="/account"')
})
