import { createClient, type SanityClient } from '@sanity/client'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestWorld, type TestWorld } from '../plugins/workshop/dev/test-world.ts'
import { keepPicture, launchBrowser, type StudioPlace, watch } from './testing/browser.ts'

// What editors do to the site in a whole world: what they publish is in the shop at once, without a deploy.

const slow = { timeout: 60_000 }
/** The other demo shop is tried with `SHOP=coffee`. */
const name = process.env['SHOP'] === 'coffee' ? 'coffee' : 'trends'

let world: TestWorld
let lake: SanityClient
let browser: Browser
let maryam: BrowserContext
let shopper: BrowserContext
let studio: StudioPlace

beforeAll(async () => {
  ;[world, browser] = await Promise.all([startTestWorld({ shop: name, seedDays: 1, seedOrders: 3 }), launchBrowser()])
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
const publish = (page: Page) => page.getByTestId('action-publish').click()
const shopPage = async (path: string) => (await fetch(world.origin + path)).text()

describe('the site in the Studio', () => {
  // Passed in a clean clone and failed twice on a busy machine: steady it before it guards anything
  test.runIf(process.env['SOUK_PRESENTATION'])(
    'Presentation shows the shop; a click on a text opens its field, and what is typed is seen there before shoppers see it',
    async () => {
      const { page, complaints } = await openTab('presentation')
      const frame = page.frameLocator('iframe').first()
      const title = frame.getByRole('heading', { level: 1 }).first()
      await title.waitFor()
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
      const field = page.locator(`input[value=${JSON.stringify(before)}]:focus`)
      await field.waitFor()
      await field.fill(`${before}, by hand`)
      await title.getByText('by hand').waitFor()
      expect(await frame.locator('body').getAttribute('data-mark')).toBe('not loaded again')
      expect(await shopPage('/')).not.toContain('by hand')
      await publish(page)
      await expect.poll(() => shopPage('/'), slow).toContain('by hand')
      expect(complaints).toEqual([])
    },
  )

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
    const shop = await shopper.newPage()
    await shop.goto(world.origin)
    const colour = await shop
      .locator('h1')
      .first()
      .evaluate((shown) => getComputedStyle(shown).color)
    expect(colour).toBe('rgb(16, 16, 64)')
    expect(complaints).toEqual([])
  })
})
