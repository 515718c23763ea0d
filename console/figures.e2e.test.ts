import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tooWide, wrongsOf } from '../storefront/testing/axe.ts'
import { openBrowser } from '../storefront/testing/browser.ts'
import { writeMorning } from './testing/coffee-morning.ts'
import { type ConsoleWorld, openConsoleWorld } from './testing/console-world.ts'
import { visit } from './testing/visit.ts'

let world: ConsoleWorld
let browser: Browser

beforeAll(async () => {
  ;[world, browser] = await Promise.all([openConsoleWorld(), openBrowser()])
  await writeMorning(world)
})
afterAll(async () => {
  await browser?.close()
  await world?.close()
})

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const saved = async (page: Page, button: string) => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  const lines: Buffer[] = []
  for await (const chunk of await file.createReadStream()) lines.push(chunk as Buffer)
  return Buffer.concat(lines).toString('utf8')
}

test('T24 every panel of Sales comes to what the orders paid, leads to them, and is handed over as shown', async () => {
  await world.commerce.settle()
  const orders = await world.store.query<readonly { readonly total: number }[]>(
    '*[_type == "order" && defined(placedAt)]{"total": totals.total}',
  )
  const paid = orders.reduce((sum, { total }) => sum + total, 0) / 100
  const words = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(paid)
  const { page, complaints } = await visit(browser, world, 'Maryam J.', 'sales')
  for (const name of ['Sales by category', 'Sales by shopper', 'Sales by place', 'Sales by seller'])
    await expect
      .poll(async () => [name, await panel(page, name).locator('tfoot .sum').innerText()])
      .toEqual([name, words])
  const shoppers = await saved(page, 'Sales by shopper as CSV')
  const cells = shoppers.trim().split('\r\n').slice(1)
  expect(cells.reduce((sum, line) => sum + Number(line.split(',')[2]), 0)).toBeCloseTo(paid, 2)
  expect(await page.getByRole('note').innerText()).toContain('nothing is compared')
  expect([await wrongsOf(page), complaints]).toEqual([[], []])
  await panel(page, 'Sales by place').getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
  expect(new URL(page.url()).search).toMatch(/days=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d&place=location-/)
  await page.locator('.sheet, [role=grid], table').first().waitFor()
  await page.context().close()
})

test('T23 Behaviour tells the way from visit to order live, in light and dark, and says when there is nothing', async () => {
  const { page, complaints } = await visit(browser, world, 'Maryam J.', 'behaviour', 'dark')
  await page.getByText('No visit of these days may count').waitFor()
  const [product] = await world.store.query<readonly string[]>('*[_type == "product"] | order(_id)[0...1]._id')
  const { behaviour } = world.commerce
  for (let from = 1; from <= 8; from += 1) {
    const visitor = { address: `198.51.100.${from}`, agent: 'Firefox' }
    behaviour.see(visitor, { kind: 'view', product: product ?? '' })
    if (from <= 6) behaviour.see(visitor, { kind: 'search', words: 'Kombucha', found: 0 })
    if (from <= 4) behaviour.see(visitor, { kind: 'add', product: product ?? '' })
    if (from <= 2) behaviour.see(visitor, { kind: 'order', products: [product ?? ''] })
  }
  await world.commerce.settle()
  const funnel = panel(page, 'From visit to order')
  await expect
    .poll(() => funnel.locator('tbody tr').allInnerTexts())
    .toEqual([
      'Visited\t8\t\t',
      'Saw a product\t8\t100.0%\t',
      'Put in basket\t4\t50.0%\t',
      'Began checkout\t0\t0.0%\t',
      'Went to pay\t0\t\t',
      'Ordered\t2\t\t',
    ])
  const rows = (name: string) => panel(page, name).locator('tbody').innerText()
  await expect.poll(() => rows('Searches that find nothing')).toMatch(/kombucha\s+6/)
  await expect.poll(() => rows('Most viewed')).toMatch(/8\s+4\s+2\s+25\.0%/)
  expect(await saved(page, 'Funnel as CSV')).toContain('Put in basket,4,50.0%,50.0%')
  expect([await wrongsOf(page), complaints]).toEqual([[], []])
  expect(await tooWide(page, [1440, 768, 320])).toEqual([])
  await page.context().close()
})
