import { setTimeout as sleep } from 'node:timers/promises'
import type { Faults } from '../http/faults.ts'
import { sign } from './signature.ts'
import type { StripeEvent, StripeStore } from './store.ts'

/** One sending of one event to one endpoint. */
export interface Delivery {
  readonly id: number
  readonly event: string
  readonly endpoint: string
  readonly state: 'pending' | 'delivered' | 'failed'
  readonly attempts: number
  readonly nextAt: number
  readonly lastStatus: number | null
  readonly lastError: string | null
}

const atOnce = 8
const mostAttempts = 60
const shuffleWindow = 1_500

/** Half a second, doubled with each failure, half a minute at most. Stripe's own steps are hours; a workbench has none. */
export function backOff(attempts: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(attempts - 1, 10))
}

/**
 * The persisted queue of webhooks. What is queued survives a restart; a refused or lost delivery is tried again. The
 * queue runs on the machine's clock, because it waits in real time.
 */
export class Deliveries {
  private readonly store: StripeStore
  private readonly faults: () => Faults
  private readonly down: () => boolean
  private readonly running = new Map<number, Promise<void>>()
  private timer: NodeJS.Timeout | undefined
  private stopped = true
  private quit = new AbortController()

  constructor(store: StripeStore, faults: () => Faults, down: () => boolean) {
    this.store = store
    this.faults = faults
    this.down = down
  }

  /** Queues an event for every endpoint that wants its type; answers how many those are. Call inside a transaction. */
  queue(event: StripeEvent): number {
    const faults = this.faults()
    const wanting = this.store
      .list('webhook_endpoint', { limit: 100, oldestFirst: true })
      .data.filter(({ status, enabled_events: types }) => status === 'enabled' && wants(types, event.type))
    for (const endpoint of wanting) this.add(event.id, endpoint.id, faults)
    return wanting.length
  }

  private add(event: string, endpoint: string, faults: Faults): void {
    const statement = this.store.db.prepare('INSERT INTO delivery (event, endpoint, next_at) VALUES (?, ?, ?)')
    for (let copy = 0; copy <= faults.duplicate; copy += 1) {
      const shuffle = faults.reorder ? Math.floor(Math.random() * shuffleWindow) : 0
      statement.run(event, endpoint, Date.now() + faults.delayMs + shuffle)
    }
  }

  /** Sends an event again to every endpoint that wants it, whatever became of it before. */
  again(event: StripeEvent): number {
    const count = this.store.transaction(() => this.queue(event))
    this.wake()
    return count
  }

  start(): void {
    this.stopped = false
    this.quit = new AbortController()
    this.wake()
  }

  /** Starts nothing more and waits for what is on its way, two seconds at most: what is cut is sent after the restart. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    const patience = setTimeout(() => this.quit.abort(), 2_000)
    await Promise.all(this.running.values())
    clearTimeout(patience)
  }

  /** Sends what is due now and sets the alarm for what is due later. */
  wake(): void {
    if (this.stopped) return
    clearTimeout(this.timer)
    const now = Date.now()
    if (!this.down()) {
      for (const delivery of this.due(now)) {
        if (this.running.size >= atOnce) break
        if (this.running.has(delivery.id)) continue
        const work = this.attempt(delivery).finally(() => {
          this.running.delete(delivery.id)
          this.wake()
        })
        this.running.set(delivery.id, work)
      }
    }
    const next = this.store.db.prepare("SELECT min(next_at) AS at FROM delivery WHERE state = 'pending'").get()?.['at']
    if (typeof next === 'number') this.timer = setTimeout(() => this.wake(), Math.max(next - now, 100)).unref()
  }

  private due(now: number): Delivery[] {
    return this.store.db
      .prepare("SELECT * FROM delivery WHERE state = 'pending' AND next_at <= ? ORDER BY next_at, id LIMIT ?")
      .all(now, atOnce * 2)
      .map(toDelivery)
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const event = this.store.get('event', delivery.event)
    const endpoint = this.store.get('webhook_endpoint', delivery.endpoint)
    const secret = this.store.setting(`secret.${delivery.endpoint}`)
    if (!event || !endpoint || typeof secret !== 'string') {
      this.record(delivery, 'failed', null, 'the endpoint or the event is gone')
      return
    }
    const faults = this.faults()
    const key = faults.badSignature ? `whsec_not_${secret}` : secret
    const outcome = Math.random() < faults.drop ? await lost() : await send(endpoint.url, event, key, this.quit.signal)
    const ok = outcome.status !== null && outcome.status >= 200 && outcome.status < 300
    const last = delivery.attempts + 1 >= mostAttempts
    this.record(delivery, ok ? 'delivered' : last ? 'failed' : 'pending', outcome.status, outcome.error)
  }

  private record(delivery: Delivery, state: Delivery['state'], status: number | null, error: string | null): void {
    const attempts = delivery.attempts + 1
    this.store.db
      .prepare('UPDATE delivery SET state = ?, attempts = ?, next_at = ?, last_status = ?, last_error = ? WHERE id = ?')
      .run(state, attempts, Date.now() + backOff(attempts), status, error, delivery.id)
  }

  /** Deliveries of one event, oldest first. */
  of(event: string): Delivery[] {
    return this.store.db.prepare('SELECT * FROM delivery WHERE event = ? ORDER BY id').all(event).map(toDelivery)
  }

  /** How many deliveries are in each state. */
  counts(): Record<Delivery['state'], number> {
    const rows = this.store.db.prepare('SELECT state, count(*) AS n FROM delivery GROUP BY state').all()
    const count = (state: string) => Number(rows.find((row) => row['state'] === state)?.['n'] ?? 0)
    return { pending: count('pending'), delivered: count('delivered'), failed: count('failed') }
  }
}

function wants(types: readonly string[], type: string): boolean {
  return types.includes('*') || types.includes(type)
}

interface Outcome {
  readonly status: number | null
  readonly error: string | null
}

async function lost(): Promise<Outcome> {
  await sleep(20)
  return { status: null, error: 'lost on the way (fault)' }
}

async function send(url: string, event: StripeEvent, key: string, quit: AbortSignal): Promise<Outcome> {
  const payload = JSON.stringify(event, null, 2)
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([quit, AbortSignal.timeout(20_000)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': sign(payload, key, Math.floor(Date.now() / 1000)),
      },
    })
    await response.body?.cancel()
    return { status: response.status, error: null }
  } catch (fault) {
    const cause = fault instanceof Error ? fault.cause : undefined
    return { status: null, error: cause instanceof Error ? cause.message : String(fault) }
  }
}

function toDelivery(row: Record<string, unknown>): Delivery {
  const state = row['state'] === 'delivered' ? 'delivered' : row['state'] === 'failed' ? 'failed' : 'pending'
  return {
    id: Number(row['id']),
    event: String(row['event']),
    endpoint: String(row['endpoint']),
    state,
    attempts: Number(row['attempts']),
    nextAt: Number(row['next_at']),
    lastStatus: row['last_status'] === null ? null : Number(row['last_status']),
    lastError: row['last_error'] === null ? null : String(row['last_error']),
  }
}
