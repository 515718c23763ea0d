import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const dataDir = mkdtempSync(join(tmpdir(), 'souk-sims-'))
afterAll(() => rmSync(dataDir, { recursive: true }))
const bin = join(import.meta.dirname, 'bin.ts')
const keys = { STRIPE_SECRET_KEY: 'sk_test_bin', STRIPE_WEBHOOK_SECRET: 'whsec_bin' }

async function start(env: Record<string, string>) {
  const child = fork(bin, [], {
    env: { NODE_ENV: 'test', PATH: process.env['PATH'], DATA_DIR: dataDir, ...env },
    silent: true,
  })
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const ended = once(child, 'exit').then(([code]: unknown[]) => ({ code, errors }))
  return { child, ended }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const bound = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, () => resolve(true))
  })
  const free = await bound
  if (free) await new Promise((resolve) => server.close(resolve))
  return free
}

/** The first of six ports in a row whose used ones are free, below those that the system hands out by itself. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = 10_000 + Math.floor(Math.random() * 2_000) * 10
    const free = await Promise.all([first, first + 4, first + 5].map(isFree))
    if (free.every(Boolean)) return first
  }
}

test('the process tells its parent when it listens, and ends when the parent goes or asks', async () => {
  for (const end of ['SIGTERM', 'disconnect'] as const) {
    const port = await freePorts()
    const { child, ended } = await start({ ...keys, SIM_PORT: String(port) })
    const [message] = await once(child, 'message')
    expect(message).toMatchObject({
      ready: true,
      stripe: `http://localhost:${port}`,
      mail: `http://localhost:${port + 4}`,
    })
    expect((await fetch(`http://localhost:${port + 4}/_sim/state`)).status).toBe(200)
    if (end === 'SIGTERM') child.kill('SIGTERM')
    else child.disconnect()
    expect(await ended).toEqual({ code: 0, errors: '' })
  }
})

test('it names everything that is missing, and refuses a live key', async () => {
  const none = await (await start({})).ended
  expect([
    none.code,
    none.errors.includes('STRIPE_SECRET_KEY is missing'),
    none.errors.includes('STRIPE_WEBHOOK_SECRET is missing'),
  ]).toEqual([1, true, true])
  const live = await (await start({ ...keys, STRIPE_SECRET_KEY: 'sk_live_x' })).ended
  expect([live.code, live.errors.includes('live key')]).toEqual([1, true])
})
