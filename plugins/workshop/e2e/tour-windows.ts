import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { type WatchedPage, watchPage } from '../../../storefront/testing/browser.ts'
import { top } from '../config/steps.ts'
import type { TestWorld } from '../dev/test-world.ts'

/** How long a tour waits for what it has been promised. */
export const patient = { timeout: 60_000 }

/** Windows of a tour through a world, and a camera. */
export interface TourWindows {
  /** The dataset as a manager reads it. */
  readonly lake: SanityClient
  /** The shop, with the question about figures answered and a place to bring things to. */
  openShop(width?: number): Promise<WatchedPage>
  /** The console, signed in as the manager, at Today. */
  openConsole(): Promise<WatchedPage>
  openStudio(path: string): Promise<WatchedPage>
  /** With `SOUK_PICTURES=1` takes a picture for the handbook; else it goes on at once. */
  picture(page: Page, name: string): Promise<void>
}

/** Opens a world's windows; each hears of every request that leaves the world. */
export function tourWindows(world: TestWorld, browser: Browser): TourWindows {
  const { projectId, dataset, tokens } = world.access
  const origins = [world.origin, new URL(world.urls.stripe).origin, new URL(world.urls.lake).origin]
  return {
    lake: createClient({
      projectId,
      dataset,
      apiHost: world.env.lakeOrigin,
      useProjectHostname: false,
      apiVersion: '2025-02-19',
      token: tokens.manager,
      useCdn: false,
      perspective: 'raw',
    }),
    async openShop(width) {
      const watched = await watchPage(browser, origins, width === undefined ? {} : { width })
      const send = (path: string, form: Record<string, string>) =>
        watched.page.request.post(`${world.origin}${path}`, { form, headers: { origin: world.origin } })
      await send('/figures', { answer: 'no', back: '/' })
      await send('/place', { postalCode: '94105', back: '/' })
      return watched
    },
    async openConsole() {
      const watched = await watchPage(browser, origins)
      await watched.page.goto(world.urls.console)
      await watched.page.getByRole('button', { name: 'Maryam J.' }).click(patient)
      await watched.page.getByRole('heading', { name: 'Today', level: 1 }).waitFor(patient)
      return watched
    },
    async openStudio(path) {
      const watched = await watchPage(browser, [...origins, `http://${projectId}.localhost:${world.env.lakePort}`])
      await watched.context.addInitScript(
        ([name, token]) => localStorage.setItem(name ?? '', JSON.stringify({ token })),
        [`__studio_auth_token_${projectId}`, tokens.manager],
      )
      await watched.page.goto(`${world.urls.studio}${path}`)
      return watched
    },
    async picture(page, name) {
      if (!process.env['SOUK_PICTURES']) return
      await page.waitForLoadState('networkidle')
      await page.evaluate(() => scrollTo(0, 0))
      await sharp(await page.screenshot())
        .webp({ quality: 84 })
        .toFile(join(top, 'plugins/handbook/pictures', `${name}.webp`))
    },
  }
}

/** Presses a step of the console's order page and, where it asks first, confirms it. */
export async function step(page: Page, name: string, confirm?: { field: string; text: string }): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click(patient)
  if (!confirm) return
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(new RegExp(confirm.field)).fill(confirm.text)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached', ...patient })
}
