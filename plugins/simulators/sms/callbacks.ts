import { setTimeout as sleep } from 'node:timers/promises'
import { signForm } from './signature.ts'
import type { Callback, SmsStore } from './store.ts'

const mostAttempts = 40
const shuffleWindow = 1_500
const backOff = (attempts: number) => Math.min(30_000, 500 * 2 ** Math.min(attempts - 1, 10))

export interface CallbackSettings {
  readonly authToken: string
  /** The direct way to the shop: what names the same path under its public name is posted here, signed with that name. */
  readonly direct: string
  readonly down: () => boolean
}

/** Posts signed forms, in real time and from a persisted queue. The vendor gives up sooner; a workbench does not. */
export class Callbacks {
  private readonly store: SmsStore
  private readonly settings: CallbackSettings
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | undefined
  private stopped = true

  constructor(store: SmsStore, settings: CallbackSettings) {
    this.store = store
    this.settings = settings
  }

  /** Queues a form; the faults of this moment decide how often, when and in which order it goes. */
  queue(url: string, params: Readonly<Record<string, string>>, afterMs: number): void {
    const faults = this.store.faults()
    const insert = this.store.db.prepare('INSERT INTO callback (url, params, next_at) VALUES (?, ?, ?)')
    for (let copy = 0; copy <= faults.duplicate; copy += 1) {
      const shuffle = faults.reorder ? Math.floor(Math.random() * shuffleWindow) : 0
      insert.run(url, JSON.stringify(params), Date.now() + afterMs + faults.delayMs + shuffle)
    }
    this.wake()
  }

  start(): void {
    this.stopped = false
    this.wake()
  }
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.running
  }

  wake(): void {
    if (this.stopped || this.running) return
    clearTimeout(this.timer)
    const next = this.store.db.prepare('SELECT min(next_at) AS at FROM callback WHERE done = 0').get()?.['at']
    if (typeof next !== 'number') return
    const wait = this.settings.down() ? 500 : Math.max(next - Date.now(), 0)
    this.timer = setTimeout(() => {
      this.running = this.sendDue().finally(() => {
        this.running = undefined
        this.wake()
      })
    }, wait).unref()
  }

  private async sendDue(): Promise<void> {
    if (this.settings.down()) return
    const rows = this.store.db
      .prepare('SELECT * FROM callback WHERE done = 0 AND next_at <= ? ORDER BY next_at, id LIMIT 20')
      .all(Date.now())
    for (const row of rows) {
      if (this.stopped) return
      await this.send({
        id: Number(row['id']),
        url: String(row['url']),
        params: JSON.parse(String(row['params'])) as Record<string, string>,
        attempts: Number(row['attempts']) + 1,
      })
    }
  }

  private async send({ id, url, params, attempts }: Callback): Promise<void> {
    const faults = this.store.faults()
    const lost = Math.random() < faults.drop
    const ok = !lost && (await this.post(url, params, faults.badSignature))
    const done = ok || attempts >= mostAttempts ? 1 : 0
    this.store.db
      .prepare('UPDATE callback SET done = ?, attempts = ?, next_at = ? WHERE id = ?')
      .run(done, attempts, Date.now() + backOff(attempts), id)
    if (lost) await sleep(5)
  }

  private async post(url: string, params: Readonly<Record<string, string>>, forged: boolean): Promise<boolean> {
    const { authToken, direct } = this.settings
    const there = URL.parse(url)?.pathname === URL.parse(direct)?.pathname ? direct : url
    try {
      const response = await fetch(there, {
        method: 'POST',
        body: new URLSearchParams(params).toString(),
        redirect: 'manual',
        signal: AbortSignal.timeout(15_000),
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          'user-agent': 'TwilioProxy/1.1',
          'x-twilio-signature': signForm(forged ? `not-${authToken}` : authToken, url, params),
        },
      })
      await response.body?.cancel()
      return response.ok
    } catch {
      return false
    }
  }
}
