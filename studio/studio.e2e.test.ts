// One suite, because opening a Studio is what costs: every story works in the same one.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  closeTab,
  gatherPeople,
  keepPicture,
  launchBrowser,
  openTab,
  publishSurely,
  slow,
  soon,
  surely,
  watch,
} from './testing/browser.ts'
import { dot, en, fillShop } from './testing/small-shop.ts'
import { type StudioWorld, startStudioWorld } from './testing/studio-world.ts'

let world: StudioWorld
const people = gatherPeople()

beforeAll(async () => {
  world = await startStudioWorld()
  await fillShop(world.server)
})
afterAll(async () => {
  await people.close()
  await world?.dispose()
})

const product = 'structure/products;product-sunrise-blend'
const handleField = (page: Page) => page.getByTestId('field-handle').getByRole('textbox').first()
/** Types a handle, until the draft has it. */
const typeHandle = (page: Page, handle: string) =>
  surely(
    () => handleField(page).fill(handle, soon),
    async () => handleOf(await stored('drafts.product-sunrise-blend')) === handle,
  )
/** What a reference field's search found; lists of documents have options too. */
const found = (page: Page) => page.locator('[id$="-listbox"]').getByRole('option')
const stored = (id: string) => world.server.getDocument<Record<string, unknown>>(id)
const handleOf = (doc: Record<string, unknown> | undefined) => (doc?.['handle'] as { current?: string })?.current

/** Runs one story in a signed-in tab and holds it to silence. */
async function inTab(path: string, story: (page: Page) => Promise<void>): Promise<void> {
  const { page, seen } = await openTab(people, world, path)
  try {
    await story(page)
    expect(seen.complaints).toEqual([])
  } finally {
    await keepPicture(page, expect.getState().currentTestName)
    await closeTab(page)
  }
}

