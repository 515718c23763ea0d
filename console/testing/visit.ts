import { type Browser, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { type WatchedPage, watchPage } from '../../storefront/testing/browser.ts'
import type { ConsoleWorld } from './console-world.ts'

/**
 * A window of its own at a page of the console, signed in as one of the demo's people. What people do to sign in is a
 * story of its own; here the token is simply there.
 */
export async function visit(
  browser: Browser,
  world: ConsoleWorld,
  name: string,
  path = '',
  scheme: 'light' | 'dark' = 'light',
): Promise<WatchedPage> {
  // The console is never answered with an error that it asked for
  const watched = await watchPage(browser, world.origins, { scheme, expected: /(?!)/ })
  await watched.context.addInitScript(([key, token]) => localStorage.setItem(key, token), [
    world.tokenKey,
    world.tokenOf(name),
  ] as const)
  await watched.page.goto(`${world.url}${path}`)
  return watched
}

/** Until a page has what it shows: its heading stands, and no part of it is loading. */
export async function shown(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: new RegExp(`^${heading}$`, 'i'), level: 1 }).waitFor()
  await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
}
