import { readFile } from 'node:fs/promises'
import { afterDot } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from './src/time-words.ts'
import { writeBackOffice } from './testing/back-office.ts'
import { type ConsoleWorld, openConsoleWorld } from './testing/console-world.ts'
import { inBothLights } from './testing/both-lights.ts'
import { backPages } from './testing/page-walk.ts'

const chromiumFlags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
let world: ConsoleWorld
let browser: Browser
let shop: Awaited<ReturnType<typeof writeBackOffice>>

beforeAll(async () => {
  world = await openConsoleWorld()
  shop = await writeBackOffice(world)
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: chromiumFlags.split(' '),
  })
})
afterAll(async () => {
  await browser?.close()
  await world?.close()
})

/** A window signed in as one of the demo's people, at a page. */
async function visit(name: string, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(world.url)
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  await page.goto(`${world.url}${path}`)
  return page
}
const leave = (page: Page) => page.context().close()
const stored = async (id: string) => (await world.store.get([id]))[0]
const until = async (what: () => Promise<unknown>, wanted: unknown) => {
  await expect.poll(what, { timeout: 30_000, interval: 100 }).toEqual(wanted)
}

test('T13 staff list, filter, view, update, cancel and refund orders', async () => {
  const page = await visit('Maryam J.', `orders?view=all&q=${shop.sold.number}`)
  await page.locator('tbody').getByRole('link', { name: shop.sold.number }).click()
  await page.getByRole('heading', { name: shop.sold.number, level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Refund' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Choose units first.').waitFor()
  await dialog.getByRole('spinbutton').first().fill('1')
  await dialog.getByText('Say why first.').waitFor()
  await dialog.getByLabel('Why').fill('One was cold')
  await dialog.getByRole('button', { name: /^Refund \$/ }).click()
  const refunds = () =>
    world.store.query<number>('count(*[_type == "refund" && order == $id])', { id: shop.sold.orderId })
  await until(refunds, 1)
  await page.getByRole('region', { name: 'Payments and refunds' }).getByText('One was cold').waitFor()
  await page.goto(`${world.url}orders/${afterDot(shop.fresh.orderId)}`)
  await page.getByRole('button', { name: 'Cancel order' }).click()
  await page.getByRole('dialog').getByLabel('Why').fill('Asked by phone')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel order/ })
    .click()
  await until(async () => (await stored(shop.fresh.orderId))?.['state'], 'canceled')
  await leave(page)
})

test('a customer is found by phone, with orders, addresses and consents', async () => {
  const page = await visit('Leena A.', 'customers')
  await page.locator('tbody').getByText('Bilal Khan').waitFor()
  await page.getByLabel('Search this list').fill('5550142')
  await page.locator('tbody').getByText('Bilal Khan').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Amira Haddad' }).click()
  const drawer = page.getByRole('complementary', { name: 'Amira Haddad' })
  await drawer.getByRole('link', { name: shop.sold.number }).waitFor()
  await drawer.getByText('41 Harbour Street').waitFor()
  await drawer.getByText('News and offers').waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    drawer.getByRole('button', { name: 'Export as JSON' }).click(),
  ])
  const held: unknown = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(held).toMatchObject({ customer: { email: 'amira@example.com' }, orders: [{ _id: shop.sold.orderId }] })
  await drawer.getByText('Erase: Only administrator or manager or server may do this.').waitFor()
  await leave(page)
})

