import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createContentLake } from '@souk/content-lake'
import { benchConfig } from './lake-process.ts'

/** A lake's own tables, with nothing but SQLite in front of them: what its commits are measured against. */
export interface BareTables {
  /** Writes what the lake writes for a create of each, in one durable commit. */
  commit(documents: readonly { readonly _id: string; readonly _type: string }[]): void
  close(): void
}

const at = '2026-01-01T00:00:00.000Z'

/** Lets a lake make its tables in a new folder, and opens them as the lake does. */
export async function openBareTables(dataDir: string): Promise<BareTables> {
  await (await createContentLake(benchConfig(dataDir))).close()
  const database = new DatabaseSync(join(dataDir, 'lake.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;')
  const log = database.prepare('INSERT INTO transactions (dataset, id, at, author, entries) VALUES (1, ?, ?, ?, ?)')
  const touch = database.prepare('INSERT INTO transaction_documents (dataset, document_id, seq) VALUES (1, ?, ?)')
  const store = database.prepare('INSERT OR REPLACE INTO documents (dataset, id, json) VALUES (1, ?, ?)')
  return {
    commit(documents) {
      database.exec('BEGIN IMMEDIATE')
      for (const document of documents) {
        const id = randomBytes(11).toString('hex')
        const told = { ...document, _createdAt: at, _updatedAt: at }
        const { lastInsertRowid } = log.run(id, at, 'bench', entriesOf(told))
        touch.run(document._id, lastInsertRowid)
        store.run(document._id, JSON.stringify({ ...told, _rev: id }))
      }
      database.exec('COMMIT')
    },
    close: () => database.close(),
  }
}

/** A create as the lake's log tells it. */
const entriesOf = (document: { readonly _id: string; readonly _type: string }): string =>
  JSON.stringify([
    {
      documentId: document._id,
      type: document._type,
      transition: 'appear',
      mutations: [{ create: document }],
      effects: { apply: [0, document], revert: [0, null] },
    },
  ])
