import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildApps } from './build.ts'
import { parseWorldEnvironment, type WorldEnvironment } from './env.ts'
import { freePorts } from './free-ports.ts'
import { startWorld, type World } from './world.ts'

/** A world for one test or benchmark: own ports, own data, gone afterwards. */
export interface TestWorld extends World {
  readonly env: WorldEnvironment
  readonly origin: string
  /** Stops the parts and removes the data. */
  dispose(): Promise<void>
}

/** What a test may set; the shop is the coffee shop with a short history unless said otherwise. */
export interface TestWorldOptions {
  readonly seedDays?: number
  readonly seedOrders?: number
  readonly shop?: 'coffee' | 'trends' | 'none'
  readonly say?: (line: string) => void
}

/** Builds what is stale, starts a world on free ports in a folder of its own, and waits until it is ready. */
export async function startTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const top = resolve(import.meta.dirname, '../../..')
  const say = options.say ?? (() => undefined)
  const first = await freePorts(9)
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-world-'))
  const env = parseWorldEnvironment({
    PORT: String(first),
    LAKE_PORT: String(first + 1),
    SIM_PORT: String(first + 2),
    DATA_DIR: dataDir,
    SHOP: options.shop ?? 'coffee',
    SEED_DAYS: String(options.seedDays ?? 2),
    SEED_ORDERS: String(options.seedOrders ?? 20),
  })
  const world = await startWorld(env, {
    top,
    say,
    built: buildApps(top, say),
    onGivenUp: (name) => {
      throw new Error(`${name} keeps failing; its log is in ${dataDir}/logs`)
    },
  })
  return {
    ...world,
    env,
    origin: env.publicOrigin,
    dispose: async () => {
      await world.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
