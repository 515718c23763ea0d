import { type ChildProcess, fork } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** One long-running part of a world. */
export interface ChildSpec {
  readonly name: string
  readonly script: string
  readonly args?: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a second process waits beside it, loaded, and begins when the first falls: one that understands `--spare`. */
  readonly spare?: boolean
}

/** A part that is kept alive: started again after a crash, stopped on request. */
export interface Child {
  readonly name: string
  /** The process now running, or undefined between a crash and the next start. */
  pid(): number | undefined
  /** Asks it to drain, waits, and ends it after `graceMs`. */
  stop(graceMs?: number): Promise<void>
}

const restartPauseMs = 300
/** Whoever has just begun has the machine to itself for so long. */
const sparePauseMs = 1000
const quickDeathMs = 3000
const mostQuickDeaths = 5
/** What Node compiled once is there for every start after it: nobody waits for that when a part has fallen. */
const compiled = process.env['NODE_COMPILE_CACHE'] ?? resolve(import.meta.dirname, '../../../.cache/compile')

/**
 * Forks a part with an IPC channel (parts leave when it closes, so none outlives a killed parent) and keeps it alive: one
 * that falls is started again at once, and after a moment when it falls right after its start.
 * Output goes to `<logDir>/<name>.log`. `onGivenUp` is told when it dies five times in a row right after its start.
 */
export function keepAlive(spec: ChildSpec, logDir: string, onGivenUp: (name: string) => void): Child {
  mkdirSync(logDir, { recursive: true })
  const log = createWriteStream(join(logDir, `${spec.name}.log`), { flags: 'a' })
  let stopping = false
  let current: ChildProcess | undefined
  let waiting: ChildProcess | undefined
  let preparing: ReturnType<typeof setTimeout> | undefined
  let quickDeaths = 0

  function start(more: readonly string[]): ChildProcess {
    const child = fork(spec.script, [...(spec.args ?? []), ...more], {
      cwd: spec.cwd,
      env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    return child
  }

  function prepare(): void {
    const child = start(['--spare'])
    waiting = child
    child.on('close', () => {
      if (waiting === child) waiting = undefined
    })
  }

  function launch(): void {
    const bornAt = Date.now()
    const spare = waiting?.connected ? waiting : undefined
    waiting = undefined
    spare?.send('begin', () => undefined)
    const child = spare ?? start([])
    child.on('close', () => {
      clearTimeout(preparing)
      current = undefined
      if (stopping) return
      quickDeaths = Date.now() - bornAt < quickDeathMs ? quickDeaths + 1 : 1
      if (quickDeaths >= mostQuickDeaths) onGivenUp(spec.name)
      else if (quickDeaths === 1) launch()
      else setTimeout(() => !stopping && launch(), restartPauseMs)
    })
    current = child
    if (spec.spare) preparing = setTimeout(prepare, sparePauseMs)
  }
  launch()

  return {
    name: spec.name,
    pid: () => current?.pid,
    stop: async (graceMs = 15_000) => {
      stopping = true
      clearTimeout(preparing)
      // It has begun nothing
      waiting?.kill('SIGKILL')
      const child = current
      if (!child) return
      const gone = new Promise<void>((done) => child.once('close', () => done()))
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await gone
      clearTimeout(killer)
    },
  }
}
