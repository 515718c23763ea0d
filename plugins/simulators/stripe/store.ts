import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type Stripe from 'stripe'

/** One thing that happened, as Stripe keeps and sends it. `data.object` is how the object was at that moment. */
export interface StripeEvent {
  readonly id: string
  readonly object: 'event'
  readonly api_version: string
  readonly created: number
  readonly data: { readonly object: unknown; readonly previous_attributes?: unknown }
  readonly livemode: false
  readonly pending_webhooks: number
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null }
  readonly type: string
}

/** Every object that is kept, by the name in its `object` field. */
export interface Kinds {
  'checkout.session': Stripe.Checkout.Session
  item: Stripe.LineItem & { readonly session: string }
  payment_intent: Stripe.PaymentIntent
  charge: Stripe.Charge
  refund: Stripe.Refund
  dispute: Stripe.Dispute
  event: StripeEvent
  webhook_endpoint: Stripe.WebhookEndpoint
}
export type Kind = keyof Kinds

/** Which fields a list can be narrowed by; each is a column of the table. */
export type Filter = Partial<Record<'payment_intent' | 'charge' | 'status' | 'type' | 'session', string>>

export interface ListOptions {
  readonly filter?: Filter
  /** One of these types. */
  readonly types?: readonly string[]
  readonly created?: { readonly gt?: number; readonly gte?: number; readonly lt?: number; readonly lte?: number }
  readonly limit: number
  /** Only what was made before (or after) the object with this id. */
  readonly startingAfter?: string
  readonly endingBefore?: string
  readonly oldestFirst?: boolean
}

const schema = `
  CREATE TABLE IF NOT EXISTS object (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    created INTEGER GENERATED ALWAYS AS (json_extract(body, '$.created')) VIRTUAL,
    payment_intent TEXT GENERATED ALWAYS AS (json_extract(body, '$.payment_intent')) VIRTUAL,
    charge TEXT GENERATED ALWAYS AS (json_extract(body, '$.charge')) VIRTUAL,
    status TEXT GENERATED ALWAYS AS (json_extract(body, '$.status')) VIRTUAL,
    type TEXT GENERATED ALWAYS AS (json_extract(body, '$.type')) VIRTUAL,
    session TEXT GENERATED ALWAYS AS (json_extract(body, '$.session')) VIRTUAL,
    expires_at INTEGER GENERATED ALWAYS AS (json_extract(body, '$.expires_at')) VIRTUAL
  );
  CREATE INDEX IF NOT EXISTS object_kind ON object (kind, created, seq);
  CREATE INDEX IF NOT EXISTS object_payment_intent ON object (kind, payment_intent) WHERE payment_intent IS NOT NULL;
  CREATE INDEX IF NOT EXISTS object_charge ON object (kind, charge) WHERE charge IS NOT NULL;
  CREATE INDEX IF NOT EXISTS object_session ON object (kind, session) WHERE session IS NOT NULL;
  CREATE INDEX IF NOT EXISTS object_status ON object (kind, status, expires_at) WHERE status IS NOT NULL;
  CREATE TABLE IF NOT EXISTS kept_answer (
    caller TEXT NOT NULL, key TEXT NOT NULL, target TEXT NOT NULL, digest TEXT NOT NULL,
    status INTEGER NOT NULL, body TEXT NOT NULL, request TEXT NOT NULL,
    PRIMARY KEY (caller, key)
  );
  CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, endpoint TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending', attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL,
    last_status INTEGER, last_error TEXT
  );
  CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, next_at);
  CREATE INDEX IF NOT EXISTS delivery_event ON delivery (event);
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, body TEXT NOT NULL);
`

/** The simulator's memory: one SQLite file, so that what was sold yesterday can be refunded today. */
export class StripeStore {
  readonly db: DatabaseSync
  private depth = 0

