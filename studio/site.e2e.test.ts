import { createClient, type SanityClient } from '@sanity/client'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestWorld, type TestWorld } from '../plugins/workshop/dev/test-world.ts'
import { shopClient } from '../plugins/workshop/e2e/shop-client.ts'
import { keepPicture, launchBrowser, type StudioPlace, watch } from './testing/browser.ts'

// What editors do to the site in a whole world: what they publish is in the shop at once, without a deploy.

const slow = { timeout: 60_000 }
/** The other demo shop is tried with `SHOP=coffee`. */
const name = process.env['SHOP'] === 'coffee' ? 'coffee' : 'trends'

let world: TestWorld
let shop: ReturnType<typeof shopClient>
let lake: SanityClient
let browser: Browser
let maryam: BrowserContext
let shopper: BrowserContext
let studio: StudioPlace

beforeAll(async () => {
  ;[world, browser] = await Promise.all([startTestWorld({ shop: name, seedDays: 1, seedOrders: 3 }), launchBrowser()])
  shop = shopClient(world)
  studio = { url: world.urls.studio, lakeOrigin: world.env.lakeOrigin }
  const { projectId, dataset, tokens } = world.access
  lake = createClient({
    projectId,
    dataset,
    apiHost: world.env.lakeOrigin,
    useProjectHostname: false,
    apiVersion: '2025-02-19',
    token: tokens.manager,
    useCdn: false,
  })
  maryam = await browser.newContext({ viewport: { width: 1600, height: 950 } })
  maryam.setDefaultTimeout(slow.timeout)
  const token = JSON.stringify({ token: tokens.manager })
  await maryam.addInitScript(([key, value]) => localStorage.setItem(key, value), [
    `__studio_auth_token_${projectId}`,
    token,
  ] as const)
  shopper = await browser.newContext()
  shopper.setDefaultTimeout(slow.timeout)
}, 600_000)
afterEach(async () => {
  for (const page of maryam.pages()) {
    await keepPicture(page, expect.getState().currentTestName)
    await page.close()
  }
})
afterAll(async () => {
  await browser?.close()
  await world?.dispose()
})

async function openTab(path: string) {
  const page = await maryam.newPage()
  const { complaints } = watch(page, studio)
  await page.goto(studio.url + path)
  return { page, complaints }
}
/** An answer of the dataset with drafts in place of what is published. */
const asEditor = (query: string) => lake.fetch<string | null>(query, {}, { perspective: 'drafts' })
const publish = (page: Page) => page.getByTestId('action-publish').click()
/** Publishes what was changed, in whichever pane. A click that comes while the form is still being checked is forgotten. */
async function publishSurely(page: Page, id: string) {
  const draft = () =>
    lake.fetch<boolean>('defined(*[_id == $id][0]._id)', { id: `drafts.${id}` }, { perspective: 'raw' })
  await expect.poll(draft, slow).toBe(true)
  const button = page.locator('[data-testid="action-publish"]:enabled').first()
  await expect
    .poll(async () => {
      if ((await button.count()) > 0) await button.click()
      return draft()
    }, slow)
    .toBe(false)
}
const shopPage = async (path: string) => (await fetch(world.origin + path)).text()
/** The Studio says so when a frame on a busy machine needs longer than ten seconds; it goes on waiting, and so do we. */
const slowFrame = 'console: Unable to connect to visual editing.'