describe('the Studio on the embedded lake', () => {
  test('signs in by the lake’s own page', async () => {
    const browser = await launchBrowser()
    const page = await browser.newPage()
    const seen = watch(page, world)
    await page.goto(world.url)
    await page.getByText('Content Lake').click()
    await page.getByText('Maryam J.').click()
    await page.getByRole('link', { name: 'Open work' }).waitFor()
    expect({ at: page.url().startsWith(world.url), complaints: seen.complaints }).toEqual({ at: true, complaints: [] })
    await browser.close()
  })

  test('lists with previews and searches in the list and everywhere', async () => {
    await inTab('structure/products', async (page) => {
      await page.getByText('Night Shift decaf').waitFor()
      await page.getByText('Sunrise blend').waitFor()
      await page.getByPlaceholder('Search list').fill('night')
      await page.getByText('Sunrise blend').waitFor({ state: 'detached' })
      await page.getByText('Night Shift decaf').waitFor()
      await page.getByTestId('studio-search').click()
      await page.getByPlaceholder('Search', { exact: true }).last().fill('sunrise bl')
      await page.getByTestId('search-results').getByText('Sunrise blend').first().waitFor()
    })
  })

  test('edits a draft, publishes it, and keeps its history', async () => {
    await inTab(product, async (page) => {
      await typeHandle(page, 'sunrise-new')
      expect(handleOf(await stored('product-sunrise-blend'))).toBe('sunrise-blend')
      await publishSurely(page, world.server, 'product-sunrise-blend')
      await expect.poll(async () => handleOf(await stored('product-sunrise-blend')), slow).toBe('sunrise-new')
      await page.getByTestId('pane-footer-document-status').click()
      await page.getByRole('tab', { name: 'History' }).click()
      await expect.poll(() => page.getByTestId('timeline-item-button').count(), slow).toBeGreaterThanOrEqual(2)
    })
  })

  test('shows what others change, at once', async () => {
    await world.server.delete('drafts.product-sunrise-blend')
    await inTab(product, async (page) => {
      await handleField(page).waitFor()
      await world.server.patch('product-sunrise-blend').set({ 'handle.current': 'from-afar' }).commit()
      await expect.poll(() => handleField(page).inputValue(), slow).toBe('from-afar')
      await inTab(product, async (second) => {
        await typeHandle(second, 'from-the-other-tab')
        await expect.poll(() => handleField(page).inputValue(), slow).toBe('from-the-other-tab')
      })
    })
  })

  test('uploads a picture and shows it', async () => {
    await inTab('structure/siteSettings', async (page) => {
      const picture = { name: 'dot.png', mimeType: 'image/png', buffer: dot }
      const shown = page.locator('img[src*="/images/"]').first()
      const upload = async () => {
        await page.getByRole('tab', { name: 'Look' }).click(soon)
        await page.getByTestId('file-button-input').first().setInputFiles(picture, soon)
        await shown.waitFor()
      }
      await surely(upload, () => shown.isVisible())
      await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth), slow).toBeGreaterThan(0)
      const assets = await world.server.fetch('*[_type == "sanity.imageAsset"]{originalFilename}')
      expect(assets).toEqual([{ originalFilename: 'dot.png' }])
    })
  })

  test('picks references by searching for them', async () => {
    await world.server.delete('drafts.product-sunrise-blend')
    await inTab(product, async (page) => {
      const search = page.locator('input#seller')
      const openSearch = async () => {
        await page.getByRole('tab', { name: 'Place in the shop' }).click(soon)
        await page.locator('#seller-menuButton').click(soon)
        await page.getByRole('menuitem', { name: 'Replace' }).click(soon)
        await search.waitFor(soon)
      }
      await surely(openSearch, () => search.isVisible())
      await search.fill('roa')
      await found(page).filter({ hasText: 'Roastery' }).click()
      const draft = () => stored('drafts.product-sunrise-blend')
      const sellerOf = async () => (await draft())?.['seller']
      await expect.poll(sellerOf, slow).toEqual({ _type: 'reference', _ref: 'seller-roastery' })
      await page.getByTestId('field-categories').getByRole('button', { name: 'Add item' }).click()
      await page.getByTestId('autocomplete').fill('dec')
      await found(page).filter({ hasText: 'Decaf' }).click()
      await expect
        .poll(async () => refsOf((await draft())?.['categories']), slow)
        .toEqual([
          { _type: 'reference', _ref: 'category-beans' },
          { _type: 'reference', _ref: 'category-decaf' },
        ])
      await page.getByTestId('field-categories').getByText('Decaf', { exact: true }).waitFor()
    })
  })

  test('edits copy in every language of the shop, in place', async () => {
    await world.server.delete('drafts.product-sunrise-blend')
    await inTab(product, async (page) => {
      const title = page.getByTestId('field-title')
      const draft = async () => (await stored('drafts.product-sunrise-blend'))?.['title']
      await title.getByRole('textbox', { name: 'English' }).waitFor()
      const offered = () => title.getByRole('button', { name: /^Add (English|Arabic|Urdu)$/ }).allInnerTexts()
      await expect.poll(offered, slow).toEqual(['Add Arabic', 'Add Urdu'])
      const urdu = title.getByRole('textbox', { name: 'Urdu' })
      await surely(
        () => title.getByRole('button', { name: 'Add Urdu' }).press('Enter', soon),
        () => urdu.isVisible(),
      )
      // Whoever adds a language writes in it at once
      await urdu.and(page.locator(':focus')).waitFor()
      await page.keyboard.type('sham')
      await expect.poll(draft, slow).toEqual([...en('Sunrise blend'), { _key: 'ur', value: 'sham' }])
      await title.getByRole('button', { name: 'Add Arabic' }).click()
      await title.getByRole('textbox', { name: 'Arabic' }).fill('شروق')
      await title.getByRole('textbox', { name: 'English' }).fill('Sunrise')
      await expect
        .poll(draft, slow)
        .toEqual([...en('Sunrise'), { _key: 'ar', value: 'شروق' }, { _key: 'ur', value: 'sham' }])
      const written = title.getByRole('textbox', { name: 'Arabic' })
      expect(await written.evaluate((input) => getComputedStyle(input).direction)).toBe('rtl')
      await expect.poll(offered, slow).toEqual([])
      await title.getByRole('button', { name: 'Remove Urdu' }).click()
      await title.getByRole('button', { name: 'Add Urdu' }).waitFor()
      await expect.poll(draft, slow).toEqual([...en('Sunrise'), { _key: 'ar', value: 'شروق' }])
    })
  })

  test('writes rich text per language', async () => {
    await world.server.delete('drafts.product-sunrise-blend')
    await inTab(product, async (page) => {
      const description = page.getByTestId('field-description')
      const editor = description.getByRole('textbox')
      const begin = async () => {
        if (!(await editor.isVisible())) await description.getByRole('button', { name: 'Add Arabic' }).click(soon)
        await description.getByTestId('activate-overlay').or(editor).first().click(soon)
        await editor.click(soon)
      }
      await surely(begin, () => editor.and(page.locator(':focus')).isVisible())
      await page.keyboard.type('abc')
      const written = () =>
        world.server.fetch(
          '*[_id == "drafts.product-sunrise-blend"][0].description[]{_key, "text": pt::text(value)}',
          {},
          { perspective: 'raw' },
        )
      await expect.poll(written, slow).toEqual([{ _key: 'ar', text: 'abc' }])
    })
  })

  test('answers queries in Vision', async () => {
    await inTab('vision', async (page) => {
      const editor = page.locator('.cm-content').first()
      await editor.click()
      await page.keyboard.press('Control+A')
      await page.keyboard.type('{"orders": count(*[_type == "order"])')
      await page.getByRole('button', { name: 'Fetch' }).click()
      await page.getByTestId('vision-result').or(page.getByText('orders:')).first().waitFor()
    })
  })
})

