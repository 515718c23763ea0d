import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Faults, noFaults } from '../http/faults.ts'
import type { SimSms } from './entities.ts'

/** A callback that waits to be posted. */
export interface Callback {
  readonly id: number
  readonly url: string
  readonly params: Readonly<Record<string, string>>
  readonly attempts: number
}

interface Row {
  readonly [column: string]: unknown
}
const smsOf = (row: Row): SimSms => JSON.parse(String(row['body'])) as SimSms

/** Every phone's messages, the numbers that said STOP, the phones that are off, and callbacks under way: one SQLite file. */
export class SmsStore {
  readonly db: DatabaseSync

  constructor(dataDir: string) {
    if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true })
    this.db = new DatabaseSync(dataDir === ':memory:' ? dataDir : join(dataDir, 'sms.sqlite'))
    this.db.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
      CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY AUTOINCREMENT, sid TEXT NOT NULL UNIQUE, phone TEXT NOT NULL, body TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS message_phone ON message (phone, seq);
      CREATE TABLE IF NOT EXISTS mark (phone TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (phone, kind)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS callback (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL, params TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0);
      CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, body TEXT NOT NULL);
    `)
  }

  /** Adds a message to the thread of the person's phone, which is its other end. */
  add(sms: SimSms): void {
    const phone = sms.direction === 'inbound' ? sms.from : sms.to
    this.db.prepare('INSERT INTO message (sid, phone, body) VALUES (?, ?, ?)').run(sms.sid, phone, JSON.stringify(sms))
  }
  replace(sms: SimSms): void {
    this.db.prepare('UPDATE message SET body = ? WHERE sid = ?').run(JSON.stringify(sms), sms.sid)
  }
  get(sid: string): SimSms | undefined {
    const row = this.db.prepare('SELECT body FROM message WHERE sid = ?').get(sid)
    return row && smsOf(row)
  }
  /** Newest first. */
  list(limit: number, phone?: string): SimSms[] {
    const rows =
      phone === undefined
        ? this.db.prepare('SELECT body FROM message ORDER BY seq DESC LIMIT ?').all(limit)
        : this.db.prepare('SELECT body FROM message WHERE phone = ? ORDER BY seq DESC LIMIT ?').all(phone, limit)
    return rows.map(smsOf)
  }
  /** Every phone with its last message, the latest first. */
  phones(): { readonly phone: string; readonly count: number; readonly last: SimSms }[] {
    const rows = this.db
      .prepare(
        'SELECT m.phone, last.n, m.body FROM (SELECT count(*) AS n, max(seq) AS seq FROM message GROUP BY phone) last JOIN message m ON m.seq = last.seq ORDER BY m.seq DESC LIMIT 200',
      )
      .all()
    return rows.map((row) => ({ phone: String(row['phone']), count: Number(row['n']), last: smsOf(row) }))
  }
  count(): number {
    return Number(this.db.prepare('SELECT count(*) AS n FROM message').get()?.['n'] ?? 0)
  }

  /** `stopped`: said STOP. `off`: takes nothing. */
  marked(phone: string, kind: 'stopped' | 'off'): boolean {
    return this.db.prepare('SELECT 1 FROM mark WHERE phone = ? AND kind = ?').get(phone, kind) !== undefined
  }
  mark(phone: string, kind: 'stopped' | 'off', on: boolean): void {
    const sql = on ? 'INSERT OR IGNORE INTO mark VALUES (?, ?)' : 'DELETE FROM mark WHERE phone = ? AND kind = ?'
    this.db.prepare(sql).run(phone, kind)
  }

  setting(name: string): unknown {
    const row = this.db.prepare('SELECT body FROM setting WHERE name = ?').get(name)
    return row ? JSON.parse(String(row['body'])) : undefined
  }
  set(name: string, value: unknown): void {
    this.db
      .prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body')
      .run(name, JSON.stringify(value))
  }
  faults(): Faults {
    return { ...noFaults, ...(this.setting('faults') as Partial<Faults> | undefined) }
  }
  clear(): void {
    this.db.exec('BEGIN; DELETE FROM message; DELETE FROM mark; DELETE FROM callback; DELETE FROM setting; COMMIT')
  }
  close(): void {
    this.db.close()
  }
}
