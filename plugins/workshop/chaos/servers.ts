import { join, resolve } from 'node:path'
import { buildPages } from '../../../storefront/testing/build-pages.ts'
import { type Child, keepAlive } from '../dev/children.ts'
import { freePorts } from '../dev/free-ports.ts'
import { startServedWorld } from '../dev/served-world.ts'
import type { TestWorld } from '../dev/test-world.ts'
import { untilReady } from '../dev/world.ts'
import { lend } from './setting.ts'
import { type Shared, sharedArticles, stockedSkus } from './stocked-skus.ts'

const top = resolve(import.meta.dirname, '../../..')

/** Storefront servers over one lake: the world's own, and more beside it. */
export interface Servers {
  readonly world: TestWorld
  readonly origins: readonly string[]
  /** The process behind an origin, between a crash and the next start none. */
  pid(origin: string): number | undefined
  dispose(): Promise<void>
}

/** Starts a world and so many servers in all, every one in the given setting. */
export async function startServers(count: number, setting: Readonly<Record<string, string>> = {}): Promise<Servers> {
  // Until all is over: whatever is killed meanwhile is started again in the same setting
  const giveBack = lend(setting, process.env)
  const world = await startServedWorld(buildPages, {}, true).catch((error: unknown) => {
    giveBack()
    throw error
  })
  const first = count > 1 ? await freePorts(count - 1) : 0
  const { dataDir, lakePort, simPort } = world.env
  const more = new Map<string, Child>()
  const dispose = async (): Promise<void> => {
    await Promise.all([...more.values()].map((child) => child.stop()))
    await world.dispose()
    giveBack()
  }
  try {
    for (let port = first; port < first + count - 1; port += 1) {
      const env = {
        PORT: String(port),
        PUBLIC_ORIGIN: world.origin,
        LAKE_PORT: String(lakePort),
        SIM_PORT: String(simPort),
        DATA_DIR: dataDir,
        NODE_ENV: 'production',
      }
      const part = {
        name: `storefront-${port}`,
        script: join(top, 'storefront/server.ts'),
        cwd: join(top, 'storefront'),
        env,
        spare: true,
      }
      const givenUp = (name: string) => {
        throw new Error(`${name} keeps failing; its log is in ${dataDir}/logs`)
      }
      more.set(`http://127.0.0.1:${port}`, keepAlive(part, join(dataDir, 'logs'), givenUp))
    }
    for (const origin of more.keys()) await untilReady('a server', `${origin}/readyz`, 60)
  } catch (error) {
    await dispose()
    throw error
  }
  const own = `http://127.0.0.1:${world.env.port}`
  return {
    world,
    origins: [own, ...more.keys()],
    pid: (origin) => (origin === own ? world.pid('storefront') : more.get(origin)?.pid()),
    dispose,
  }
}

async function productsOf({ env }: TestWorld): Promise<Parameters<typeof stockedSkus>[0]> {
  const answer = await fetch(`http://127.0.0.1:${env.port}/api/v1/products?limit=100`)
  return ((await answer.json()) as { readonly data: Parameters<typeof stockedSkus>[0] }).data
}

/** Articles of the shop that can be bought and have stock of their own. */
export const skusOf = async (world: TestWorld): Promise<readonly string[]> => stockedSkus(await productsOf(world))

/** Articles that are sold alone and in a bundle. */
export const sharedOf = async (world: TestWorld): Promise<readonly Shared[]> => sharedArticles(await productsOf(world))
