import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SanityClient } from '@sanity/client'
import { killRounds } from './kill-rounds.ts'
import { type LakeProcess, type LakeProcessOptions, startProcess, writeConfig } from './lake-process.ts'

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url))
let folder: string
const children = new Set<ChildProcess>()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-durability-'))
  writeConfig(folder)
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the lake as its users do, and resolves with its client when it listens. */
async function run(options: LakeProcessOptions = {}): Promise<LakeProcess> {
  const started = await startProcess(join(folder, 'lake.json'), options)
  children.add(started.child)
  void started.exited.then(() => children.delete(started.child))
  return started
}

describe('a lake that is killed', () => {
  it('has kept every transaction it acknowledged, whole, with its history', { timeout: 60_000 }, async () => {
    const figures = await killRounds({ runs: 2, seed: 4, folder })
    expect(figures.violations).toEqual([])
    expect(figures.acknowledged).toBeGreaterThan(3)
    const { child, exited, client } = await run()
    const [first] = await client.fetch<Record<string, string>[]>('*[_type == "thing"][0...1]{_id, _rev}')
    const past = await client.request({
      url: `/data/history/production/documents/${first?.['_id']}?revision=${first?.['_rev']}`,
    })
    expect(past.documents).toEqual([expect.objectContaining({ _id: first?.['_id'], _rev: first?.['_rev'] })])
    child.kill('SIGTERM')
    expect(await exited).toBe(0)
  })
})

describe('a disk that takes no more', () => {
  const small = { shell: 'trap "" XFSZ; ulimit -f 2000' }
  const write = async (client: SanityClient, name: string) =>
    client.create({ _id: name, _type: 'page', text: name.padEnd(50_000, '.') }, { returnDocuments: false })

  it('is told with its reason; reading goes on, nothing is lost, and the next start heals it', async () => {
    const own = mkdtempSync(join(tmpdir(), 'lake-full-'))
    const config = writeConfig(own)
    const kept: string[] = []
    const first = await startProcess(config, small)
    children.add(first.child)
    const refused = await (async () => {
      for (let n = 0; n < 200; n += 1) {
        try {
          await write(first.client, `p${n}`)
          kept.push(`p${n}`)
        } catch (error) {
          return error as { statusCode: number; message: string }
        }
      }
      throw new Error('The disk never filled')
    })()
    expect([refused.statusCode, refused.message]).toEqual([503, expect.stringMatching(/could not write: the disk /)])
    expect(await first.client.fetch('count(*[_type == "page"])')).toBe(kept.length)
    const upload = first.client.assets.upload('file', Buffer.alloc(2_000_000), { filename: 'a.bin' })
    expect(await upload.catch(({ statusCode }: { statusCode: number }) => statusCode)).toBe(503)
    first.child.kill('SIGKILL')
    await first.exited
    const next = await startProcess(config)
    children.add(next.child)
    expect((await next.client.fetch<string[]>('*[_type == "page"]._id')).sort()).toEqual(kept.sort())
    await write(next.client, 'more')
    next.child.kill('SIGTERM')
    expect(await next.exited).toBe(0)
    rmSync(own, { recursive: true, force: true })
  })
})

describe('a lake that is told to stop', () => {
  it('ends its listeners and exits 0 on SIGTERM', { timeout: 20_000 }, async () => {
    const { child, exited, client } = await run()
    const welcomed = new Promise((resolve) => {
      client.listen('*', {}, { events: ['welcome'] }).subscribe({ next: resolve, error: () => undefined })
    })
    await welcomed
    child.kill('SIGTERM')
    expect(await exited).toBe(0)
  })

  it('keeps a second lake off its folder, and lets the next one in', { timeout: 20_000 }, async () => {
    const { child, exited } = await run()
    const second = spawn(process.execPath, [bin, '--config', join(folder, 'lake.json')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    children.add(second)
    const said: Buffer[] = []
    second.stderr.on('data', (data: Buffer) => said.push(data))
    const [code] = (await once(second, 'exit')) as [number]
    expect([code, Buffer.concat(said).toString()]).toEqual([
      1,
      `Another Content Lake is running on ${join(folder, 'data')}\n`,
    ])
    child.kill('SIGKILL')
    await exited
    const next = await run()
    next.child.kill('SIGTERM')
    expect(await next.exited).toBe(0)
  })

  it('exits when the parent that started it goes away', { timeout: 20_000 }, async () => {
    const { child, exited } = await run({ ipc: true })
    child.disconnect()
    expect(await exited).toBe(0)
  })
})
