import { afterDot } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tooWide, wrongsInBoth } from '../storefront/testing/axe.ts'
import { openBrowser, watchPage } from '../storefront/testing/browser.ts'
import { placeOrder, writeMorning } from './testing/coffee-morning.ts'
import { type ConsoleWorld, openConsoleWorld } from './testing/console-world.ts'
import { keptView, orderedByPhone } from './testing/desk-story.ts'
import { pickedByScan } from './testing/floor-story.ts'
import { dayPages } from './testing/page-walk.ts'
import { shown, visit } from './testing/visit.ts'

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

/** A page of the console, as one of the demo's people sees it. */
const open = async (name: string, path = '') => (await visit(browser, world, name, path)).page

const leave = (page: Page) => page.context().close()
const order = async (id: string) => (await world.store.get([id]))[0] as Order
const until = async (what: () => Promise<unknown>, wanted: unknown) => {
  await expect.poll(what).toEqual(wanted)
}

test('somebody without a token is asked to sign in, and a wrong token is refused in words', async () => {
  const { page } = await watchPage(browser, world.origins)
  await page.goto(`${world.url}orders`)
  await page.getByLabel('Content Lake token').fill('a-token-nobody-has')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('The token is not valid any more').waitFor()
  await page.getByLabel('Content Lake token').fill(world.tokens.manager)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: /Maryam J\./ }).waitFor()
  await leave(page)
})

test('somebody signs in on the Content Lake’s own page and comes back; a code nobody asked for is refused', async () => {
  const { page } = await watchPage(browser, world.origins)
  await page.goto(world.url)
  await page.getByRole('button', { name: 'Continue with Content Lake' }).click()
  await page.getByRole('button', { name: 'Dina A.' }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  await page.getByRole('button', { name: /Dina A\./ }).waitFor()
  expect(page.url()).toBe(world.url)
  await leave(page)
  const { page: other } = await watchPage(browser, world.origins)
  await other.goto(`${world.url}#sid=a-code-out-of-somebodys-mail`)
  await other.getByLabel('Content Lake token').waitFor()
  expect(other.url()).toBe(`${world.url}sign-in`)
  await leave(other)
})

test('an address cannot write into the queries of whoever follows it', async () => {
  const page = await open('Maryam J.', 'floor')
  const asked: string[] = []
  page.on('request', (request) => asked.push(decodeURIComponent(`${request.url()}${request.postData() ?? ''}`)))
  await page.goto(`${world.url}orders?filter=written-by-a-link&projection=written-by-a-link&type=customer`)
  await page.locator('tbody a').first().waitFor()
  const queries = asked.filter((text) => text.includes('/data/query/'))
  expect(queries.some((text) => text.includes('$type="order"'))).toBe(true)
  expect(queries.filter((text) => /written-by-a-link|\$type="customer"/.test(text))).toEqual([])
  await leave(page)
})

/** What each page of the day shows once it has read what it shows. */
const content = {
  today: '.figure-value',
  orders: 'tbody a',
  floor: 'article',
  stock: 'tbody button',
  sales: '.figure-value',
}

test('every page opens without a complaint, without leaving our origin, and without an accessibility violation', async () => {
  const { page, complaints } = await visit(browser, world, 'Maryam J.')
  for (const name of dayPages) {
    await page
      .getByRole('link', { name: new RegExp(`^${name}`, 'i') })
      .first()
      .click()
    await shown(page, name)
    await page.locator(content[name]).first().waitFor()
    expect([name, await wrongsInBoth(page)]).toEqual([name, []])
  }
  await page
    .getByRole('link', { name: /^Orders/ })
    .first()
    .click()
  // Sales has rows that lead elsewhere
  await shown(page, 'orders')
  await page.locator('tbody a').first().click()
  await page.getByRole('heading', { name: 'What can happen next' }).waitFor()
  expect(await wrongsInBoth(page)).toEqual([])
  expect(complaints).toEqual([])
  await leave(page)
})

test('a new order stands in the queue without a reload, and its number opens it', async () => {
  const page = await open('Maryam J.', 'orders')
  await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
  await page.locator('tbody a').first().waitFor()
  const { number } = await placeOrder(world)
  await page.locator('tbody').getByRole('link', { name: number }).click()
  await page.getByRole('heading', { name: number, level: 1 }).waitFor()
  await leave(page)
})

test('while somebody is at the rows a new order waits, and N lets it in', async () => {
  const page = await open('Maryam J.', 'orders?view=all')
  await page.locator('tbody a').first().waitFor()
  const before = await page.locator('tbody a').allInnerTexts()
  await page.keyboard.press('j')
  await page.locator('tbody a').first().focus()
  const { number } = await placeOrder(world)
  await page.getByRole('button', { name: `Order ${number} came in, show it` }).waitFor()
  expect(await page.locator('tbody a').allInnerTexts()).toEqual(before)
  // Whoever is at a link stays there while the rows are drawn again
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(before[0])
  await page.keyboard.press('n')
  await page.locator('tbody').getByRole('link', { name: number }).waitFor()
  await leave(page)
})

test('keys move through the queue and open an order, and Esc comes back', async () => {
  const page = await open('Maryam J.')
  await shown(page, 'Today')
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await shown(page, 'Orders')
  await page.locator('tbody a').nth(1).waitFor()
  const second = await page.locator('tbody a').nth(1).innerText()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: second, level: 1 }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('Go to Floor').waitFor()
  await leave(page)
})