describe('the site in the Studio', () => {
  test('Presentation shows the shop; a click on a text opens its field, and what is typed is seen there before shoppers see it', async () => {
    const { page, complaints } = await openTab('presentation')
    const frame = page.frameLocator('iframe').first()
    const title = frame.getByRole('heading', { level: 1 }).first()
    const before = (await lake.fetch<string>('*[_id == "page-home"][0].blocks[0].title[_key == "en"][0].value')) ?? ''
    // Outlines stand once the frame and the Studio know each other
    await frame.locator('sanity-visual-editing').waitFor({ state: 'attached' })
    await title.evaluate((shown) => {
      shown.ownerDocument.body.dataset['mark'] = 'not loaded again'
    })
    await expect
      .poll(async () => {
        await title.click()
        return page.url()
      }, slow)
      .toContain('blocks[_key==')
    // The page's own title may say the same as its first block's
    const field = page.locator(`input[id^="blocks["][value=${JSON.stringify(before)}]`)
    await field.fill(`${before}, by hand`)
    await title.getByText('by hand').waitFor()
    expect(await frame.locator('body').getAttribute('data-mark')).toBe('not loaded again')
    expect(await shopPage('/')).not.toContain('by hand')

    await page.getByTestId('document-header-Published-chip').click()
    await expect.poll(() => title.innerText(), slow).not.toContain('by hand')
    await page.getByTestId('document-header-Draft-chip').click()
    await title.getByText('by hand').waitFor()

    await publishSurely(page, 'page-home')
    await expect.poll(() => shopPage('/'), slow).toContain('by hand')
    expect(complaints.filter((each) => !each.startsWith(slowFrame))).toEqual([])
  })

  test('a colour that is published restyles the open shop without a deploy, and tells how it reads', async () => {
    const { page, complaints } = await openTab('structure/siteSettings')
    const ink = await lake.fetch<{ _key: string; value: string }>(
      '*[_id == "siteSettings"][0].tokens[name == "ink"][0]{_key, value}',
    )
    await page.getByRole('tab', { name: 'Look', exact: true }).click()
    await page.getByText(ink.value).first().click()
    const value = page.locator(`input[value=${JSON.stringify(ink.value)}]:not([type="color"])`)
    await value.fill('#c8c8c8')
    await page.getByText('cannot be read as text').waitFor()
    await value.or(page.locator('input[value="#c8c8c8"]:not([type="color"])')).first().fill('#101040')
    await page.getByText('easy to read').waitFor()
    await page.keyboard.press('Escape')
    await publish(page)
    await expect.poll(() => shopPage('/'), slow).toMatch(/--ink:\s*(light-dark\()?#101040/)
    const front = await shopper.newPage()
    await front.goto(world.origin)
    const heading = front.locator('h1').first()
    await expect.poll(() => heading.evaluate((shown) => getComputedStyle(shown).color)).toBe('rgb(16, 16, 64)')
    expect(complaints).toEqual([])
  })

  test('T21 a product and its variant are made in the Studio, changed, and sold without a deploy', async () => {
    const { page, complaints } = await openTab('structure/products')
    await page.getByTestId('action-intent-button').first().click()
    await page.getByRole('button', { name: 'Add English' }).first().click()
    await page.locator('input:focus').fill('Moonlight set')
    // The handle is made of the title that the document holds, which is a moment behind what is typed
    const titled = '*[_type == "product" && title[0].value == "Moonlight set"][0]._id'
    await expect.poll(() => asEditor(titled), slow).toEqual(expect.any(String))
    await page.getByRole('button', { name: 'Generate' }).click()
    await page.getByRole('tab', { name: 'Place in the shop' }).click()
    await page.getByPlaceholder('Type to search').first().click()
    const seller = await lake.fetch<string>('*[_type == "seller"] | order(name asc)[0].name')
    await page.keyboard.type(seller.slice(0, 4))
    await page.getByRole('option').filter({ hasText: seller }).first().click()
    const whole = '*[_type == "product" && handle.current == "moonlight-set" && defined(seller)][0]._id'
    await expect.poll(() => asEditor(whole), slow).toEqual(expect.any(String))
    const product = String(await asEditor(whole))
    await publishSurely(page, product)

    await page.getByRole('tab', { name: 'Variants' }).click()
    const form = page.getByRole('form', { name: 'Add a variant' })
    await form.getByLabel('SKU').fill('MOON-1')
    await form.getByLabel('Price in USD').fill('24.50')
    await form.getByRole('button', { name: 'Add variant' }).click()
    await page.getByRole('table').getByText('$24.50').waitFor()
    expect((await fetch(`${world.origin}/products/moonlight-set`)).status).toBe(404)
    await page.getByRole('table').getByRole('link', { name: 'MOON-1' }).click()
    await publishSurely(page, String(await asEditor('*[_type == "variant" && sku == "MOON-1"][0]._id')))
    await expect.poll(() => shopPage('/products/moonlight-set'), slow).toContain('$24.50')
    expect((await shopPage('/search?q=moonlight')).includes('Moonlight set')).toBe(true)

    await page.getByRole('tab', { name: 'Product', exact: true }).first().click()
    await page.getByRole('tab', { name: 'Copy' }).click()
    await page.locator('input[value="Moonlight set"]').first().fill('Moonlight set, small')
    await publishSurely(page, product)
    await expect.poll(() => shopPage('/products/moonlight-set'), slow).toContain('Moonlight set, small')
    const location = await lake.fetch<string>(
      '*[_type == "stockLocation" && active == true] | order(position asc)[0]._id',
    )
    const received = await shop.call('POST', '/api/v1/commands/receiveStock', {
      token: world.access.tokens.manager,
      body: { input: { location, reference: 'first delivery', lines: [{ sku: 'MOON-1', quantity: 2 }] } },
    })
    expect(received.status).toBe(200)
    const { status, body } = await shop.buy({ 'MOON-1': 1 })
    expect({ status, state: body.order?.state }).toEqual({ status: 201, state: 'placed' })
    expect(complaints).toEqual([])
  })
})
