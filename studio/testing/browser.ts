import type { SanityClient } from '@sanity/client'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import type { StudioWorld } from './studio-world.ts'

/** Where a Studio is and what it talks to. */
export interface StudioPlace {
  /** With its closing slash: `http://localhost:<port>/studio/`. */
  readonly url: string
  readonly lakeOrigin: string
}

/** Everything a quiet Studio must not do, as it happens. */
export interface Watch {
  readonly complaints: readonly string[]
}

/** The system's Chromium with nothing of its own to say. `CHROMIUM_PATH` names another one. */
const chromiumOptions = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
  ],
}

/** A browser that remembers nothing. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(chromiumOptions)

/** Somebody's own browser, with a disk: what one tab compiled of the Studio is there for the next. */
export async function launchProfile(viewport = { width: 1440, height: 900 }): Promise<BrowserContext> {
  const profile = await chromium.launchPersistentContext('', { ...chromiumOptions, viewport })
  profile.setDefaultTimeout(slow.timeout)
  return profile
}

/** People at browsers of their own, which are launched when they are first needed. */
export interface People {
  /** The browser of whoever has this token, signed in. */
  of(token: string, projectId: string): Promise<BrowserContext>
  close(): Promise<void>
}

export function gatherPeople(): People {
  const profiles = new Map<string, Promise<BrowserContext>>()
  const arrive = async (token: string, projectId: string) => {
    const profile = await launchProfile()
    await signIn(profile, projectId, token)
    return profile
  }
  return {
    of(token, projectId) {
      const profile = profiles.get(token) ?? arrive(token, projectId)
      profiles.set(token, profile)
      return profile
    },
    close: async () => void (await Promise.all([...profiles.values()].map(async (profile) => (await profile).close()))),
  }
}

/** Every page that a browser opens from now on is that of whoever has this token. */
export const signIn = (context: BrowserContext, projectId: string, token: string): Promise<unknown> =>
  context.addInitScript(([key, value]) => localStorage.setItem(key, value), [
    `__studio_auth_token_${projectId}`,
    JSON.stringify({ token }),
  ] as const)

/** Notes console errors, uncaught errors, failed answers and requests that leave the world. */
export function watch(page: Page, world: StudioPlace): Watch {
  const complaints: string[] = []
  const ours = [new URL(world.url).host, new URL(world.lakeOrigin).host]
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text().slice(0, 300)}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url().slice(0, 200)}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    const inside = ours.some((host) => url.host === host || url.host.endsWith(`.${host}`))
    if (/^https?:$/.test(url.protocol) && !inside) complaints.push(`outside: ${request.url().slice(0, 200)}`)
  })
  return { complaints }
}

/** A tab of someone who is signed in, the manager unless another's token is given, at a path below the Studio. */
export async function openTab(
  people: People,
  world: StudioWorld,
  path: string,
  who: string = world.managerToken,
): Promise<{ page: Page; seen: Watch }> {
  const page = await (await people.of(who, world.projectId)).newPage()
  const seen = watch(page, world)
  await page.goto(world.url + path)
  return { page, seen }
}

/** All tabs but the empty one that a profile begins with, and which keeps it open. */
export const tabsOf = (profile: BrowserContext): readonly Page[] =>
  profile.pages().filter((page) => page.url() !== 'about:blank')

/** Closes a tab. With a person's last one goes what the Studio kept for them. */
export async function closeTab(page: Page): Promise<void> {
  if (tabsOf(page.context()).every((each) => each === page)) await page.evaluate(() => localStorage.clear())
  await page.close()
}

/** How long a browser on a busy machine may take. */
export const slow = { timeout: 60_000 }

/**
 * Tries until it is done. A form is made anew once its document is there, and forgets the tab that was chosen and what was
 * typed before; a press that comes while it is still being checked is forgotten too.
 */
export async function surely(act: () => Promise<unknown>, done: () => Promise<boolean>): Promise<void> {
  const tried = async () => {
    if (await done()) return true
    await act().catch(() => undefined)
    return await done()
  }
  await expect.poll(tried, { ...slow, interval: 250 }).toBe(true)
}

/** A try of `surely`: what it looks for may be gone the next moment. */
export const soon = { timeout: 5_000 }

/** Publishes what was changed of a document, in whichever pane it stands. */
export async function publishSurely(page: Page, lake: SanityClient, id: string): Promise<void> {
  const query = 'defined(*[_id == $id][0]._id)'
  const draft = () => lake.fetch<boolean>(query, { id: `drafts.${id}` }, { perspective: 'raw' })
  await expect.poll(draft, slow).toBe(true)
  const button = page.locator('[data-testid="action-publish"]:enabled').first()
  await surely(
    () => button.click(soon),
    async () => !(await draft()),
  )
}

/** With `SHOTS` set to a folder, leaves what the page shows, light and dark, under the story's name. */
export async function keepPicture(page: Page, story: string | undefined): Promise<void> {
  const folder = process.env['SHOTS']
  const name = story?.replace(/[^a-z]+/gi, '-')
  if (!folder || !name) return
  await page.screenshot({ path: `${folder}/${name}.png` })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('[data-scheme="dark"]').first().waitFor()
  await settled(page)
  await page.screenshot({ path: `${folder}/${name}-dark.png` })
}

/** Colours change with a transition; a picture is taken after it. */
const settled = (page: Page) =>
  page.evaluate(() => {
    const ending = document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity)
    return Promise.allSettled(ending.map((each) => each.finished)).then(() => undefined)
  })
