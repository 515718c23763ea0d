import type { Browser } from 'playwright-core'
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
