import type { Page } from 'playwright-core'
import type { WatchedPage } from './browser.ts'

/** Puts a product of the fixture into the basket, and waits until it lies there. */
export async function addToBasket({ page, go }: WatchedPage, path: string, { scripts = true } = {}): Promise<void> {
  await go(path)
  await page.getByRole('button', { name: /Add to basket/ }).click()
  if (scripts) await page.getByText('is in your basket').waitFor()
  else await page.waitForURL('**/cart')
}

/** Types an address in the harbour zone and a phone number that is one. */
export async function fillCheckout(page: Page): Promise<void> {
  const form = page.locator('#checkout')
  await form.locator('[name=name]').fill('Amira K.')
  await form.locator('[name=line1]').fill('41 Harbour Street')
  await form.locator('[name=postalCode]').fill('94105')
  await form.locator('[name=email]').fill('amira@example.com')
  await form.locator('[name=phone]').fill('(415) 555-0123')
}

/** What the button says that pays, or orders what is paid at the door, once it is known where the order goes. */
export const payName = /^(Pay|Order, pay) \$/

/**
 * Presses pay. The button names the sum once it is known where the order goes: with scripts by itself, without them after
 * it has been pressed once.
 */
export async function pressPay(page: Page, { scripts = true } = {}): Promise<void> {
  if (!scripts) await page.getByRole('button', { name: 'Check address and total' }).click()
  await page.getByRole('button', { name: payName }).click()
  await page.waitForURL((url) => url.pathname !== '/checkout')
}

/** Pays on the provider's page with the card that always works. */
export async function payWithCard(page: Page, number = '4242424242424242'): Promise<void> {
  await page.waitForURL(/cs_/)
  await page.locator('[name=card]').fill(number)
  await page.locator('button[value=return]').click()
}
