import { createClient, type SanityClient } from '@sanity/client'
import type { Order } from '@souk/orders'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestWorld, type TestWorld } from '../plugins/workshop/dev/test-world.ts'
import { shopClient } from '../plugins/workshop/e2e/shop-client.ts'
import { keepPicture, launchProfile, slow, type StudioPlace, tabsOf, watch } from './testing/browser.ts'

// The Studio in a whole world: the real server runs its commands, the real lake tells it what changed.

const sku = 'GEA-V60-WH'

let world: TestWorld
let shop: ReturnType<typeof shopClient>
let lake: SanityClient
let maryam: BrowserContext
let studio: StudioPlace

beforeAll(async () => {
  ;[world, maryam] = await Promise.all([startTestWorld({ seedDays: 1, seedOrders: 5 }), launchProfile()])
  shop = shopClient(world)
  studio = { url: world.urls.studio, lakeOrigin: world.env.lakeOrigin }
  lake = createClient({
    projectId: world.access.projectId,
    dataset: world.access.dataset,
    apiHost: world.env.lakeOrigin,
    useProjectHostname: false,
    apiVersion: '2025-02-19',
    token: world.access.tokens.manager,
    useCdn: false,
  })
}, 600_000)
afterEach(async () => {
  for (const page of tabsOf(maryam)) {
    await keepPicture(page, expect.getState().currentTestName)
    await page.close()
  }
})
afterAll(async () => {
  await maryam?.close()
  await world?.dispose()
})

/** A tab of Maryam's, and everything it complains about. */
async function openTab(path: string) {
  const page = await maryam.newPage()
  const { complaints } = watch(page, studio)
  await page.goto(studio.url + path)
  return { page, complaints }
}

/** An order for one dripper, paid in cash, so that it is placed at once. */
async function placeOrder(): Promise<{ readonly id: string; readonly number: string }> {
  const { status, body } = await shop.buy({ [sku]: 1 })
  expect({ status, state: body.order.state }).toEqual({ status: 201, state: 'placed' })
  return body.order
}

const orderOf = async (id: string) => (await lake.getDocument(id)) as unknown as Order
/** Opens an order from the list of all orders, where it appears by itself. */
async function openOrder(number: string) {
  const tab = await openTab('structure/orders;all')
  await tab.page.getByText(`${number} · Amira Haddad`).click()
  return tab
}

const stepsOf = (page: Page) => page.getByRole('region', { name: 'Next steps' })

/** The inventory tab of the variant, and where its order was taken from. */
async function inventoryPath(): Promise<string> {
  const { _id, product } = await lake.fetch<{ _id: string; product: string }>(
    '*[_type == "variant" && sku == $sku][0]{_id, "product": product._ref}',
    { sku },
  )
  return `structure/products;${product};${_id}%2Cview%3Dinventory`
}

describe('the Studio on the shop’s own server', () => {
  test('is entered by the lake’s sign-in', async () => {
    const { page, complaints } = await openTab('')
    await page.getByText('Content Lake').click()
    await page.getByText('Maryam J.').click()
    await page.getByRole('link', { name: 'Open work' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('picks, packs and hands over an order, and badges, timeline and stock follow', async () => {
    const { id: orderId, number } = await placeOrder()
    const [allocation] = (await orderOf(orderId)).allocations
    const place = await lake.fetch<string>('*[_id == $id][0].name', { id: allocation?.location })
    const onHand = async () => (await shop.inventory(sku)).find((row) => row.location === allocation?.location)?.onHand
    const before = Number(await onHand())

    const stock = await openTab(await inventoryPath())
    const level = stock.page.getByRole('region', { name: `Stock at ${place}` }).getByRole('img')
    await expect.poll(() => level.getAttribute('aria-label'), slow).toContain(`On hand ${before}:`)

    const { page, complaints } = await openOrder(number)
    const badges = page.getByTestId('pane-footer')
    await badges.getByText('To pick', { exact: true }).waitFor()
    await stepsOf(page).getByRole('button', { name: 'Pick', exact: true }).click()
    await stepsOf(page).getByRole('button', { name: 'Pack', exact: true }).click()
    await stepsOf(page).getByRole('button', { name: 'Hand over', exact: true }).click()
    await badges.getByText('Handed over', { exact: true }).waitFor()
    const timeline = page.getByRole('region', { name: 'Timeline' })
    await timeline.getByText('Handed over', { exact: true }).waitFor()
    const picture = page.getByRole('table', { name: 'Lines of the order' }).locator('img')
    await expect.poll(() => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth), slow).toBeGreaterThan(0)

    const done = await orderOf(orderId)
    expect({
      standing: done.fulfillmentStanding,
      by: done.events.filter(({ actor }) => actor.kind === 'staff').map(({ type, actor }) => [type, actor.name]),
    }).toEqual({
      standing: 'handed_over',
      by: ['picking_started', 'picked', 'packed', 'handed_over'].map((type) => [type, 'Maryam J.']),
    })
    await expect.poll(() => level.getAttribute('aria-label'), slow).toContain(`On hand ${before - 1}:`)
    await stock.page.getByRole('cell', { name: `Left with the courier ${done.number}` }).waitFor()
    expect([complaints, stock.complaints]).toEqual([[], []])
  })

  test('adjusts stock, and says why more than is free cannot be taken', async () => {
    const rows = await shop.inventory(sku)
    const [row] = rows.toSorted((a, b) => a.location.localeCompare(b.location))
    if (!row) throw new Error(`${sku} is kept nowhere`)
    const { page, complaints } = await openTab(await inventoryPath())
    const form = page.getByRole('form', { name: 'Adjust stock' })
    await form.getByLabel('Because').selectOption('damaged')
    await form.getByLabel('Change by').fill(`-${row.available + 1}`)
    await form.getByRole('alert').getByText(`${row.available} of these ${row.onHand} are free`).waitFor()
    await form.getByRole('button', { name: 'Save', disabled: true }).waitFor()
    await form.getByLabel('Change by').fill('-1')
    await form.getByLabel('Change by').press('Enter')
    await form.getByText('Saved.').waitFor()
    await page.getByRole('row').filter({ hasText: 'Damaged, set aside' }).filter({ hasText: 'Maryam J.' }).waitFor()
    expect((await shop.inventory(sku)).find(({ location }) => location === row.location)).toEqual({
      ...row,
      unavailable: row.unavailable + 1,
      damaged: row.damaged + 1,
      available: row.available - 1,
      revision: expect.any(String),
    })
    expect(complaints).toEqual([])
  })

  test('shows the server’s refusal beside the question, and nothing is changed', async () => {
    const { id: orderId, number } = await placeOrder()
    const { page, complaints } = await openOrder(number)
    await page.getByTestId('action-menu-button').click()
    await page.getByRole('menuitem', { name: 'Cancel order' }).click()
    const form = page.getByRole('form', { name: 'Cancel order' })
    await form.getByLabel('The shopper asked for it').check()
    const [fulfillment] = (await orderOf(orderId)).fulfillments
    const noor = await shop.call('POST', `/api/v1/fulfillments/${fulfillment}/pick`, {
      token: world.access.tokens.picker,
      body: {},
    })
    expect(noor.status).toBe(200)
    await form.getByRole('button', { name: 'Cancel order' }).click()
    await form.getByRole('alert').getByText('Picking began. Refund lines instead.').waitFor()
    expect((await orderOf(orderId)).state).toBe('placed')
    expect(complaints.toSorted()).toEqual([
      `409 ${world.origin}/api/v1/commands/cancelOrder`,
      'console: Failed to load resource: the server responded with a status of 409 (Conflict)',
    ])
  })
})
