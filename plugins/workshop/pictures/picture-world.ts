import { createClient } from '@sanity/client'
import type { Browser } from 'playwright-core'
import { parseWorldEnvironment } from '../dev/env.ts'
import { startTestWorld, type TestWorld } from '../dev/test-world.ts'
import { readAccess } from '../dev/world.ts'
import type { State } from './prepare.ts'
import type { ShopName } from './shots.ts'

/** A world that pictures are taken of: one of our own, or one that somebody has started. */
export interface PictureWorld extends Pick<TestWorld, 'env' | 'access' | 'origin'> {
  /** Reads the dataset as a manager does. */
  ask<Found>(query: string, parameters?: Record<string, string>): Promise<Found>
  dispose(): Promise<void>
}

function opened(world: Pick<TestWorld, 'env' | 'access' | 'origin' | 'dispose'>): PictureWorld {
  const { projectId, dataset, tokens } = world.access
  const client = createClient({
    projectId,
    dataset,
    token: tokens.manager,
    apiHost: world.env.lakeOrigin,
    useProjectHostname: false,
    apiVersion: '2025-02-19',
    useCdn: false,
    perspective: 'raw',
  })
  return { ...world, ask: (query, parameters = {}) => client.fetch(query, parameters) }
}

/** The world that runs where the environment says (`DATA_DIR`, `PORT` ...), else one of our own with a short history. */
export async function openPictureWorld(shop: ShopName, say: (line: string) => void): Promise<PictureWorld> {
  if (!process.env['DATA_DIR']) return opened(await startTestWorld({ shop, seedDays: 10, seedOrders: 140, say }))
  const env = parseWorldEnvironment(process.env)
  if (env.shop !== shop) throw new Error(`DATA_DIR names a running world of ${env.shop}; ask for --shop ${env.shop}`)
  return opened({ env, access: readAccess(env.dataDir), origin: env.publicOrigin, dispose: async () => undefined })
}

/** What a manager carries in the console and an editor in the Studio. */
export async function signStaffIn(
  browser: Browser,
  { origin, access }: PictureWorld,
): Promise<Record<'staff' | 'editor', State>> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${origin}/console/`)
  await page.getByRole('button', { name: 'Maryam J.' }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  const staff = await context.storageState()
  await context.close()
  const name = `__studio_auth_token_${access.projectId}`
  const value = JSON.stringify({ token: access.tokens.manager })
  return { staff, editor: { cookies: [], origins: [{ origin, localStorage: [{ name, value }] }] } }
}