test('an order is picked, packed and handed over on the floor, by the person who is signed in', async () => {
  const { orderId, number } = await placeOrder(world)
  const page = await open('Noor R.', 'floor')
  const card = page.getByRole('article', { name: `Order ${number}` })
  await card.getByText(/^Sold by \w/).waitFor()
  await card.getByRole('button', { name: 'Pick' }).click()
  await card.getByRole('button', { name: 'Pack' }).click()
  await card.getByRole('button', { name: 'Hand over' }).click()
  await page.getByLabel('Who carries it, if known').fill('Idris')
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click()
  await until(async () => (await order(orderId)).fulfillmentStanding, 'handed_over')
  const { events } = await order(orderId)
  expect(events.filter(({ actor }) => actor.kind === 'staff').map(({ type, actor }) => [type, actor.name])).toEqual([
    ['picking_started', 'Noor R.'],
    ['picked', 'Noor R.'],
    ['packed', 'Noor R.'],
    ['handed_over', 'Noor R.'],
  ])
  await page
    .getByRole('region', { name: 'On the way' })
    .getByRole('article', { name: `Order ${number}` })
    .waitFor()
  await leave(page)
})

test('an order is claimed by one of two, scanned, one unit replaced, checked, and delivered with the PIN', async () => {
  const { state, events, lines } = await pickedByScan(browser, world)
  expect(lines.map(({ sku, substituted = 0 }) => [sku.slice(0, 3), substituted])).toEqual([
    ['COF', 0],
    ['BAK', 1],
    ['BAK', 0],
  ])
  expect([state, events.filter(({ type }) => type === 'delivered').map(({ note }) => note)]).toEqual([
    'completed',
    ['With the PIN'],
  ])
})

