import { setTimeout as sleep } from 'node:timers/promises'
import type { Box } from './box.ts'
import type { Faults } from './faults.ts'

/** Where one source's webhooks go and how they are signed. */
export interface HookSource {
  readonly url: string
  /** Headers for a body; `bad` asks for a signature that does not fit. */
  sign(body: string, bad: boolean): Readonly<Record<string, string>>
}
export type HookSources = Readonly<Record<string, HookSource | undefined>>

export interface Hook {
  readonly id: number
  readonly source: string
  readonly about: string
  readonly state: 'pending' | 'delivered' | 'failed'
  readonly attempts: number
  readonly lastStatus: number | null
  readonly lastError: string | null
}

const atOnce = 8
const mostAttempts = 60
const shuffleWindow = 1_500
const backOff = (attempts: number) => Math.min(30_000, 500 * 2 ** Math.min(attempts - 1, 10))

/** A persisted queue of webhooks: survives a restart, tries again what was lost or refused, and does faults on purpose. */
export class Hooks {
  private readonly box: Box
  private readonly sources: HookSources
  private readonly faults: () => Faults
  private readonly down: () => boolean
  private readonly running = new Map<number, Promise<void>>()
  private timer: NodeJS.Timeout | undefined
  private stopped = true

  constructor(box: Box, sources: HookSources, faults: () => Faults, down: () => boolean) {
    this.box = box
    this.sources = sources
    this.faults = faults
    this.down = down
  }

  /** Queues a body for a source; nothing when nobody listens to it. */
  queue(source: string, about: string, body: string): void {
    if (!this.sources[source]) return
    const { duplicate, reorder, delayMs } = this.faults()
    const add = this.box.db.prepare('INSERT INTO hook (source, about, body, next_at) VALUES (?, ?, ?, ?)')
    for (let copy = 0; copy <= duplicate; copy += 1)
      add.run(source, about, body, Date.now() + delayMs + (reorder ? Math.floor(Math.random() * shuffleWindow) : 0))
    this.wake()
  }

  /** Sends again what was sent about something. */
  again(about: string): number {
    const { changes } = this.box.db
      .prepare("UPDATE hook SET state = 'pending', attempts = 0, next_at = ? WHERE about = ?")
      .run(Date.now(), about)
    this.wake()
    return Number(changes)
  }

  start(): void {
    this.stopped = false
    this.wake()
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await Promise.all(this.running.values())
  }

  wake(): void {
    if (this.stopped) return
    clearTimeout(this.timer)
    const now = Date.now()
    if (!this.down())
      for (const row of this.due(now)) {
        const id = Number(row['id'])
        if (this.running.size >= atOnce) break
        if (this.running.has(id)) continue
        const work = this.attempt(row).finally(() => {
          this.running.delete(id)
          this.wake()
        })
        this.running.set(id, work)
      }
    const next = this.box.db.prepare("SELECT min(next_at) AS at FROM hook WHERE state = 'pending'").get()?.['at']
    if (typeof next === 'number') this.timer = setTimeout(() => this.wake(), Math.max(next - now, 100)).unref()
  }

  private due(now: number) {
    return this.box.db
      .prepare("SELECT * FROM hook WHERE state = 'pending' AND next_at <= ? ORDER BY next_at, id LIMIT ?")
      .all(now, atOnce * 2)
  }

  private async attempt(row: Readonly<Record<string, unknown>>): Promise<void> {
    const { drop, badSignature } = this.faults()
    const source = this.sources[String(row['source'])]
    const outcome = !source
      ? { status: null, error: 'nobody listens' }
      : Math.random() < drop
        ? await lost()
        : await send(source, String(row['body']), badSignature)
    const attempts = Number(row['attempts']) + 1
    const ok = outcome.status !== null && outcome.status >= 200 && outcome.status < 300
    const state = ok ? 'delivered' : attempts >= mostAttempts ? 'failed' : 'pending'
    this.box.db
      .prepare('UPDATE hook SET state = ?, attempts = ?, next_at = ?, last_status = ?, last_error = ? WHERE id = ?')
      .run(state, attempts, Date.now() + backOff(attempts), outcome.status, outcome.error, Number(row['id']))
  }

  /** What was sent about something, oldest first; everything when nothing is named. */
  list(about?: string): Hook[] {
    const rows =
      about === undefined
        ? this.box.db.prepare('SELECT * FROM hook ORDER BY id DESC LIMIT 100').all()
        : this.box.db.prepare('SELECT * FROM hook WHERE about = ? ORDER BY id').all(about)
    return rows.map((row) => ({
      id: Number(row['id']),
      source: String(row['source']),
      about: String(row['about']),
      state: row['state'] === 'delivered' ? 'delivered' : row['state'] === 'failed' ? 'failed' : 'pending',
      attempts: Number(row['attempts']),
      lastStatus: row['last_status'] === null ? null : Number(row['last_status']),
      lastError: row['last_error'] === null ? null : String(row['last_error']),
    }))
  }
}

interface Outcome {
  readonly status: number | null
  readonly error: string | null
}

async function lost(): Promise<Outcome> {
  await sleep(20)
  return { status: null, error: 'lost on the way (fault)' }
}

async function send({ url, sign }: HookSource, body: string, bad: boolean): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
      headers: { 'content-type': 'application/json', ...sign(body, bad) },
    })
    await response.body?.cancel()
    return { status: response.status, error: null }
  } catch (fault) {
    const cause = fault instanceof Error ? fault.cause : undefined
    return { status: null, error: cause instanceof Error ? cause.message : String(fault) }
  }
}
