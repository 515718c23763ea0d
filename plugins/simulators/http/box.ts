import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Documents by kind and id, and settings, in one SQLite file. For simulators whose things are few and plain. */
export class Box {
  readonly db: DatabaseSync

  /** `dataDir` is a folder, or `:memory:`. */
  constructor(dataDir: string, name: string) {
    if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true })
    this.db = new DatabaseSync(dataDir === ':memory:' ? dataDir : join(dataDir, `${name}.sqlite`))
    this.db.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
      CREATE TABLE IF NOT EXISTS thing (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id)
      );
      CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, body TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS hook (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, about TEXT NOT NULL, body TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'pending', attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL,
        last_status INTEGER, last_error TEXT
      );
    `)
  }

  get<T>(kind: string, id: string): T | undefined {
    const row = this.db.prepare('SELECT body FROM thing WHERE kind = ? AND id = ?').get(kind, id)
    return row && (JSON.parse(String(row['body'])) as T)
  }

  put(kind: string, id: string, body: unknown): void {
    this.db
      .prepare(
        'INSERT INTO thing (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
      )
      .run(kind, id, JSON.stringify(body))
  }

  /** Newest first. */
  list<T>(kind: string, limit = 200): T[] {
    const rows = this.db.prepare('SELECT body FROM thing WHERE kind = ? ORDER BY seq DESC LIMIT ?').all(kind, limit)
    return rows.map((row) => JSON.parse(String(row['body'])) as T)
  }

  setting<T>(name: string): T | undefined {
    const row = this.db.prepare('SELECT body FROM setting WHERE name = ?').get(name)
    return row && (JSON.parse(String(row['body'])) as T)
  }

  set(name: string, body: unknown): void {
    this.db
      .prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body')
      .run(name, JSON.stringify(body))
  }

  /** A number that counts up under a name, from 1. */
  next(name: string): number {
    const count = (this.setting<number>(`count.${name}`) ?? 0) + 1
    this.set(`count.${name}`, count)
    return count
  }

  clear(): void {
    this.db.exec('BEGIN; DELETE FROM thing; DELETE FROM setting; DELETE FROM hook; COMMIT')
  }

  close(): void {
    this.db.close()
  }
}
