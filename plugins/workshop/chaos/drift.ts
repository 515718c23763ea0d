import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { TestWorld } from '../dev/test-world.ts'

/** What `souk verify` says against the world. */
export async function drift({ env }: TestWorld): Promise<readonly string[]> {
  const own = { DATA_DIR: env.dataDir, LAKE_PORT: String(env.lakePort), PORT: String(env.port) }
  const souk = resolve(import.meta.dirname, '../souk/souk.ts')
  const options = { env: { ...process.env, ...own, SIM_PORT: String(env.simPort) } }
  return promisify(execFile)(process.execPath, [souk, 'verify', '--json'], options).then(
    () => [],
    (error: { readonly stdout?: string }) => [`verify: ${error.stdout ?? String(error)}`],
  )
}
