import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseWorldEnvironment } from './env.ts'
import { freePorts } from './free-ports.ts'
import type { TestWorld } from './test-world.ts'
import { startWorld } from './world.ts'

const top = resolve(import.meta.dirname, '../../..')

/**
 * A world whose pages `build` makes first: for what needs the shop and the API but neither console nor Studio. With
 * `spares` as `npm start` brings it up: ready for parts that fall.
 */
export async function startServedWorld(
  build: () => void,
  extra: Readonly<Record<string, string>> = {},
  spares = false,
): Promise<TestWorld> {
  // Before anything is started: a build holds this process up, and it would not notice that a part is ready
  build()
  const first = await freePorts(9)
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-world-'))
  const env = parseWorldEnvironment({
    PORT: String(first),
    LAKE_PORT: String(first + 1),
    SIM_PORT: String(first + 2),
    DATA_DIR: dataDir,
    SHOP: 'coffee',
    SEED_DAYS: '1',
    SEED_ORDERS: '6',
    ...extra,
  })
  const world = await startWorld(env, {
    top,
    say: () => undefined,
    spares,
    built: Promise.resolve(),
    onGivenUp: (name) => {
      throw new Error(`${name} keeps failing; its log is in ${dataDir}/logs`)
    },
  })
  const dispose = async (): Promise<void> => {
    await world.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...world, env, origin: env.publicOrigin, dispose }
}
