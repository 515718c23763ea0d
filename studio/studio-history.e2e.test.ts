// What becomes of a document in the Studio, and what is said about it, each click to its end.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeTab, gatherPeople, keepPicture, openTab, slow, soon, surely } from './testing/browser.ts'
import { fillShop } from './testing/small-shop.ts'
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

const nightShift = 'structure/products;product-night-shift'
const sunrise = 'structure/products;product-sunrise-blend'
const handleField = (page: Page) => page.getByTestId('field-handle').getByRole('textbox').first()
const answer = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
/** The chip above a document that stands for its published state, its draft or its version in a release. */
const chip = (page: Page, name: string) =>
  page.getByTestId('document-perspective-list').getByText(name, { exact: true })

/** The drafts, versions and published document of a product, and the handle of each. */
async function statesOf(id: string): Promise<Record<string, string>> {
  const query = '*[sanity::versionOf($id)]{_id, "handle": handle.current}'
  const found = await world.server.fetch<{ _id: string; handle: string }[]>(query, { id }, { perspective: 'raw' })
  return Object.fromEntries(found.map(({ _id, handle }) => [_id, handle]))
}
async function becomes(id: string, states: Record<string, string>): Promise<void> {
  await expect.poll(() => statesOf(id), slow).toEqual(states)
}

/** Opens the menu of what may be done with a document and looks for a line in it. */
async function inMenu(page: Page, name: RegExp) {
  const item = page.getByRole('menuitem', { name })
  const open = async () => {
    await page.getByTestId('action-menu-button').click(soon)
    await item.waitFor(soon)
  }
  await surely(open, () => item.isVisible())
  return item
}

/** Runs one story in a signed-in tab and holds it to silence, but for what it expects. */
async function inTab(
  path: string,
  story: (page: Page) => Promise<void>,
  { who, expects }: { who?: string; expects?: RegExp } = {},
): Promise<void> {
  const { page, seen } = await openTab(people, world, path, who)
  try {
    await handleField(page).waitFor()
    await story(page)
    expect(seen.complaints.filter((line) => !expects?.test(line))).toEqual([])
  } finally {
    await keepPicture(page, expect.getState().currentTestName)
    await closeTab(page)
  }
}

describe('the history of a product', () => {
  const id = 'product-night-shift'
  const draft = `drafts.${id}`

  test('tells who published what, and gives back a revision or one field', async () => {
    const publishAs = async (token: string, current: string): Promise<void> => {
      const client = world.server.withConfig({ token })
      const ids = { draftId: draft, publishedId: id }
      const patch = { set: { 'handle.current': current } }
      await client.action({ actionType: 'sanity.action.document.edit', ...ids, patch })
      await client.action({ actionType: 'sanity.action.document.publish', ...ids })
    }
    await publishAs(world.managerToken, 'dusk')
    await publishAs(world.colleagueToken, 'midnight')
    await publishAs(world.managerToken, 'dawn')
    await inTab(nightShift, async (page) => {
      const review = page.getByRole('tab', { name: 'Review changes' })
      const panel = page.locator('#review-panel')
      const openPanel = () =>
        surely(
          () =>
            page
              .getByTestId('pane-footer-document-status')
              .click(soon)
              .then(() => review.waitFor(soon)),
          () => review.isVisible(),
        )
      await openPanel()
      await page.getByRole('tab', { name: 'History' }).click()
      const events = page.getByTestId('timeline-item-button')
      const told = async () => (await events.allInnerTexts()).map((text) => text.split('\n').slice(0, 2).join(' '))
      await expect
        .poll(told, slow)
        .toEqual(['MJ Published', 'NR Published', 'MJ Published', expect.stringContaining('Created')])
      await events.nth(1).click()
      await expect.poll(() => handleField(page).inputValue(), slow).toBe('midnight')
      await review.click()
      await panel.getByText('dusk').waitFor()
      await panel.getByText('midnight').waitFor()
      const restore = page.getByRole('button', { name: 'Revert to revision' })
      await restore.click()
      await page.getByRole('button', { name: 'Confirm', exact: true }).click()
      await becomes(id, { [id]: 'dawn', [draft]: 'midnight' })
      await restore.waitFor({ state: 'detached' })
      await openPanel()
      await review.click()
      await panel.getByText('dawn').waitFor()
      const confirm = page.getByTestId('confirm-popover-confirm-button')
      await surely(
        () =>
          page
            .getByTestId('single-change-revert-button-handle')
            .click(soon)
            .then(() => confirm.waitFor(soon)),
        () => confirm.isVisible(),
      )
      await confirm.click()
      await becomes(id, { [id]: 'dawn', [draft]: 'dawn' })
      await (await inMenu(page, /^Discard changes/)).click()
      await answer(page, 'Discard changes')
      await becomes(id, { [id]: 'dawn' })
    })
  })

  test('goes on when it is unpublished, published, deleted, brought back and copied', async () => {
    await inTab(nightShift, async (page) => {
      const footer = page.getByTestId('pane-footer')
      await chip(page, 'Published').click()
      await footer.getByRole('button', { name: 'Unpublish' }).click()
      await answer(page, 'Unpublish now')
      await becomes(id, { [draft]: 'dawn' })
      await chip(page, 'Draft').click()
      await footer.getByRole('button', { name: 'Publish', exact: true }).click()
      await becomes(id, { [id]: 'dawn' })
      await (await inMenu(page, /^Delete/)).click()
      await answer(page, 'Delete document')
      await becomes(id, {})
      await page.goto(world.url + nightShift)
      await page.getByTestId('deleted-document-banner').getByRole('button').click()
      await becomes(id, { [draft]: 'dawn' })
      await expect.poll(() => handleField(page).inputValue(), slow).toBe('dawn')
      await (await inMenu(page, /^Duplicate/)).click()
      await page.waitForURL((url) => !url.pathname.includes(id))
      const copy = new URL(page.url()).pathname.split(';').at(-1) ?? ''
      await surely(
        () => handleField(page).fill('dawn-again', soon),
        async () => (await statesOf(copy))[`drafts.${copy}`] === 'dawn-again',
      )
      await (await inMenu(page, /^Delete/)).click()
      await answer(page, 'Delete document')
      await becomes(copy, {})
      await becomes(id, { [draft]: 'dawn' })
    })
  })
})

