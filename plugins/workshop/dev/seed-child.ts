import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { WorldEnvironment } from './env.ts'

/** What the seeding process needs to know. */
export interface SeedRequest {
  readonly top: string
  readonly env: WorldEnvironment
  readonly variables: Readonly<Record<string, string>>
  readonly say: (line: string) => void
}

/** Runs `souk seed` in a process of its own, so that its memory and its faults stay there; passes its progress on. */
export function seedInChild({ top, env, variables, say }: SeedRequest): Promise<void> {
  const args = [
    'seed',
    '--shop',
    env.shop,
    '--days',
    String(env.seedDays),
    '--orders',
    String(env.seedOrders),
    '--seed',
    String(env.seed),
  ]
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [resolve(top, 'plugins/workshop/souk/souk.ts'), ...args], {
      cwd: top,
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let last = ''
    createInterface({ input: child.stderr }).on('line', (line) => {
      last = `${last}\n${line}`.slice(-4000)
      say(line)
    })
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`filling the shop failed (${code}):${last}`))))
  })
}
