import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeMorning } from './testing/coffee-morning.ts'
import { type ConsoleWorld, openConsoleWorld } from './testing/console-world.ts'

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
let world: ConsoleWorld
let browser: Browser

beforeAll(async () => {
  world = await openConsoleWorld()
  await writeMorning(world)
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: flags.split(' '),
  })
})
afterAll(async () => {
  await browser?.close()
  await world?.close()
})

/** A window of the analyst's, and everything the browser complained about. */
async function signIn(scheme: 'light' | 'dark') {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(world.url)
  await page.getByRole('button', { name: 'Maryam J.' }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  return { page, troubles }
}

const wrongs = async (page: Page) =>
  (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations.map(
    ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
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
  const { page, troubles } = await signIn('light')
  await world.commerce.settle()
  const orders = await world.store.query<readonly { readonly total: number }[]>(
    '*[_type == "order" && defined(placedAt)]{"total": totals.total}',
  )
  const paid = orders.reduce((sum, { total }) => sum + total, 0) / 100
  const words = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(paid)
  await page.goto(`${world.url}sales`)
  for (const name of ['Sales by category', 'Sales by shopper', 'Sales by place', 'Sales by seller'])
    expect([name, await panel(page, name).locator('tfoot .sum').innerText()]).toEqual([name, words])
  const shoppers = await saved(page, 'Sales by shopper as CSV')
  const cells = shoppers.trim().split('\r\n').slice(1)
  expect(cells.reduce((sum, line) => sum + Number(line.split(',')[2]), 0)).toBeCloseTo(paid, 2)
  expect(await page.getByRole('note').innerText()).toContain('nothing is compared')
  expect([await wrongs(page), troubles]).toEqual([[], []])
  await panel(page, 'Sales by place').getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
  expect(new URL(page.url()).search).toMatch(/days=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d&place=location-/)
  await page.locator('.sheet, [role=grid], table').first().waitFor()
  await page.context().close()
})

test('T23 Behaviour tells the way from visit to order live, in light and dark, and says when there is nothing', async () => {
  const { page, troubles } = await signIn('dark')
  await page.goto(`${world.url}behaviour`)
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
  await funnel.waitFor()
  expect(await funnel.locator('tbody tr').allInnerTexts()).toEqual([
    'Visited\t8\t\t',
    'Saw a product\t8\t100.0%\t',
    'Put in basket\t4\t50.0%\t',
    'Began checkout\t0\t0.0%\t',
    'Went to pay\t0\t\t',
    'Ordered\t2\t\t',
  ])
  expect(await panel(page, 'Searches that find nothing').locator('tbody').innerText()).toMatch(/kombucha\s+6/)
  expect(await panel(page, 'Most viewed').locator('tbody').innerText()).toMatch(/8\s+4\s+2\s+25\.0%/)
  expect(await saved(page, 'Funnel as CSV')).toContain('Put in basket,4,50.0%,50.0%')
  expect([await wrongs(page), troubles]).toEqual([[], []])
  for (const width of [1440, 768, 320]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.context().close()
})
