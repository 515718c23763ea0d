import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SanityClient } from '@sanity/client'
import { adminToken, clientOf, plainConfig } from './start-lake.ts'

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url))

/** A lake as its users run it: a process of its own over a folder. */
export interface LakeProcess {
  readonly child: ChildProcess
  readonly client: SanityClient
  readonly origin: string
  /** The exit code, or the signal that ended it. */
  readonly exited: Promise<number | string>
}

/** How to start it: `shell` words before the program, such as limits; `ipc` as a parent over IPC would. */
export interface LakeProcessOptions {
  readonly shell?: string
  readonly ipc?: boolean
}

/** Writes the configuration of a lake whose data lie in `folder` or below, and returns its file. */
export function writeConfig(folder: string, dataDir = join(folder, 'data')): string {
  const file = join(folder, 'lake.json')
  writeFileSync(file, JSON.stringify({ ...plainConfig, dataDir, port: 0 }))
  return file
}

/** Starts a lake and resolves when it listens; rejects when it ends before that. */
export async function startProcess(config: string, options: LakeProcessOptions = {}): Promise<LakeProcess> {
  const stdio = ['ignore', 'pipe', 'pipe', ...(options.ipc ? ['ipc' as const] : [])] as ['ignore', 'pipe', 'pipe']
  const program = [process.execPath, bin, '--config', config]
  const child = options.shell
    ? spawn('/bin/sh', ['-c', `${options.shell}; exec "$0" "$@"`, ...program], { stdio })
    : spawn(process.execPath, program.slice(1), { stdio })
  const complaints: Buffer[] = []
  child.stderr?.on('data', (data: Buffer) => complaints.push(data))
  const exited = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string)
  const early = exited.then((code) => {
    throw new Error(`The lake ended with ${code}: ${Buffer.concat(complaints).toString()}`)
  })
  early.catch(() => undefined)
  if (!child.stdout) throw new Error('The lake has no output')
  const [line] = (await Promise.race([once(child.stdout, 'data'), early])) as [Buffer]
  const { port } = JSON.parse(line.toString()) as { port: number }
  const origin = `http://localhost:${port}`
  return { child, exited, origin, client: clientOf(origin, adminToken) }
}