describe('orders', () => {
  test('offers what the domain allows, says why not the rest, and runs the command as the person', async () => {
    world.answerWith(async () => ({ status: 409, body: { code: 'held', detail: 'On hold: address.' } }))
    await inTab('structure/orders;all;order.01TEST1048', async (page) => {
      const steps = page.getByRole('region', { name: 'Next steps' })
      await steps.getByRole('button', { name: 'Pick' }).waitFor()
      await steps.getByText('Nothing is packed yet.').waitFor()
      await steps.getByText('Picking began. Refund lines instead.').waitFor()
      await page.getByText('Paid', { exact: true }).first().waitFor()
      await expect.poll(() => page.getByText('Picking began', { exact: true }).count(), slow).toBe(1)
    })
    const { page } = await openTab(people, world, 'structure/orders;all;order.01TEST1050')
    const steps = page.getByRole('region', { name: 'Next steps' })
    await steps.getByRole('button', { name: 'Pick' }).click()
    await steps.getByRole('alert').getByText('On hold: address.').waitFor()
    expect(world.calls.at(-1)).toEqual({
      name: 'pickFulfillment',
      input: { fulfillmentId: 'fulfillment.01TEST1050-1' },
      token: world.managerToken,
    })
    await world.server.patch('fulfillment.01TEST1050-1').set({ state: 'ready' }).commit()
    await steps.getByRole('button', { name: 'Hand over' }).waitFor()
    await closeTab(page)
  })

  test('has the same steps in the document’s menu, where canceling asks first', async () => {
    world.answerWith(async () => ({ status: 200, body: { value: null } }))
    await inTab('structure/orders;all;order.01TEST1037', async (page) => {
      await page.getByTestId('action-menu-button').click()
      const cancel = page.getByRole('menuitem', { name: 'Cancel order' })
      await cancel.waitFor()
      await expect.poll(() => cancel.isDisabled(), slow).toBe(true)
    })
    await world.server.patch('fulfillment.01TEST1050-1').set({ state: 'open' }).commit()
    await inTab('structure/orders;all;order.01TEST1050', async (page) => {
      await page.getByTestId('action-menu-button').click()
      await page.getByRole('menuitem', { name: 'Cancel order' }).click()
      const form = page.getByRole('form', { name: 'Cancel order' })
      await form.getByRole('button', { name: 'Cancel order' }).click()
      await form.getByText('Say why first.').waitFor()
      await form.getByLabel('Something is out of stock').check()
      await form.getByRole('button', { name: 'Cancel order' }).click()
      await form.waitFor({ state: 'detached' })
      expect(world.calls.at(-1)).toEqual({
        name: 'cancelOrder',
        input: { orderId: 'order.01TEST1050', reason: 'Something is out of stock' },
        token: world.managerToken,
      })
      await page.getByText('Sold by house').first().waitFor()
      await page.getByRole('tab', { name: 'Fulfillment' }).click()
      await page.getByRole('columnheader', { name: 'Sold by' }).waitFor()
      await page.getByRole('button', { name: 'Cancel fulfillment' }).click()
      const part = page.getByRole('form', { name: 'Cancel fulfillment' })
      await part.getByLabel('Something is out of stock').check()
      await part.getByRole('button', { name: 'Cancel fulfillment' }).click()
      await part.waitFor({ state: 'detached' })
      expect(world.calls.at(-1)).toEqual({
        name: 'cancelFulfillment',
        input: { fulfillmentId: 'fulfillment.01TEST1050-1', reason: 'Something is out of stock' },
        token: world.managerToken,
      })
    })
  })

  test('cannot be made by hand', async () => {
    await inTab('structure', async (page) => {
      await page.getByTestId('new-document-button').or(page.getByLabel('Create new document')).first().click()
      await page
        .getByRole('dialog')
        .or(page.getByRole('listbox'))
        .getByText('Product', { exact: true })
        .first()
        .waitFor()
      expect(await page.getByRole('dialog').getByText('Order', { exact: true }).count()).toBe(0)
    })
  })
})

