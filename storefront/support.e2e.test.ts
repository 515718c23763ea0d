import { randomUUID } from 'node:crypto'
import { ulid } from '@souk/kernel'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wrongsOf } from './testing/axe.ts'
import { openBrowser, watchPage } from './testing/browser.ts'
import { buildConsole } from './testing/build-pages.ts'
import { openTestShop, supportToken, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
let browser: Browser
let lakeOrigin: string

beforeAll(async () => {
  buildConsole()
  shop = await openTestShop()
  lakeOrigin = shop.client.config().apiHost
  browser = await openBrowser()
  const body = [{ _key: 'en', value: 'Hello {name}, we bring it again. Your number is {number}.' }]
  await shop.client.create({ _id: 'cannedReply-again', _type: 'cannedReply', title: 'We bring it again', body })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await shop?.dispose()
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** An order paid in cash, and the key of its page. */
async function placeOrder(): Promise<{ readonly id: string; readonly number: string; readonly key: string }> {
  const { commerce } = shop.shop
  const context = { actor: { kind: 'shopper', id: 'shopper', name: '' } } as const
  const cartId = `cart.${randomUUID()}`
  const sku = await shop.client.fetch<string>(
    '*[_type == "stockLevel" && onHand > 3 && defined(*[_type == "product" && handle.current == "long-black"][0])][0].sku',
  )
  await commerce.dispatch('createCart', { cartId }, context)
  await commerce.dispatch('setCartLine', { cartId, sku, quantity: 1 }, context)
  const orderUlid = ulid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const placed = await commerce.dispatch(
    'placeOrder',
    {
      orderUlid,
      cartId,
      email: 'amira@example.com',
      phone: '+14155550134',
      address: {
        name: 'Amira Haddad',
        line1: '41 Harbour Street',
        city: 'San Francisco',
        region: 'CA',
        postalCode: '94105',
        country: 'US',
      },
      delivery: { method: 'delivery' },
      payment: { provider: 'cash' },
    },
    context,
  )
  if (!placed.ok) throw new Error(placed.refusal.message)
  const id = `order.${orderUlid}`
  const number = await shop.client.fetch<string>('*[_id == $id][0].number', { id })
  return { id, number, key: commerce.accessToken(id) }
}

/** The desk, as somebody sees it who answers shoppers. */
async function openDesk() {
  const visit = await watchPage(browser, [shop.origin, lakeOrigin])
  const { page } = visit
  await page.route('**/console/config.json', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...(await answer.json()), lakeOrigin } })
  })
  await page.goto(`${shop.origin}/console/support`)
  await page.getByLabel('Content Lake token').fill(supportToken)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: /^Support/ }).click()
  await page.getByRole('heading', { name: 'Support', level: 1 }).waitFor()
  return visit
}

const mailsTo = async (to: string): Promise<string> =>
  (await fetch(`${shop.mail}/_sim/messages?to=${encodeURIComponent(to)}`)).text()