test('a person is erased once their address was typed, and the book tells an analyst who did it', async () => {
  const page = await visit('Maryam J.', 'customers')
  await page.getByRole('button', { name: 'Lena Voss' }).click()
  await page.getByRole('button', { name: 'Erase personal data…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('orders with their goods, sums and taxes').waitFor()
  await dialog.getByRole('textbox').fill('amira@example.com')
  expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox').fill(shop.leaver)
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await page.getByRole('heading', { name: 'Erased customer' }).waitFor()
  await leave(page)
  const analyst = await visit('Omar T.', 'audit')
  const line = analyst.locator('tbody tr', { hasText: 'Erase an account' })
  await line.getByText('Maryam J.').waitFor()
  await line.getByRole('link', { name: 'Customer' }).waitFor()
  await analyst.getByLabel('Person').selectOption({ label: 'Noor R.' })
  await line.waitFor({ state: 'detached' })
  const [file] = await Promise.all([
    analyst.waitForEvent('download'),
    analyst.getByRole('button', { name: 'CSV' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toMatch(
    /^at,person,person_id,what,command,about,documents\r\n.*Noor R\./,
  )
  const { events } = (await stored(shop.sold.orderId)) as Order
  const zone = String((await stored('siteSettings'))?.['timeZone'])
  const day = dayOf(events.find(({ type }) => type === 'handed_over')?.at ?? '', zone)
  await analyst.goto(`${world.url}audit?view=floor&day=${day}&q=${shop.sold.number}`)
  await analyst.locator('tbody').getByText('Handed over').waitFor()
  await analyst
    .locator('tbody')
    .getByRole('link', { name: `Order ${shop.sold.number}` })
    .first()
    .waitFor()
  await leave(analyst)
})

test('an order leads to its ticket, the ticket back to order and customer, and a file goes with the answer', async () => {
  const page = await visit('Leena A.', `orders/${afterDot(shop.sold.orderId)}`)
  await page
    .getByRole('link', { name: /Support/ })
    .getByText('wait for an answer')
    .waitFor({ state: 'attached' })
  await page.getByRole('region', { name: 'Tickets' }).getByRole('link', { name: 'One thing is missing' }).click()
  const desk = page.getByRole('region', { name: 'Desk' })
  await desk.getByRole('link', { name: 'Open the customer' }).waitFor()
  await desk.getByRole('link', { name: shop.sold.number }).waitFor()
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])
  const files = page.getByLabel('Files to send')
  await files.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') })
  await page.getByRole('alert').getByText('Files are pictures or PDF').waitFor()
  await files.setInputFiles({ name: 'receipt.png', mimeType: 'image/png', buffer: bytes })
  await page.getByRole('list', { name: 'Attached' }).getByText('receipt.png').waitFor()
  await page.getByLabel('Answer to the shopper').fill('Here is your receipt.')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await page.getByRole('list', { name: 'Thread' }).getByText('receipt.png').waitFor()
  expect(await stored(shop.ticket)).toMatchObject({
    messages: [{}, { body: 'Here is your receipt.', attachments: [{ name: 'receipt.png', type: 'image/png' }] }],
  })
  await leave(page)
})

test('a message that did not arrive is said once more', async () => {
  const page = await visit('Leena A.', 'messages')
  await page.locator('tbody').getByRole('button', { name: 'Delivered' }).click()
  const mail = page.frameLocator('iframe[title="The mail as it is drawn"]')
  await mail.locator('p', { hasText: `Your order ${shop.sold.number} is in your hands` }).waitFor()
  await page.getByRole('button', { name: 'Plain text' }).click()
  await page.locator('pre', { hasText: 'key=only-in-the-message' }).waitFor()
  await page.getByRole('button', { name: 'Send again' }).click()
  await page.getByText('It waits to be sent once more.').waitFor()
  const again = () =>
    world.store.query<number>('count(*[_type == "message" && resendOf == "message.console-1-delivered"])')
  await until(again, 1)
  await leave(page)
})

test('work that was given up is tried again; an analyst only reads why', async () => {
  const analyst = await visit('Omar T.', 'effects?open=effect.console-2.label')
  await analyst.getByText('The carrier answered 503 eight times.').last().waitFor()
  await analyst.getByText(/Only .* may do this/).waitFor()
  expect(await analyst.getByRole('button', { name: 'Try again now' }).count()).toBe(0)
  await leave(analyst)
  const page = await visit('Maryam J.', 'effects?open=effect.console-2.label')
  await page.getByRole('button', { name: 'Try again now' }).click()
  await until(async () => (await stored('effect.console-2.label'))?.['state'], 'pending')
  await leave(page)
})

test('a carrier’s unknown word is flagged, late news is marked, and both are shown as they came', async () => {
  const page = await visit('Maryam J.', 'parcels')
  await page.locator('tbody').getByRole('button', { name: shop.sold.number }).click()
  const drawer = page.getByRole('complementary', { name: `Parcel of ${shop.sold.number}` })
  await drawer.getByText('Unknown to us').waitFor()
  await drawer.getByText('Came behind later news, so it moved nothing.').waitFor()
  await drawer.locator('summary').click()
  await drawer.getByText('"description": "Held for the moon"').waitFor()
  await leave(page)
})

test('a promotion shows its effect while it is typed, is kept as a draft, published, and given a code', async () => {
  const page = await visit('Maryam J.', 'promotions?open=promotion-first-cup')
  const effect = page.getByRole('region', { name: 'Effect' })
  await effect.getByText('$22.50').waitFor()
  await page.getByLabel('Share in %').fill('25')
  await effect.getByText('$19.50').waitFor()
  await page.getByRole('button', { name: 'Keep as draft' }).click()
  await until(async () => (await stored('drafts.promotion-first-cup'))?.['value'], 2500)
  expect((await stored('promotion-first-cup'))?.['value']).toBe(1000)
  await page.getByRole('button', { name: 'Publish' }).click()
  await until(async () => (await stored('promotion-first-cup'))?.['value'], 2500)
  await page.getByLabel('New code', { exact: true }).fill('spring 25')
  await page.getByRole('button', { name: 'Make code' }).click()
  await page.getByText('SPRING25').waitFor()
  await page.getByRole('button', { name: 'Switch off' }).click()
  await page.getByRole('button', { name: 'Switch on' }).waitFor()
  await leave(page)
})

test('a tax rate is tried on an address, and an impossible rate cannot be published', async () => {
  const page = await visit('Maryam J.', 'taxes?open=taxRate-ca')
  await page.getByRole('region', { name: 'Try an address' }).getByLabel('Region').fill('CA')
  await page.getByText('California, 8.63 %: $0.86 on top of $10.00.').waitFor()
  await page.getByLabel('Rate in %').fill('120')
  await page.getByText('A share from 0 to 100').first().waitFor()
  expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true)
  await page.getByLabel('Rate in %').fill('9')
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('California, 9 %: $0.90 on top of $10.00.').waitFor()
  expect((await stored('taxRate-ca'))?.['rate']).toBe(900)
  await leave(page)
})

test('a zone’s corner is moved by keys and published, and an address is tried against it', async () => {
  const page = await visit('Maryam J.', 'zones?open=zone-harbour')
  await page.getByLabel('Try a postcode of US').fill('94105')
  await page.getByText('Harbour: $2.50, 9 min on the road.').waitFor()
  const corner = async () => await world.store.query<number>('*[_id == "zone-harbour"][0].area[0].lng')
  const before = await corner()
  await page.getByRole('button', { name: /^Corner 1 of 4/ }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('button', { name: 'Publish' }).click()
  await until(async () => (await corner()) < before, true)
  await leave(page)
})

test('an administrator adds a person and sees a token once; a manager is refused', async () => {
  const manager = await visit('Maryam J.', 'people')
  await manager.getByText('Only an administrator may see people and tokens').waitFor()
  await leave(manager)
  const page = await visit('Ada W.', 'people')
  const person = page.getByRole('form', { name: 'Add a person' })
  await person.getByLabel('Name').fill('Idris B.')
  await person.getByLabel('E-mail').fill('idris@example.com')
  await person.getByLabel('First password').fill('a long enough one')
  await person.getByRole('button', { name: 'Add person' }).click()
  await page.getByRole('region', { name: 'People' }).getByText('Idris B.').first().waitFor()
  await page.getByLabel('What it is for').fill('Nightly figures')
  await page.getByRole('button', { name: 'Make token' }).click()
  await page.getByText('It is shown this once').waitFor()
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.getByRole('button', { name: 'Revoke Nightly figures' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke Nightly figures' }).click()
  await page.getByText('Nightly figures', { exact: true }).waitFor({ state: 'detached' })
  await leave(page)
})

const walk = Object.entries(backPages)
const halves = [
  ['first', walk.slice(0, 6)],
  ['second', walk.slice(6)],
] as const

test.each(halves)(
  'every page of the %s half is free of accessibility violations, no wider than its window',
  async (_, half) => {
    const page = await visit('Ada W.', '')
    const found: unknown[] = []
    for (const [name, path] of half) {
      await page.goto(`${world.url}${path}${name === 'support' ? `&open=${shop.ticket}` : ''}`)
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}$`, 'i') }).waitFor()
      await page.waitForFunction(() => !document.querySelector('.loading-rows, .page-loading'))
      for (const [colorScheme, axe] of inBothLights(page)) {
        await page.emulateMedia({ colorScheme })
        await page.locator(`html[data-scheme="${colorScheme}"]`).waitFor()
        const { violations } = await axe.analyze()
        found.push(...violations.map(({ id, nodes }) => `${path} in ${colorScheme}: ${id} ${nodes[0]?.html}`))
      }
      for (const width of [1440, 1024, 320]) {
        await page.setViewportSize({ width, height: 900 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) found.push(`${path} at ${width} by ${over}`)
      }
      await page.setViewportSize({ width: 1440, height: 900 })
    }
    expect(found).toEqual([])
    await leave(page)
  },
)
