import { createClient, type SanityClient } from '@sanity/client'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestWorld, type TestWorld } from '../plugins/workshop/dev/test-world.ts'
import { shopClient } from '../plugins/workshop/e2e/shop-client.ts'
import {
  keepPicture,
  launchBrowser,
  launchProfile,
  publishSurely,
  slow,
  soon,
  type StudioPlace,
  signIn,
  surely,
  tabsOf,
  watch,
} from './testing/browser.ts'

// What editors do to the site in a whole world: what they publish is in the shop at once, without a deploy.

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
  maryam = await launchProfile({ width: 1600, height: 950 })
  await signIn(maryam, projectId, tokens.manager)
  shopper = await browser.newContext()
  shopper.setDefaultTimeout(slow.timeout)
}, 600_000)
afterEach(async () => {
  for (const page of tabsOf(maryam)) {
    await keepPicture(page, expect.getState().currentTestName)
    await page.close()
  }
})
afterAll(async () => {
  await Promise.all([browser?.close(), maryam?.close()])
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
const publish = (page: Page, id: string) => publishSurely(page, lake, id)
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
    await surely(
      () => title.click(soon),
      async () => page.url().includes('blocks[_key=='),
    )
    // The page's own title may say the same as its first block's
    const field = page.locator(`input[id^="blocks["][value=${JSON.stringify(before)}]`)
    const drafted = async () =>
      String(await asEditor('*[_id == "page-home"][0].blocks[0].title[_key == "en"][0].value'))
    await surely(
      () => field.fill(`${before}, by hand`, soon),
      async () => (await drafted()).endsWith('by hand'),
    )
    await title.getByText('by hand').waitFor()
    expect(await frame.locator('body').getAttribute('data-mark')).toBe('not loaded again')
    expect(await shopPage('/')).not.toContain('by hand')

    await page.getByTestId('document-header-Published-chip').click()
    await expect.poll(() => title.innerText(), slow).not.toContain('by hand')
    await page.getByTestId('document-header-Draft-chip').click()
    await title.getByText('by hand').waitFor()

    await publish(page, 'page-home')
    await expect.poll(() => shopPage('/'), slow).toContain('by hand')
    expect(complaints.filter((each) => !each.startsWith(slowFrame))).toEqual([])
  })

  test('a colour that is published restyles the open shop without a deploy, and tells how it reads', async () => {
    const { page, complaints } = await openTab('structure/siteSettings')
    const ink = await lake.fetch<{ _key: string; value: string }>(
      '*[_id == "siteSettings"][0].tokens[name == "ink"][0]{_key, value}',
    )
    const value = page.locator(`input[value=${JSON.stringify(ink.value)}]:not([type="color"])`)
    const openInk = async () => {
      await page.getByRole('tab', { name: 'Look', exact: true }).click(soon)
      await page.getByText(ink.value).first().click(soon)
      await value.waitFor(soon)
    }
    await surely(openInk, () => value.isVisible())
    await value.fill('#c8c8c8')
    await page.getByText('cannot be read as text').waitFor()
    await value.or(page.locator('input[value="#c8c8c8"]:not([type="color"])')).first().fill('#101040')
    await page.getByText('easy to read').waitFor()
    await page.keyboard.press('Escape')
    await publish(page, 'siteSettings')
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
    const english = page.getByTestId('field-title').getByRole('textbox', { name: 'English' })
    const titleIt = async () => {
      if (!(await english.isVisible()))
        await page.getByTestId('field-title').getByRole('button', { name: 'Add English' }).click(soon)
      await english.fill('Moonlight set', soon)
    }
    // The handle is made of the title that the document holds, which is a moment behind what is typed
    const titled = '*[_type == "product" && title[0].value == "Moonlight set"][0]._id'
    await surely(titleIt, async () => (await asEditor(titled)) !== null)
    const handled = '*[_type == "product" && handle.current == "moonlight-set"][0]._id'
    await surely(
      () => page.getByRole('button', { name: 'Generate' }).click(soon),
      async () => (await asEditor(handled)) !== null,
    )
    await page.getByRole('tab', { name: 'Place in the shop' }).click()
    const seller = await lake.fetch<string>('*[_type == "seller"] | order(name asc)[0].name')
    await page.getByPlaceholder('Type to search').first().fill(seller.slice(0, 4))
    await page.getByRole('option').filter({ hasText: seller }).first().click()
    const whole = '*[_type == "product" && handle.current == "moonlight-set" && defined(seller)][0]._id'
    await expect.poll(() => asEditor(whole), slow).toEqual(expect.any(String))
    const product = String(await asEditor(whole))
    await publish(page, product)

    await page.getByRole('tab', { name: 'Variants' }).click()
    const form = page.getByRole('form', { name: 'Add a variant' })
    await form.getByLabel('SKU').fill('MOON-1')
    await form.getByLabel('Price in USD').fill('24.50')
    await form.getByRole('button', { name: 'Add variant' }).click()
    await page.getByRole('table').getByText('$24.50').waitFor()
    expect((await fetch(`${world.origin}/products/moonlight-set`)).status).toBe(404)
    await page.getByRole('table').getByRole('link', { name: 'MOON-1' }).click()
    await publish(page, String(await asEditor('*[_type == "variant" && sku == "MOON-1"][0]._id')))
    await expect.poll(() => shopPage('/products/moonlight-set'), slow).toContain('$24.50')
    await expect.poll(() => shopPage('/search?q=moonlight'), slow).toContain('Moonlight set')

    await page.getByRole('tab', { name: 'Product', exact: true }).first().click()
    await page.getByRole('tab', { name: 'Copy' }).click()
    const renamed = '*[_type == "product" && title[0].value == "Moonlight set, small"][0]._id'
    await surely(
      () => page.locator('input[value="Moonlight set"]').first().fill('Moonlight set, small', soon),
      async () => (await asEditor(renamed)) !== null,
    )
    await publish(page, product)
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
