// One suite, because opening a shop and a browser is what costs: every story works in the same ones.
import { readFile } from 'node:fs/promises'
import { afterDot } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tooWide, wrongsInBoth } from '../storefront/testing/axe.ts'
import { openBrowser } from '../storefront/testing/browser.ts'
import { dayOf } from './src/time-words.ts'
import { writeBackOffice } from './testing/back-office.ts'
import { placeOrder } from './testing/coffee-morning.ts'
import { type ConsoleWorld, openConsoleWorld } from './testing/console-world.ts'
import { backPages } from './testing/page-walk.ts'
import { shown, visit } from './testing/visit.ts'

let world: ConsoleWorld
let browser: Browser
let shop: Awaited<ReturnType<typeof writeBackOffice>>

beforeAll(async () => {
  ;[world, browser] = await Promise.all([openConsoleWorld(), openBrowser()])
  shop = await writeBackOffice(world)
})
afterAll(async () => {
  await browser?.close()
  await world?.close()
})

/** A page of the console, as one of the demo's people sees it. */
const open = async (name: string, path: string) => (await visit(browser, world, name, path)).page
const leave = (page: Page) => page.context().close()
const stored = async (id: string) => (await world.store.get([id]))[0]
const until = async (what: () => Promise<unknown>, wanted: unknown) => {
  await expect.poll(what).toEqual(wanted)
}

