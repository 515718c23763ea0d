import { ulid } from '@souk/kernel'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, watchPage } from './testing/browser.ts'
import { openTestShop, riderToken, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
let browser: Browser
const shots = process.env['SHOTS']

beforeAll(async () => {
  shop = await openTestShop()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.dispose()
})

const carry = (carrier: string) => shop.client.patch('zone-harbour').set({ carrier }).commit({ visibility: 'sync' })

/** A paid-at-the-door order, packed; answers its address with its key. */
async function packedOrder(language = 'en') {
  const { commerce } = shop.shop
  const orderUlid = ulid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const cartId = `cart.${crypto.randomUUID().replaceAll('-', '')}`
  const actor = { kind: 'shopper', id: 'shopper', name: '' } as const
  const must = async (name: 'createCart' | 'setCartLine' | 'placeOrder', input: unknown) => {
    const done = await commerce.dispatch(name, input, { actor })
    if (!done.ok) throw new Error(`${name}: ${done.refusal.code}`)
  }
  const sku = await shop.client.fetch<string>(
    '*[_type == "stockLevel" && onHand - reserved - committed > 5] | order(sku asc)[0].sku',
  )
  await must('createCart', { cartId })
  await must('setCartLine', { cartId, sku, quantity: 1 })
  await must('placeOrder', {
    orderUlid,
    cartId,
    email: 'amira@example.com',
    phone: '+14155550100',
    address: {
      name: 'Amira',
      line1: '41 Harbour Street',
      city: 'San Francisco',
      region: 'CA',
      postalCode: '94105',
      country: 'US',
    },
    delivery: { method: 'delivery' },
    payment: { provider: 'cash' },
    language,
  })
  const fulfillmentId = `fulfillment.${orderUlid}-1`
  await shop.command('pickFulfillment', { fulfillmentId })
  await shop.command('packFulfillment', { fulfillmentId })
  const orderId = `order.${orderUlid}`
  return {
    orderId,
    fulfillmentId,
    shipmentId: `shipment.${orderUlid}-1`,
    path: `/orders/${orderId}?key=${commerce.accessToken(orderId)}`,
  }
}

const shipment = (id: string) =>
  shop.client.getDocument(id) as Promise<{ state: string; trackingNumber?: string } | undefined>

async function numberOf(id: string): Promise<string> {
  await expect.poll(async () => (await shipment(id))?.trackingNumber).toBeTruthy()
  return (await shipment(id))?.trackingNumber ?? ''
}
const scan = (code: string, status: string, at: number) =>
  fetch(`${shop.carriers}/_sim/trackers/${code}/advance`, {
    method: 'POST',
    body: JSON.stringify({ status, at: new Date(at).toISOString() }),
  })

/** How long a carrier's word may take from its scan to an open page. */
const statedMs = 10_000

async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

describe('an order that a carrier brings', () => {
  test('C15 its open page shows each scan within ten seconds, without a reload', async () => {
    await carry('easypost')
    const { path, shipmentId } = await packedOrder()
    const { page, context, complaints, go } = await watchPage(browser, [shop.origin])
    await go(path)
    await page.getByText('Live', { exact: true }).waitFor()
    const code = await numberOf(shipmentId)
    await page.getByText(code).waitFor()
    let reloads = 0
    page.on('load', () => (reloads += 1))
    const begun = Date.now()
    for (const [index, [status, words]] of (
      [
        ['picked_up', 'The carrier has it'],
        ['in_transit', 'On its way to you'],
        ['out_for_delivery', 'Out for delivery'],
        ['delivered', 'Delivered'],
      ] as const
    ).entries()) {
      const since = Date.now()
      await scan(code, status, begun + (index + 1) * 1000)
      await page.locator('.parcel-now strong', { hasText: words }).waitFor({ timeout: statedMs })
      expect(Date.now() - since).toBeLessThan(statedMs)
    }
    await page.getByRole('heading', { level: 1, name: /^Delivered at/ }).waitFor()
    expect(reloads).toBe(0)
    expect(await page.locator('.parcel-events li').count()).toBe(5)
    expect(await page.getByRole('link', { name: 'Follow it at USPS' }).getAttribute('href')).toContain(code)
    await shot(page, 'parcel-delivered')
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each([
    ['delayed', 'Later than planned', 'Nothing is lost.', 'caution'],
    ['failure', 'Nobody could take it', 'They try again.', 'critical'],
    ['return_to_sender', 'It went back to us', 'We write to you about your money', 'caution'],
  ])(
    'C16 %s is said as the page’s own title, with what comes next and a look of its own',
    async (status, title, next, tone) => {
      await carry('easypost')
      const { path, shipmentId } = await packedOrder()
      const code = await numberOf(shipmentId)
      const { page, context, complaints, go } = await watchPage(browser, [shop.origin], { width: 390 })
      await go(path)
      await scan(code, 'picked_up', Date.now() + 1000)
      await scan(code, status, Date.now() + 2000)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByText(next).waitFor()
      expect(await page.locator('.parcel').getAttribute('data-tone')).toBe(tone)
      await shot(page, `parcel-${status}-390`)
      expect(complaints).toEqual([])
      await context.close()
    },
  )
})

test('C19 tracking is told to the order’s bearer with status and timeline, to nobody else', async () => {
  await carry('easypost')
  const { orderId, shipmentId } = await packedOrder()
  await scan(await numberOf(shipmentId), 'in_transit', Date.now() + 1000)
  await expect.poll(async () => (await shipment(shipmentId))?.state).toBe('in_transit')
  const ask = (bearer?: string) =>
    fetch(`${shop.origin}/api/v1/orders/${orderId}/tracking`, {
      headers: bearer ? { authorization: `Bearer ${bearer}` } : {},
    })
  const answer = await ask(shop.shop.commerce.accessToken(orderId))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    id: orderId,
    shipments: [{ state: 'in_transit', events: [{ status: 'labeled' }, { status: 'in_transit' }] }],
  })
  expect((await ask()).status).toBe(404)
  expect((await ask(shop.shop.commerce.accessToken('order.someoneelse'))).status).toBe(404)
})

describe.each([{ scripts: true }, { scripts: false }])('a rider on a phone, scripts: $scripts', ({ scripts }) => {
  test('takes a bag, picks it up and delivers with the PIN; a wrong one is refused', async () => {
    await carry('own-courier')
    const { fulfillmentId, orderId } = await packedOrder()
    const order = await shop.client.getDocument<{ number: string }>(orderId)
    const { page, context, complaints, go } = await watchPage(browser, [shop.origin], { width: 320, scripts })
    await go('/rider')
    await page.getByLabel('Token').fill('not-a-token-at-all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('does not know this token').waitFor()
    await page.getByLabel('Token').fill(riderToken)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Signed in as Sami').waitFor()
    const card = page.locator('.bag-card', { hasText: order?.number ?? '' })
    await card.getByRole('button', { name: 'Take it' }).waitFor()
    expect(await card.getByText('Amira').count()).toBe(0)
    await card.getByRole('button', { name: 'Take it' }).click()
    await card.getByRole('button', { name: 'I have the bag' }).click()
    const pin = shop.shop.commerce.pinFor(orderId)
    await card.getByLabel('PIN that the shopper says').fill(pin === '0000' ? '1111' : '0000')
    await shot(page, `rider-door-320-${scripts}`)
    await card.getByRole('button', { name: 'Deliver' }).click()
    await card.getByText('That PIN is wrong. 4 more tries.').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await card.getByLabel('PIN that the shopper says').fill(pin)
    await card.getByRole('button', { name: 'Deliver' }).click()
    await page.getByRole('status').filter({ hasText: 'Delivered. Thank you.' }).waitFor()
    expect(await shop.client.getDocument(fulfillmentId)).toMatchObject({ state: 'delivered', courier: 'Sami' })
    expect(complaints).toEqual([])
    await context.close()
  })
})

test('a parcel’s page speaks Arabic and Urdu, from right to left', async () => {
  await shop.client
    .patch('siteSettings')
    .set({ languages: ['en', 'ar', 'ur'] })
    .commit({ visibility: 'sync' })
  await carry('easypost')
  const { path, shipmentId } = await packedOrder()
  const code = await numberOf(shipmentId)
  await scan(code, 'delayed', Date.now() + 1000)
  await expect.poll(async () => (await shipment(shipmentId))?.state).toBe('delayed')
  const { page, context, go } = await watchPage(browser, [shop.origin], { width: 768 })
  await expect.poll(async () => (await fetch(`${shop.origin}/ur`)).status).toBe(200)
  await go(path)
  for (const [language, title] of [
    ['ar', 'متأخر عن الموعد'],
    ['ur', 'وعدے سے دیر'],
  ] as const) {
    await go(`/${language}${path.split('?')[0]}`)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await shot(page, `parcel-delayed-${language}`)
  }
  await context.close()
})
