// What people do together in the Studio, each click to its end. One suite, because opening a Studio is what costs.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeTab, gatherPeople, keepPicture, openTab, slow, soon, surely, type Watch } from './testing/browser.ts'
import { fillShop } from './testing/small-shop.ts'
import { type StudioWorld, startStudioWorld } from './testing/studio-world.ts'

let world: StudioWorld
const people = gatherPeople()
/** How far the lake's clock is ahead of the browser's, in milliseconds. */
let ahead = 0
const clock = () => new Date(Date.now() + ahead).toISOString()

beforeAll(async () => {
  world = await startStudioWorld(clock)
  await fillShop(world.server)
})
afterAll(async () => {
  await people.close()
  await world?.dispose()
})

const sunrise = 'structure/products;product-sunrise-blend'
const handleField = (page: Page) => page.getByTestId('field-handle').getByRole('textbox').first()

/** Every product with its drafts and versions, by id without the release's name, and the handle it has. */
async function products(): Promise<Record<string, string>> {
  const query = '*[_type == "product"]{_id, "handle": handle.current}'
  const found = await world.server.fetch<{ _id: string; handle: string }[]>(query, {}, { perspective: 'raw' })
  return Object.fromEntries(found.map(({ _id, handle }) => [_id.replace(/^versions\.[^.]+/, 'version'), handle]))
}
const stateOf = (title: string) =>
  world.server.fetch('*[_type == "system.release" && metadata.title == $title][0].state', { title })
const talk = (query: string) => world.server.withConfig({ dataset: 'production-comments' }).fetch<unknown>(query)

/** Runs one story in a signed-in tab and holds it to silence. */
async function inTab(path: string, story: (page: Page, seen: Watch) => Promise<void>, who?: string): Promise<void> {
  const { page, seen } = await openTab(people, world, path, who)
  try {
    await story(page, seen)
    expect(seen.complaints).toEqual([])
  } finally {
    await keepPicture(page, expect.getState().currentTestName)
    await closeTab(page)
  }
}

/** Makes a release in the Releases tool, and puts a product with a new handle into it. */
async function release(page: Page, title: string, product: string, handle: string): Promise<void> {
  const name = page.getByTestId('release-form-title')
  // The tool is drawn anew once it knows its releases, and closes what was opened before
  const submit = async () => {
    if (!(await name.isVisible())) await page.getByRole('button', { name: 'New release' }).first().click(soon)
    await name.fill(title, soon)
    await page.getByTestId('submit-release-button').click(soon)
    await page.getByRole('button', { name: 'Add document' }).waitFor()
  }
  await surely(submit, () => page.getByRole('button', { name: 'Add document' }).isVisible())
  await page.getByRole('button', { name: 'Add document' }).click()
  await page.getByPlaceholder('Search', { exact: true }).last().fill(product)
  await page.getByTestId('search-results').getByText(product).first().click()
  await page.getByRole('link', { name: product }).click()
  await surely(
    () => handleField(page).fill(handle, soon),
    async () => Object.values(await products()).includes(handle),
  )
  await page.goBack()
  await page.getByRole('link', { name: product }).waitFor()
}

/** Answers the dialog that asks for a time: five minutes from now. */
async function inFiveMinutes(page: Page): Promise<void> {
  const at = Date.now() + ahead + 5 * 60_000
  const day = new Intl.DateTimeFormat('en', { month: 'short', day: '2-digit', year: 'numeric', timeZone: 'UTC' })
  const time = new Date(at).toISOString().slice(11, 16)
  await page
    .getByRole('dialog')
    .getByTestId('date-input')
    .fill(`${day.format(at)} ${time}`)
  await page.keyboard.press('Tab')
  await page.getByTestId('confirm-button').click()
}

/** While it schedules, the Studio tries out whether it might, and is told that the release is scheduled already. */
const isTrial = (line: string) => /^409 .*\/data\/actions\/|status of 409/.test(line)

describe('a release', () => {
  test('gathers a product, is scheduled, and is published when its time has come', async () => {
    const { page, seen } = await openTab(people, world, 'releases')
    await release(page, 'Winter menu', 'Sunrise blend', 'winter-sunrise')
    const asked = page.getByRole('dialog').getByTestId('date-input')
    // The menu is drawn anew when the release has been checked, and forgets what was pressed in it before
    const ask = async () => {
      await page.getByTestId('release-menu-button').click(soon)
      await page.getByRole('menuitem', { name: 'Schedule release' }).click(soon)
      await asked.waitFor(soon)
    }
    await surely(ask, () => asked.isVisible())
    await inFiveMinutes(page)
    await page.getByRole('button', { name: 'Unschedule release' }).waitFor()
    await expect.poll(() => stateOf('Winter menu'), slow).toBe('scheduled')
    expect((await products())['product-sunrise-blend']).toBe('sunrise-blend')
    ahead += 6 * 60_000
    await page.getByText('This release is published successfully.').waitFor()
    expect((await products())['product-sunrise-blend']).toBe('winter-sunrise')
    expect(seen.complaints.filter((line) => !isTrial(line))).toEqual([])
    await closeTab(page)
  })
})

describe('people', () => {
  test('give each other tasks, talk about them and close them', async () => {
    await inTab(sunrise, async (page) => {
      await handleField(page).waitFor()
      await page.getByTestId('tasks-toolbar').click()
      await page.getByRole('button', { name: 'Create new task' }).click()
      await page.getByPlaceholder('Task title').fill('Weigh the beans')
      await page.getByText('Select assignee').click()
      await page.getByRole('menuitem').or(page.getByRole('option')).filter({ hasText: 'Noor R.' }).first().click()
      await page.getByRole('button', { name: 'Create Task' }).click()
      await page.getByTestId('tasks-list-item').getByText('Weigh the beans').click()
      const comment = page.getByTestId('comment-input-editable').filter({ hasText: 'Add a comment' })
      await comment.click()
      await page.locator('[data-testid="comment-input-editable"]:focus').waitFor()
      await page.keyboard.type('About 250 g')
      await page.getByTestId('comment-input-send-button').last().click()
      await page.getByRole('button', { name: 'To Do' }).click()
      await page.getByRole('menuitem', { name: 'Done' }).click()
      const task = { title: 'Weigh the beans', status: 'closed', assignedTo: 'p-noor', said: ['About 250 g'] }
      const said = '"said": *[_type == "comment" && references(^._id)].message[].children[].text'
      await expect
        .poll(() => talk(`*[_type == "tasks.task"]{title, status, assignedTo, ${said}}`), slow)
        .toEqual([task])
    })
  })

  test('see where the others are', async () => {
    const faceOf = (page: Page, name: string) =>
      page.getByTestId('document-panel-scroller').locator(`[data-ui="Avatar"][title="${name}"]`).first()
    await inTab(sunrise, async (maryam) => {
      await handleField(maryam).click()
      const stay = async (noor: Page): Promise<void> => {
        await handleField(noor).click()
        await faceOf(maryam, 'Noor R.').waitFor()
        await faceOf(noor, 'Maryam J.').waitFor()
      }
      await inTab(sunrise, stay, world.colleagueToken)
    })
  })
})