  constructor(dataDir: string) {
    if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true })
    this.db = new DatabaseSync(dataDir === ':memory:' ? dataDir : join(dataDir, 'stripe.sqlite'))
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000')
    this.db.exec(schema)
  }

  /** Runs `work` in one transaction; a throw undoes all of it. */
  transaction<T>(work: () => T): T {
    if (this.depth > 0) return work()
    this.db.exec('BEGIN IMMEDIATE')
    this.depth += 1
    try {
      const value = work()
      this.db.exec('COMMIT')
      return value
    } catch (fault) {
      this.db.exec('ROLLBACK')
      throw fault
    } finally {
      this.depth -= 1
    }
  }

  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const row = this.db.prepare('SELECT body FROM object WHERE id = ? AND kind = ?').get(id, kind)
    return row && (JSON.parse(String(row['body'])) as Kinds[K])
  }

  /** Adds an object or replaces the one with its id; answers it. */
  put<K extends Kind>(kind: K, object: Kinds[K]): Kinds[K] {
    this.db
      .prepare(
        'INSERT INTO object (id, kind, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
      )
      .run(object.id, kind, JSON.stringify(object))
    return object
  }

  remove(id: string): void {
    this.db.prepare('DELETE FROM object WHERE id = ?').run(id)
  }

  /** A page of objects, newest first unless asked otherwise, and whether more follow. */
  list<K extends Kind>(kind: K, options: ListOptions): { data: Kinds[K][]; more: boolean } {
    const where: string[] = ['kind = ?']
    const values: SQLInputValue[] = [kind]
    for (const [column, value] of Object.entries(options.filter ?? {})) {
      where.push(`${column} = ?`)
      values.push(value)
    }
    if (options.types) {
      where.push(`type IN (${options.types.map(() => '?').join(', ')})`)
      values.push(...options.types)
    }
    for (const [name, operator] of [
      ['gt', '>'],
      ['gte', '>='],
      ['lt', '<'],
      ['lte', '<='],
    ] as const) {
      const bound = options.created?.[name]
      if (bound === undefined) continue
      where.push(`created ${operator} ?`)
      values.push(bound)
    }
    const place = '(SELECT coalesce(created, 0), seq FROM object WHERE id = ?)'
    const ascending = options.oldestFirst === true
    const cursor = options.startingAfter ?? options.endingBefore
    const backwards = options.endingBefore !== undefined
    if (cursor !== undefined) {
      where.push(`(coalesce(created, 0), seq) ${ascending !== backwards ? '>' : '<'} ${place}`)
      values.push(cursor)
    }
    const order = ascending !== backwards ? 'ASC' : 'DESC'
    const rows = this.db
      .prepare(
        `SELECT body FROM object WHERE ${where.join(' AND ')} ORDER BY coalesce(created, 0) ${order}, seq ${order} LIMIT ?`,
      )
      .all(...values, options.limit + 1)
    const data = rows.slice(0, options.limit).map((row) => JSON.parse(String(row['body'])) as Kinds[K])
    return { data: backwards ? data.reverse() : data, more: rows.length > options.limit }
  }

  /** Open sessions whose time is up at `now` (seconds). */
  overdue(now: number): Kinds['checkout.session'][] {
    return this.db
      .prepare("SELECT body FROM object WHERE kind = 'checkout.session' AND status = 'open' AND expires_at <= ?")
      .all(now)
      .map((row) => JSON.parse(String(row['body'])) as Kinds['checkout.session'])
  }

  /** How many objects there are of every kind. */
  counts(): Record<string, number> {
    const rows = this.db.prepare('SELECT kind, count(*) AS n FROM object GROUP BY kind').all()
    return Object.fromEntries(rows.map((row) => [String(row['kind']), Number(row['n'])]))
  }

  setting(name: string): unknown {
    const row = this.db.prepare('SELECT body FROM setting WHERE name = ?').get(name)
    return row && JSON.parse(String(row['body']))
  }

  set(name: string, value: unknown): void {
    this.db
      .prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body')
      .run(name, JSON.stringify(value))
  }

  /** Forgets everything. */
  clear(): void {
    this.transaction(() =>
      this.db.exec('DELETE FROM object; DELETE FROM kept_answer; DELETE FROM delivery; DELETE FROM setting'),
    )
  }

  close(): void {
    this.db.close()
  }
}