test('T13 staff list, filter, view, update, cancel and refund orders', async () => {
  const page = await open('Maryam J.', 'orders?view=all')
  const row = (number: string) => page.locator('tbody').getByRole('link', { name: number })
  await row(shop.sold.number).waitFor()
  await row(shop.fresh.number).waitFor()
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('menu').getByRole('button', { name: 'Fulfillment', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delivered', exact: true }).click()
  await page.getByRole('button', { name: 'Drop filter Fulfillment: Delivered' }).waitFor()
  await row(shop.fresh.number).waitFor({ state: 'detached' })
  await row(shop.sold.number).click()
  await page.getByRole('heading', { name: shop.sold.number, level: 1 }).waitFor()
  const [line] = ((await stored(shop.sold.orderId)) as Order).lines
  const cents = line ? line.subtotal - line.discount + line.tax : 0
  const price = `$${(cents / 100).toFixed(2)}`
  await page.getByRole('button', { name: 'Refund' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Choose units first.').waitFor()
  await dialog.getByRole('spinbutton').first().fill('1')
  await dialog.getByText('Say why first.').waitFor()
  await dialog.getByLabel('Why').fill('One was cold')
  await dialog.getByRole('button', { name: `Refund ${price}`, exact: true }).click()
  const refunds = () =>
    world.store.query<unknown>('*[_type == "refund" && order == $id]{amount, currency, reason}', {
      id: shop.sold.orderId,
    })
  await until(refunds, [{ amount: cents, currency: 'USD', reason: 'One was cold' }])
  const given = page.getByRole('region', { name: 'Payments and refunds' }).locator('li', { hasText: 'One was cold' })
  await given.getByText(`-${price}`).waitFor()
  const { orderId: worked } = await placeOrder(world)
  await page.goto(`${world.url}orders/${afterDot(worked)}`)
  await page.getByRole('button', { name: 'Pick', exact: true }).click()
  await page.getByRole('region', { name: 'Timeline' }).getByText('Picking began').waitFor()
  const { lines, events } = (await stored(worked)) as Order
  expect(lines.map(({ quantity, picked }) => quantity - picked)).toEqual(lines.map(() => 0))
  expect(events.filter(({ actor }) => actor.kind === 'staff').map(({ type, actor }) => [type, actor.name])).toEqual([
    ['picking_started', 'Maryam J.'],
    ['picked', 'Maryam J.'],
  ])
  await page.goto(`${world.url}orders/${afterDot(shop.fresh.orderId)}`)
  await page.getByRole('button', { name: 'Cancel order' }).click()
  await dialog.getByLabel('Why').fill('Asked by phone')
  await dialog.getByRole('button', { name: /^Cancel order/ }).click()
  await until(async () => (await stored(shop.fresh.orderId))?.['state'], 'canceled')
  await leave(page)
})

test('a customer is found by phone, with orders, addresses and consents', async () => {
  const page = await open('Leena A.', 'customers')
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
  const page = await open('Maryam J.', 'customers')
  await page.getByRole('button', { name: 'Lena Voss' }).click()
  await page.getByRole('button', { name: 'Erase personal data…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('orders with their goods, sums and taxes').waitFor()
  await dialog.getByRole('textbox').fill('amira@example.com')
  await dialog.getByRole('button', { name: 'Erase for good', disabled: true }).waitFor()
  await dialog.getByRole('textbox').fill(shop.leaver)
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await page.getByRole('heading', { name: 'Erased customer' }).waitFor()
  await leave(page)
  const analyst = await open('Omar T.', 'audit')
  const line = analyst.locator('tbody tr', { hasText: 'Erase an account' })
  await line.getByText('Maryam J.').waitFor()
  // It is named, and leads nowhere: customers are not an analyst's to see
  await line
    .getByText(/^Customer( and \d+ more)?$/)
    .first()
    .waitFor()
  expect(await line.getByRole('link').count()).toBe(0)
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
  const page = await open('Leena A.', `orders/${afterDot(shop.sold.orderId)}`)
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
  const page = await open('Leena A.', 'messages')
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

test('work that was given up is tried again', async () => {
  const page = await open('Leena A.', 'effects?open=effect.console-2.label')
  await page.getByText('The carrier answered 503 eight times.').last().waitFor()
  await page.getByRole('button', { name: 'Try again now' }).click()
  await until(async () => (await stored('effect.console-2.label'))?.['state'], 'pending')
  await leave(page)
})

/** Who may not see a page is offered no way to it and, at its address, told whom to ask. */
async function isClosed(page: Page, path: string, whom: string): Promise<void> {
  await page.goto(`${world.url}${path}`)
  await page.getByText('Your role may not see this').waitFor()
  await page.getByText(`Ask ${whom} for it.`).waitFor()
  expect(await page.locator('table, .figure-value').count()).toBe(0)
}

test('pages that a role may not read are not offered, and say so; parts of a page are left out', async () => {
  const page = await open('Noor R.', `orders/${afterDot(shop.sold.orderId)}`)
  await page.getByRole('region', { name: 'Parcels' }).getByText('00340434292135100186').waitFor()
  await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
  const regions = await page.locator('main section h2').allInnerTexts()
  expect(regions.filter((title) => /Payments|Tickets|Messages/.test(title))).toEqual([])
  expect(await page.getByRole('region', { name: 'Money', exact: true }).innerText()).not.toContain('Captured')
  const offered = () =>
    page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('title')))
  await until(offered, [
    'Today',
    'Orders',
    'Floor',
    'Stock',
    'Transfers',
    'Purchases',
    'Counts',
    'Parcels',
    'Zones',
    'Taxes',
  ])
  for (const path of ['customers', 'sales', 'messages', 'effects', 'audit']) await isClosed(page, path, 'a manager')
  await leave(page)
})

test('a carrier’s unknown word is flagged, late news is marked, and both are shown as they came', async () => {
  const page = await open('Maryam J.', 'parcels')
  await page.locator('tbody').getByRole('button', { name: shop.sold.number }).click()
  const drawer = page.getByRole('complementary', { name: `Parcel of ${shop.sold.number}` })
  await drawer.getByText('Unknown to us').waitFor()
  await drawer.getByText('Came behind later news, so it moved nothing.').waitFor()
  await drawer.locator('summary').click()
  await drawer.getByText('"description": "Held for the moon"').waitFor()
  await leave(page)
})

test('a promotion shows its effect while it is typed, is kept as a draft, published, and given a code', async () => {
  const page = await open('Maryam J.', 'promotions?open=promotion-first-cup')
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
  const page = await open('Maryam J.', 'taxes?open=taxRate-ca')
  await page.getByRole('region', { name: 'Try an address' }).getByLabel('Region').fill('CA')
  await page.getByText('California, 8.63 %: $0.86 on top of $10.00.').waitFor()
  await page.getByLabel('Rate in %').fill('120')
  await page.getByText('A share from 0 to 100').first().waitFor()
  await page.getByRole('button', { name: 'Publish', disabled: true }).waitFor()
  await page.getByLabel('Rate in %').fill('9')
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('California, 9 %: $0.90 on top of $10.00.').waitFor()
  await until(async () => (await stored('taxRate-ca'))?.['rate'], 900)
  await leave(page)
})

test('a zone’s corner is moved by keys and published, and an address is tried against it', async () => {
  const page = await open('Maryam J.', 'zones?open=zone-harbour')
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
  const manager = await open('Maryam J.', 'people')
  await isClosed(manager, 'people', 'an administrator')
  await leave(manager)
  const page = await open('Ada W.', 'people')
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
  ['first', walk.slice(0, 7)],
  ['second', walk.slice(7)],
] as const

test.each(halves)(
  'every page of the %s half is free of accessibility violations, no wider than its window',
  async (_, half) => {
    const page = await open('Ada W.', '')
    for (const [name, path] of half) {
      await page.goto(`${world.url}${path}${name === 'support' ? `&open=${shop.ticket}` : ''}`)
      await shown(page, name)
      expect([name, await wrongsInBoth(page)]).toEqual([name, []])
      expect([name, await tooWide(page, [320, 1024, 1440])]).toEqual([name, []])
    }
    await leave(page)
  },
)
