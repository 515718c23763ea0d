import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, clientOf, plainConfig } from './start-lake.ts'

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url))
let folder: string
const children = new Set<ChildProcess>()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-durability-'))
  writeFileSync(join(folder, 'lake.json'), JSON.stringify({ ...plainConfig, dataDir: join(folder, 'data'), port: 0 }))
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the lake as its users do, and resolves with its client when it listens. */
async function run(stdio: 'pipe' | 'ipc' = 'pipe') {
  const child = spawn(process.execPath, [bin, '--config', join(folder, 'lake.json')], {
    stdio: stdio === 'ipc' ? ['ignore', 'pipe', 'inherit', 'ipc'] : ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const exited = once(child, 'exit').then(([code, signal]) => {
    children.delete(child)
    return (code ?? signal) as number | string
  })
  if (!child.stdout) throw new Error('The lake has no output')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { port } = JSON.parse(line.toString()) as { port: number }
  return { child, exited, client: clientOf(`http://localhost:${port}`, adminToken) }
}

describe('a lake that is killed', () => {
  it('has kept every transaction it acknowledged, whole, with its history', { timeout: 60_000 }, async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const { child, exited, client } = await run()
      const present = new Set(await client.fetch<string[]>('*[_type == "thing"]._id'))
      expect(acknowledged.filter((id) => !present.has(id) || !present.has(`${id}.twin`))).toEqual([])
      expect(present.size % 2).toBe(0)
      const writer = async (name: string): Promise<void> => {
        for (let n = 0; ; n += 1) {
          const _id = `${name}.${round}.${n}`
          await client
            .transaction()
            .create({ _id, _type: 'thing' })
            .create({ _id: `${_id}.twin`, _type: 'thing' })
            .commit({ returnDocuments: false })
          acknowledged.push(_id)
        }
      }
      const writers = ['w1', 'w2', 'w3', 'w4'].map((name) => writer(name).catch(() => undefined))
      const goal = acknowledged.length + 60
      while (acknowledged.length < goal) await new Promise((resume) => setTimeout(resume, 2))
      child.kill('SIGKILL')
      expect(await exited).toBe('SIGKILL')
      await Promise.all(writers)
    }
    const { child, exited, client } = await run()
    const revisions = await client.fetch<Record<string, string>[]>('*[_id in $ids]{_id, _rev}', { ids: acknowledged })
    expect(revisions).toHaveLength(acknowledged.length)
    const [first] = revisions
    const past = await client.request({
      url: `/data/history/production/documents/${first?.['_id']}?revision=${first?.['_rev']}`,
    })
    expect(past.documents).toEqual([expect.objectContaining({ _id: first?.['_id'], _rev: first?.['_rev'] })])
    child.kill('SIGTERM')
    expect(await exited).toBe(0)
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
    const { child, exited } = await run('ipc')
    child.disconnect()
    expect(await exited).toBe(0)
  })
})
