import { type ChildProcess, fork } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** One long-running part of a world. */
export interface ChildSpec {
  readonly name: string
  readonly script: string
  readonly args?: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
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
const quickDeathMs = 3000
const mostQuickDeaths = 5

/**
 * Forks a part with an IPC channel (parts leave when it closes, so none outlives a killed parent) and keeps it alive.
 * Output goes to `<logDir>/<name>.log`. `onGivenUp` is told when it dies five times in a row right after its start.
 */
export function keepAlive(spec: ChildSpec, logDir: string, onGivenUp: (name: string) => void): Child {
  mkdirSync(logDir, { recursive: true })
  const log = createWriteStream(join(logDir, `${spec.name}.log`), { flags: 'a' })
  let stopping = false
  let current: ChildProcess | undefined
  let quickDeaths = 0

  const launch = (): void => {
    const bornAt = Date.now()
    const child = fork(spec.script, [...(spec.args ?? [])], {
      cwd: spec.cwd,
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    child.on('close', () => {
      current = undefined
      if (stopping) return
      quickDeaths = Date.now() - bornAt < quickDeathMs ? quickDeaths + 1 : 1
      if (quickDeaths >= mostQuickDeaths) onGivenUp(spec.name)
      else setTimeout(() => !stopping && launch(), restartPauseMs)
    })
    current = child
  }
  launch()

  return {
    name: spec.name,
    pid: () => current?.pid,
    stop: async (graceMs = 15_000) => {
      stopping = true
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
