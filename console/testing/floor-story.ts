import { shopper } from '@souk/commerce/testing'
import { afterDot } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { wrongsInBoth } from '../../storefront/testing/axe.ts'
import { placeOrder, type PlacedOrder } from './coffee-morning.ts'
import type { ConsoleWorld } from './console-world.ts'
import { visit } from './visit.ts'

/** What a scanner types, a key each 8 ms by its own clock and not by this machine's, wherever the focus is. */
const scan = (page: Page, code: string): Promise<void> =>
  page.evaluate((text) => {
    const begun = performance.now()
    for (const [at, key] of [...text, 'Enter'].entries()) {
      const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      Object.defineProperty(press, 'timeStamp', { value: begun + at * 8 })
      document.activeElement?.dispatchEvent(press)
    }
  }, code)

const dialog = (page: Page) => page.getByRole('dialog')
const cardOf = (page: Page, { number }: PlacedOrder) => page.getByRole('article', { name: `Order ${number}` })

/** Two open the list of an order; the second who claims it is told who has it, and both see it at once. */
async function claimBoth(noor: Page, maryam: Page, order: PlacedOrder): Promise<void> {
  for (const page of [noor, maryam]) await cardOf(page, order).getByRole('button', { name: 'List' }).click()
  for (const page of [noor, maryam]) await dialog(page).getByText('Nobody has it yet').waitFor()
  await dialog(noor).getByRole('button', { name: 'Claim' }).click()
  for (const page of [noor, maryam]) await dialog(page).getByText('Noor R. has it', { exact: true }).waitFor()
  await maryam.keyboard.press('Escape')
  await dialog(maryam).waitFor({ state: 'detached' })
  // The board's number scanned opens its list again; C claims the chosen card
  await scan(maryam, order.number)
  await dialog(maryam).getByText('Noor R. has it', { exact: true }).waitFor()
}

/** Says that a bun is not there; its shopper takes another thing of the same kind, which is answered with its SKU. */
async function missTheBun(page: Page, { store, commerce }: ConsoleWorld, { orderId }: PlacedOrder): Promise<string> {
  await dialog(page)
    .getByRole('listitem')
    .filter({ hasText: 'Cinnamon bun' })
    .getByRole('button', { name: 'Missing' })
    .click()
  const form = page.getByRole('form', { name: 'Cinnamon bun is missing' })
  await form.getByText(/^The shopper is asked for \d+ minutes\./).waitFor()
  expect(await wrongsInBoth(page)).toEqual([])
  await form.getByRole('button', { name: 'Report it' }).click()
  await dialog(page).getByText('The shopper is asked about 1.').waitFor()
  const [work] = (await store.get([`fulfillment.${afterDot(orderId)}-1`])) as readonly Fulfillment[]
  const [asked] = work?.substitutions ?? []
  const sku = asked?.candidates[0]?.sku ?? ''
  const input = { orderId, key: asked?._key ?? '', answer: 'replace', sku }
  expect(await commerce.dispatch('settleSubstitution', input, { actor: shopper })).toMatchObject({ ok: true })
  return sku
}

/** The bag is looked through by scan and closed. */
async function packByScan(page: Page, skus: readonly string[]): Promise<void> {
  await dialog(page).getByRole('heading', { name: 'Check the bag' }).waitFor()
  await scan(page, 'GEA-V60-WH')
  await dialog(page).getByText('GEA-V60-WH does not belong in this bag. Take it out.').waitFor()
  for (const sku of skus) await scan(page, sku)
  await dialog(page).getByRole('button', { name: 'Pack', exact: true }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

/** A rider takes the bag; at the door the PIN is asked for until it is right. */
async function deliver(page: Page, { commerce }: ConsoleWorld, order: PlacedOrder): Promise<void> {
  const card = cardOf(page, order)
  await card.getByRole('button', { name: 'Hand over' }).click()
  await page.getByLabel('Who carries it, if known').fill('Idris')
  await dialog(page).getByRole('button', { name: 'Hand over' }).click()
  await card.getByRole('button', { name: 'Delivered' }).click()
  const pin = commerce.pinFor(order.orderId)
  for (const said of [pin === '0000' ? '1111' : '0000', pin]) {
    await page.getByLabel('PIN the shopper says').fill(said)
    await dialog(page).getByRole('button', { name: 'Delivered' }).click()
    if (said !== pin) await dialog(page).getByText('That PIN is not the order’s.').waitFor()
  }
  await card.waitFor({ state: 'detached' })
}

/** An order from claim to door, by scan, with a bun that is missing; answers the order as it stands then. */
export async function pickedByScan(browser: Browser, world: ConsoleWorld): Promise<Order> {
  const placed = await placeOrder(world, { lines: { 'COF-LAT-R': 2, 'BAK-BUN-CIN': 1 } })
  const [{ page: noor }, { page: maryam }] = await Promise.all([
    visit(browser, world, 'Noor R.', 'floor'),
    visit(browser, world, 'Maryam J.', 'floor'),
  ])
  await claimBoth(noor, maryam, placed)
  await maryam.context().close()
  await dialog(noor).getByRole('button', { name: 'Close' }).last().focus()
  await scan(noor, 'COF-LAT-R')
  await dialog(noor).getByText('1 of 2 Latte, Regular.').waitFor()
  await scan(noor, 'COF-LAT-R')
  await dialog(noor).getByText('2 of 2 Latte, Regular.').waitFor()
  const instead = await missTheBun(noor, world, placed)
  await dialog(noor).getByText(instead).waitFor()
  await scan(noor, instead)
  await packByScan(noor, ['COF-LAT-R', 'COF-LAT-R', instead])
  await deliver(noor, world, placed)
  await noor.context().close()
  const [order] = await world.store.get([placed.orderId])
  return order as Order
}
