import { fork } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LakeConfig } from '@souk/content-lake'

/** A lake in a process of its own over the folder of a large shop. */
export interface ScaleLake {
  readonly startMs: number
  /** Megabytes that the process holds; 0 where the system does not say. */
  memory(): number
  /** Asks as somebody with that role in the console does. */
  ask<Answer>(groq: string, params: Readonly<Record<string, unknown>>): Promise<Answer>
  close(): Promise<void>
}

/** A large shop's documents take more than what Node allows by itself. */
const heapMb = 10_240

/** Starts it; `role` names whose token asks. */
export async function startScaleLake(dataDir: string, role: string): Promise<ScaleLake> {
  const own = JSON.parse(readFileSync(join(dataDir, 'lake.json'), 'utf8')) as LakeConfig
  const file = join(dataDir, 'bench.json')
  writeFileSync(file, JSON.stringify({ ...own, dataDir: join(dataDir, 'lake'), port: 0 }), { mode: 0o600 })
  const token = own.tokens.find((each) => each.role === role)?.token ?? ''
  const started = performance.now()
  const bin = join(import.meta.dirname, '../../content-lake/bin.ts')
  const child = fork(bin, ['--config', file], {
    execArgv: [`--max-old-space-size=${heapMb}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((done, failed) => {
    child.once('message', (message) => done((message as { readonly port: number }).port))
    child.once('exit', (code) => failed(new Error(`the lake left with ${code}`)))
  })
  const startMs = performance.now() - started
  const url = `http://127.0.0.1:${port}/v2025-02-19/data/query/${own.datasets[0]?.name}?perspective=published&returnQuery=false`
  return {
    startMs,
    memory: () => megabytesOf(child.pid ?? 0),
    async ask<Answer>(query: string, params: Readonly<Record<string, unknown>>) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'x-sanity-project-id': own.projectId },
        body: JSON.stringify({ query, params }),
      })
      if (!answer.ok) throw new Error(`${query} was answered ${answer.status}: ${await answer.text()}`)
      return ((await answer.json()) as { readonly result: Answer }).result
    },
    close: () =>
      new Promise<void>((gone) => {
        child.once('exit', () => gone())
        child.disconnect()
      }),
  }
}

function megabytesOf(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
