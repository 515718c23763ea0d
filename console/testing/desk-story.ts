import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { wrongsInBoth } from '../../storefront/testing/axe.ts'
import type { ConsoleWorld } from './console-world.ts'
import { visit } from './visit.ts'

const typed = {
  Name: 'Rana Aziz',
  Phone: '+14155550177',
  'E-mail': 'rana@example.com',
  'Street and number': '41 Harbour Street',
  City: 'San Francisco',
  State: 'CA',
  Postcode: '94105',
}

/** Takes an order of two cold brews on the phone, to be paid in cash; answers its id as the address has it. */
export async function orderedByPhone(browser: Browser, world: ConsoleWorld): Promise<string> {
  const { page } = await visit(browser, world, 'Maryam J.', 'orders')
  await page.getByRole('button', { name: 'Phone order' }).click()
  const dialog = page.getByRole('dialog')
  const goods = dialog.getByLabel('Add by name, SKU or scan')
  await goods.fill('COF-CB-500')
  await dialog.getByRole('button', { name: /COF-CB-500/ }).waitFor()
  await goods.press('Enter')
  await dialog.getByLabel('Units of Cold brew').fill('2')
  for (const [label, text] of Object.entries(typed)) await dialog.getByLabel(label, { exact: true }).fill(text)
  await dialog.getByLabel('They pay cash').check()
  const place = dialog.locator('button:enabled', { hasText: /^Place it, \$[\d.]+ in cash$/ })
  await place.waitFor()
  expect(await wrongsInBoth(page)).toEqual([])
  await place.click()
  await page.waitForURL(/\/orders\/\w{26}/)
  await page.getByRole('heading', { name: 'What can happen next' }).waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.context().close()
  return `order.${id}`
}

const stands = (page: Page, heading: string) =>
  page.getByRole('heading', { name: heading, exact: true, level: 1 }).waitFor()

const find = async (page: Page, text: string, option: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByLabel('Find or do', { exact: true }).last().fill(text)
  await page.getByRole('option', { name: option }).first().waitFor()
  expect(await wrongsInBoth(page)).toEqual([])
  await page.keyboard.press('Enter')
}

/** Keeps what the queue shows under a name, and comes back to it from elsewhere by keys alone. */
export async function keptView(browser: Browser, world: ConsoleWorld, name: string): Promise<string> {
  const { page } = await visit(browser, world, 'Leena A.', 'orders?view=all')
  await stands(page, 'Orders')
  await page.keyboard.press('v')
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name, exact: true }).waitFor()
  await find(page, 'cust', 'Customers')
  await stands(page, 'Customers')
  await find(page, 'orders', 'Orders')
  await stands(page, 'Orders')
  await page.keyboard.press('v')
  await page.getByRole('menuitem', { name }).click()
  await page.getByRole('button', { name, exact: true }).waitFor()
  const { search } = new URL(page.url())
  await page.context().close()
  return search
}