test('an order is taken on the phone, and says who took it', async () => {
  const { lines, events } = await order(await orderedByPhone(browser, world))
  expect(lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([['COF-CB-500', 2]])
  expect(events[0]?.actor.name).toBe('Maryam J.')
})

test('what a list shows is kept under a name, and found again by keys', async () => {
  expect(await keptView(browser, world, 'All of them')).toMatch(/^\?(?=.*view=all)(?=.*saved=)/)
})

test('C23 an order page follows along, names the sellers, and says why a step is locked', async () => {
  const { orderId } = await placeOrder(world)
  const page = await open('Maryam J.', `orders/${afterDot(orderId)}`)
  const next = page.getByRole('region', { name: 'What can happen next' })
  await next.getByText('Nothing is packed yet.').waitFor()
  const { lines } = await order(orderId)
  const sold = `Sold by ${lines[0]?.sellerName}`
  await page.getByRole('region', { name: 'Lines' }).getByText(sold).first().waitFor()
  await page
    .getByRole('region', { name: /^Fulfillment/ })
    .getByText(/^Sold by \w/)
    .waitFor()
  const [fulfillmentId] = (await order(orderId)).fulfillments
  const actor = { kind: 'staff', id: 'p-sami', name: 'Sami K.' } as const
  await world.commerce.dispatch('pickFulfillment', { fulfillmentId }, { actor })
  await next.getByText('Picking began. Refund lines instead.').waitFor()
  await page.getByRole('region', { name: 'Timeline' }).getByText('Picking began').waitFor()
  await leave(page)
})

test('an order is canceled only with a reason, and a refusal is drawn as one', async () => {
  const { orderId, number } = await placeOrder(world)
  const page = await open('Maryam J.', `orders/${afterDot(orderId)}`)
  await page.getByRole('button', { name: 'Cancel order' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Say why first.').waitFor()
  await dialog.getByLabel('Why').fill('Asked by phone')
  const [fulfillmentId] = (await order(orderId)).fulfillments
  const actor = { kind: 'staff', id: 'p-sami', name: 'Sami K.' } as const
  await world.commerce.dispatch('pickFulfillment', { fulfillmentId }, { actor })
  await dialog.getByRole('button', { name: `Cancel order ${number}` }).click()
  await dialog.getByRole('alert').getByText('Picking began. Refund lines instead.').waitFor()
  expect((await order(orderId)).state).toBe('placed')
  // What is being picked can still be called off, one fulfillment at a time
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('button', { name: 'Cancel fulfillment' }).click()
  await dialog.getByLabel('Why').fill('The oven is cold')
  await dialog.getByRole('button', { name: 'Cancel fulfillment' }).click()
  await until(async () => (await order(orderId)).state, 'canceled')
  await dialog.waitFor({ state: 'detached' })
  await leave(page)
})

test('stock is adjusted with a reason, and the movement explains the new figure', async () => {
  const page = await open('Maryam J.', 'stock?q=GEA-V60-WH&place=location-mill')
  await page.getByRole('button', { name: /V60 dripper/ }).click()
  const drawer = page.getByRole('complementary', { name: /Why is this/ })
  await drawer.getByRole('button', { name: 'Adjust' }).click()
  await drawer.getByLabel('Why').selectOption('waste')
  await drawer.getByLabel('How many').fill('3')
  await drawer.getByText('Available 12 becomes 9.').waitFor()
  await drawer.getByRole('button', { name: 'Commit' }).click()
  await drawer.getByRole('heading', { name: 'Why is this 9?' }).waitFor()
  await drawer.getByText('Waste').waitFor()
  await drawer.getByText('Movements add up to 9.').waitFor()
  const [level] = await world.store.get(['stockLevel.variant-gea-v60-wh.location-mill'])
  expect(level).toMatchObject({ onHand: 9 })
  await leave(page)
})

test('more than is free cannot be thrown away', async () => {
  const page = await open('Maryam J.', 'stock?q=BAK-COO-RYE&place=location-mill')
  await page.getByRole('button', { name: /Rye chocolate cookie/ }).click()
  const drawer = page.getByRole('complementary', { name: /Why is this/ })
  await drawer.getByRole('button', { name: 'Adjust' }).click()
  await drawer.getByLabel('Why').selectOption('waste')
  await drawer.getByLabel('How many').fill('99')
  await drawer.getByRole('button', { name: 'Commit' }).click()
  await drawer
    .getByRole('alert')
    .getByText(/12 of these 12 are free/)
    .waitFor()
  await leave(page)
})

test('an analyst sees why the steps are closed to them', async () => {
  const { orderId } = await placeOrder(world)
  const page = await open('Omar T.', `orders/${afterDot(orderId)}`)
  const next = page.getByRole('region', { name: 'What can happen next' })
  await next.getByText('Only administrator or manager or server or picker may do this.').first().waitFor()
  expect(await next.getByRole('button').count()).toBe(0)
  await leave(page)
})

test('when the shop cannot be reached, the page says that nobody knows', async () => {
  const { orderId } = await placeOrder(world)
  const page = await open('Maryam J.', `orders/${afterDot(orderId)}`)
  await page.getByRole('button', { name: 'Pick' }).waitFor()
  world.breakApi(true)
  try {
    await page.getByRole('button', { name: 'Pick' }).click()
    await page
      .getByRole('alert')
      .getByText('The shop answered 502. Look whether it was done before you try again.')
      .waitFor()
  } finally {
    world.breakApi(false)
  }
  expect((await order(orderId)).fulfillmentStanding).toBe('open')
  await leave(page)
})

test('sales are true to the last order, roll-ups and what lies past them', async () => {
  const page = await open('Maryam J.', 'sales')
  const orders = page
    .getByRole('region', { name: /^Figures of/ })
    .locator('.figure', { hasText: 'Orders' })
    .first()
  const total = async () => Number((await orders.locator('.figure-value').innerText()).replaceAll(',', ''))
  await orders.locator('.figure-value').waitFor()
  const placed = () => world.store.query<number>('count(*[_type == "order" && defined(placedAt)])')
  await until(total, await placed())
  await placeOrder(world)
  await until(total, await placed())
  await world.commerce.settle()
  await until(total, await placed())
  await leave(page)
})

test('no page is wider than its window', async () => {
  const page = await open('Maryam J.')
  for (const name of dayPages) {
    await page.goto(`${world.url}${name === 'today' ? '' : name}`)
    await shown(page, name)
    await page.locator(content[name]).first().waitFor()
    expect([name, await tooWide(page, [1440, 1024, 768, 320])]).toEqual([name, []])
  }
  await leave(page)
})