test('T22 a shopper asks from an order, staff see, answer, assign and close it with timings, and the shopper hears of it', async () => {
  const order = await placeOrder()
  const shopper = await watchPage(browser, [shop.origin])
  const { page, go } = shopper
  await go(`/orders/${order.id}?key=${order.key}`)
  await page.getByRole('link', { name: /Ask us about this order/ }).click()
  await page.getByText(`About order ${order.number}`).waitFor()
  await page.getByLabel('In a few words').fill('No croissant')
  await page.getByLabel('Your question').fill('It was not in the bag.\nCan you look?')
  await page.getByLabel('Pictures or PDF files').setInputFiles({ name: 'bag.png', mimeType: 'image/png', buffer: png })
  expect(await wrongsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Send the question' }).click()
  await page.waitForURL(/\/support\/tickets\/ticket\.[0-9a-z]{26}$/)
  await page.getByText('We have it', { exact: true }).waitFor()
  await page.getByRole('img', { name: 'bag.png' }).waitFor()

  const staff = await openDesk()
  const desk = staff.page
  await desk.getByRole('button', { name: /No croissant/ }).waitFor()
  await desk.keyboard.press('j')
  await desk.getByRole('heading', { name: 'No croissant' }).waitFor()
  await desk.getByRole('img', { name: 'bag.png' }).waitFor()
  await desk.getByRole('link', { name: `Order ${order.number}` }).waitFor()
  await desk.getByText('First answer: ').waitFor()
  await desk.getByRole('button', { name: 'Take it' }).click()
  await desk.getByText('Noor R. took it').waitFor()
  await desk.keyboard.press('Escape')
  await desk.getByText('No ticket is open').waitFor()
  await desk.keyboard.press('k')
  await desk.getByRole('heading', { name: 'No croissant' }).waitFor()
  await desk.keyboard.press('n')
  await desk.getByLabel('Note, staff only').fill('Sami packed this one')
  await desk.getByRole('button', { name: 'Keep note' }).click()
  await desk.getByText('Note, staff only').first().waitFor()
  await desk.getByRole('button', { name: 'Keep note' }).waitFor({ state: 'detached' })
  await desk.getByLabel('Canned reply').selectOption({ label: 'We bring it again' })
  await expect
    .poll(() => desk.locator('#answer').inputValue())
    .toMatch(/^Hello Amira, we bring it again\. Your number is T-/)
  await desk.getByRole('button', { name: 'Send answer' }).click()

  await page.getByText('Hello Amira, we bring it again.').waitFor()
  await page.getByText('We have answered', { exact: true }).waitFor()
  expect(await page.content()).not.toContain('Sami packed')
  await expect.poll(() => mailsTo('amira@example.com')).toContain('we bring it again')
  await page.getByLabel('Your reply').fill('Thank you')
  await page.getByRole('button', { name: 'Send the reply' }).click()
  await desk.getByText('Thank you').first().waitFor()
  await desk.getByRole('button', { name: 'Solve', exact: true }).click()
  await page.getByText('Settled', { exact: true }).waitFor()
  const ticket = await shop.client.fetch<Record<string, unknown>>(
    '*[_type == "ticket" && subject == "No croissant"][0]{state, "held": assignee.id, firstResponseAt, resolvedAt, order}',
  )
  expect(ticket).toEqual({
    state: 'solved',
    held: 'p-noor',
    firstResponseAt: expect.stringMatching(/Z$/),
    resolvedAt: expect.stringMatching(/Z$/),
    order: order.id,
  })
  expect([...shopper.complaints, ...staff.complaints]).toEqual([])
  await shopper.context.close()
  await staff.context.close()
})

test('a guest asks about a product without scripts; bad input keeps what was typed; a stranger sees nothing', async () => {
  const { page, context, complaints, go } = await watchPage(browser, [shop.origin], { scripts: false })
  await go('/products/long-black')
  await page.getByRole('link', { name: 'Ask us about this' }).click()
  await page.getByLabel('In a few words').fill('Decaf?')
  await page.getByLabel('Your question').fill('Is there one without?')
  await page.getByLabel('Your e-mail address').fill('no address')
  await page.getByRole('button', { name: 'Send the question' }).click()
  await page.getByText('We need an address like').waitFor()
  expect(await page.getByLabel('Your question').inputValue()).toBe('Is there one without?')
  await page.getByLabel('Your e-mail address').fill('ida@example.com')
  const text = Buffer.from('<script>alert(1)</script>')
  await page.locator('[name=files]').setInputFiles({ name: 'cup.png', mimeType: 'image/png', buffer: text })
  await page.getByRole('button', { name: 'Send the question' }).click()
  await page.getByText('Attach pictures or PDF files').waitFor()
  await page.getByRole('button', { name: 'Send the question' }).click()
  await page.waitForURL(/\/support\/tickets\//)
  await page.getByRole('heading', { name: 'Decaf?' }).waitFor()
  const address = page.url()
  await page.getByLabel('Your reply').fill('Anybody there?')
  await page.getByRole('button', { name: 'Send the reply' }).click()
  await page.getByText('Anybody there?').waitFor()
  expect(complaints).toEqual([])
  await context.close()
  const stranger = await fetch(address)
  expect([stranger.status, (await stranger.text()).includes('Decaf?')]).toEqual([404, false])
  expect((await fetch(`${address}?key=x`, { redirect: 'manual' })).headers.get('set-cookie')).toBeNull()
})
