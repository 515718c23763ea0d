import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Faults, noFaults } from '../http/faults.ts'
import type { ReceivedMail } from './entities.ts'

/** The mailboxes of everybody, in one SQLite file. */
export class MailStore {
  private readonly db: DatabaseSync

  constructor(dataDir: string) {
    if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true })
    this.db = new DatabaseSync(dataDir === ':memory:' ? dataDir : join(dataDir, 'mail.sqlite'))
    this.db.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
      CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS recipient (address TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (address, seq)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, body TEXT NOT NULL);
    `)
  }

  /** Puts a message into the boxes of all its recipients. */
  add(mail: ReceivedMail): void {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      const { lastInsertRowid } = this.db
        .prepare('INSERT INTO message (id, body) VALUES (?, ?)')
        .run(mail.id, JSON.stringify(mail))
      const box = this.db.prepare('INSERT OR IGNORE INTO recipient VALUES (?, ?)')
      for (const address of mail.to) box.run(address.toLowerCase(), lastInsertRowid)
      this.db.exec('COMMIT')
    } catch (fault) {
      this.db.exec('ROLLBACK')
      throw fault
    }
  }

  get(id: string): ReceivedMail | undefined {
    const row = this.db.prepare('SELECT body FROM message WHERE id = ?').get(id)
    return row && (JSON.parse(String(row['body'])) as ReceivedMail)
  }

  /** Messages, newest first; `to` narrows to one address (upper and lower case alike). */
  list(to: string | undefined, limit: number): ReceivedMail[] {
    const rows =
      to === undefined
        ? this.db.prepare('SELECT body FROM message ORDER BY seq DESC LIMIT ?').all(limit)
        : this.db
            .prepare('SELECT body FROM message JOIN recipient USING (seq) WHERE address = ? ORDER BY seq DESC LIMIT ?')
            .all(to.toLowerCase(), limit)
    return rows.map((row) => JSON.parse(String(row['body'])) as ReceivedMail)
  }

  count(): number {
    return Number(this.db.prepare('SELECT count(*) AS n FROM message').get()?.['n'] ?? 0)
  }

  faults(): Faults {
    const row = this.db.prepare("SELECT body FROM setting WHERE name = 'faults'").get()
    return row ? (JSON.parse(String(row['body'])) as Faults) : noFaults
  }

  setFaults(faults: Faults): void {
    this.db
      .prepare("INSERT INTO setting VALUES ('faults', ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body")
      .run(JSON.stringify(faults))
  }

  clear(): void {
    this.db.exec('BEGIN; DELETE FROM message; DELETE FROM recipient; DELETE FROM setting; COMMIT')
  }

  close(): void {
    this.db.close()
  }
}