describe('a product that others refer to', () => {
  const id = 'product-sunrise-blend'

  test('is not deleted, and what refers to it is named', async () => {
    const story = async (page: Page): Promise<void> => {
      await (await inMenu(page, /^Delete/)).click()
      await page.getByRole('dialog').getByText('Sunrise blend, 250 g').waitFor()
      await answer(page, 'Delete anyway')
      await page.getByText('This usually means that there are other documents that refers to it').waitFor()
      await becomes(id, { [id]: 'sunrise-blend' })
    }
    await inTab(sunrise, story, { expects: /^409 .*\/data\/actions\/|status of 409/ })
  })

  test('is neither unpublished nor deleted by who may not, and the Studio says why', async () => {
    const story = async (page: Page): Promise<void> => {
      const says = (what: string) => page.getByText(`You do not have permission to ${what} this document.`)
      const remove = await inMenu(page, /^Delete/)
      await surely(
        () => remove.hover(soon).then(() => says('delete').waitFor(soon)),
        () => says('delete').isVisible(),
      )
      await page.keyboard.press('Escape')
      await chip(page, 'Published').click()
      const unpublish = page.getByTestId('pane-footer').getByText('Unpublish')
      await surely(
        () => unpublish.hover({ ...soon, force: true }).then(() => says('unpublish').waitFor(soon)),
        () => says('unpublish').isVisible(),
      )
    }
    await inTab(sunrise, story, { who: world.contributorToken })
  })
})

describe('comments', () => {
  test('are written on a field, answered by somebody else and settled, and the form is drawn once', async () => {
    let hear = (): void => undefined
    const heard = new Promise<void>((resolve) => {
      hear = resolve
    })
    const { page, seen } = await openTab(people, world, 'structure/products')
    await page.route(/\/features(\?|$)/, async (route) => {
      await heard
      await route.continue()
    })
    await page.goto(world.url + sunrise)
    const field = page.getByTestId('field-handle')
    const add = field.getByRole('button', { name: 'Add comment' })
    // Nobody has told the Studio yet which features there are
    await add.waitFor({ state: 'attached' })
    const first = await field.elementHandle()
    hear()
    const write = async (at: Page, text: string, input = at.getByTestId('comment-input-editable').first()) => {
      await input.click()
      await at.locator('[data-testid="comment-input-editable"]:focus').waitFor()
      await at.keyboard.type(text)
      await at.getByTestId('comment-input-send-button').last().click()
    }
    await field.hover()
    await add.click()
    await write(page, 'Is this final?')
    await page.getByTestId('comments-list').getByText('Is this final?').waitFor()
    const noor = async (other: Page): Promise<void> => {
      const thread = other.getByTestId('comments-list')
      await other.getByTestId('field-handle').hover()
      await other.getByTestId('field-handle').getByRole('button', { name: 'Open comments' }).click()
      await thread.getByText('Is this final?').waitFor()
      await write(other, 'It is', thread.getByTestId('comment-input-editable').filter({ hasText: 'Reply' }))
    }
    await inTab(sunrise, noor, { who: world.colleagueToken })
    const list = page.getByTestId('comments-list')
    await list.getByText('It is', { exact: true }).waitFor()
    await list.getByTestId('comments-list-item').first().hover()
    await list.getByTestId('comments-list-item-status-button').first().click()
    const about = '*[_type == "comment" && target.path.field == "handle"] | order(_createdAt)'
    const said = `${about}{authorId, status, "text": pt::text(message)}`
    await expect
      .poll(() => world.server.withConfig({ dataset: 'production-comments' }).fetch(said), slow)
      .toEqual([
        { authorId: 'p-maryam', status: 'resolved', text: 'Is this final?' },
        { authorId: 'p-noor', status: 'resolved', text: 'It is' },
      ])
    expect(await first?.evaluate((node) => node.isConnected)).toBe(true)
    expect(seen.complaints).toEqual([])
    await closeTab(page)
  })
})