describe('stock', () => {
  const pane = 'structure/products;product-sunrise-blend;variant-bea-sun-250%2Cview%3Dinventory'

  test('is shown place by place and follows the dataset', async () => {
    await inTab(pane, async (page) => {
      const kettle = page.getByRole('region', { name: 'Stock at Kettle Lane' })
      await kettle.getByText('47', { exact: true }).first().waitFor()
      const bar = kettle.getByRole('img')
      const words = 'On hand 62: Available 47, Reserved 9, Committed 4, Set aside 2'
      await expect.poll(() => bar.getAttribute('aria-label'), slow).toBe(words)
      await page.getByRole('cell', { name: 'Sold straight from the shelf 1048' }).waitFor()
      await world.server.patch('stockLevel.variant-bea-sun-250.location-kettle-lane').inc({ reserved: 7 }).commit()
      await kettle.getByText('40', { exact: true }).first().waitFor()
      await world.server.patch('stockLevel.variant-bea-sun-250.location-kettle-lane').dec({ reserved: 7 }).commit()
    })
  })

  test('is adjusted with a reason; what is not free cannot be taken', async () => {
    world.answerWith(async () => ({ status: 200, body: { value: {} } }))
    await inTab(pane, async (page) => {
      const form = page.getByRole('form', { name: 'Adjust stock' })
      await form.getByLabel('Because').selectOption('damaged')
      await form.getByLabel('Change by').fill('-50')
      await form.getByText('47 of these 62 are free: 9 are in baskets, 4 are sold, 2 are set aside.').waitFor()
      await form.getByRole('button', { name: 'Save', disabled: true }).waitFor()
      await form.getByLabel('Change by').fill('−2')
      await form.getByLabel('Change by').press('Enter')
      await form.getByText('Saved.').waitFor()
    })
    const level = await stored('stockLevel.variant-bea-sun-250.location-kettle-lane')
    expect(world.calls.at(-1)).toEqual({
      name: 'adjustStock',
      input: {
        sku: 'BEA-SUN-250',
        location: 'location-kettle-lane',
        reason: 'damaged',
        delta: -2,
        expectedRevision: level?.['_rev'],
      },
      token: world.managerToken,
    })
  })
})

/** References without the keys that the Studio gives them. */
const refsOf = (items: unknown) => (Array.isArray(items) ? items.map(({ _type, _ref }) => ({ _type, _ref })) : [])
