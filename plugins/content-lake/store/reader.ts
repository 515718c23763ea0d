import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { publishedIdOf } from '../groq/index.ts'
import { releaseDocumentId } from '../mutations/release-document.ts'
import type { Dataset } from './dataset.ts'
import type { LogEntry, PlacedTransaction } from './log-entry.ts'

/** Which of a document's transactions are wanted; both ends count. */
export interface TransactionRange {
  readonly fromTransaction?: string
  readonly toTransaction?: string
  readonly fromTime?: string
  readonly toTime?: string
  /** Newest first. */
  readonly reverse?: boolean
  readonly limit: number
}

/** Reads the log. */
export interface LogReader {
  /** Transactions that touched any of the documents, each once. */
  transactions(dataset: Dataset, ids: readonly string[], range: TransactionRange): readonly PlacedTransaction[]
  /** Walks a document's transactions, newest first, as far as the caller goes. */
  backwards(dataset: Dataset, id: string): Iterable<PlacedTransaction>
  /** A transaction's place in the log. */
  sequenceOf(dataset: Dataset, transactionId: string): number | undefined
  /** The ids under which a document has ever been: published, draft, and versions in releases. */
  everVersionsOf(dataset: Dataset, publishedId: string): readonly string[]
  /** The ids of a release's document and of everything that was ever in it. */
  everInRelease(dataset: Dataset, name: string): readonly string[]
  /** At most `limit` of the transactions after a place in the log, newest first. */
  after(dataset: Dataset, sequence: number, limit: number): readonly PlacedTransaction[]
  /** The newest transactions of the dataset, newest first. */
  latest(dataset: Dataset, count: number): readonly PlacedTransaction[]
}

/** Opens the reader on the writer's database. */
export function createLogReader(database: DatabaseSync): LogReader {
  const newest = database.prepare('SELECT * FROM transactions WHERE dataset = ? ORDER BY seq DESC LIMIT ?')
  const since = database.prepare('SELECT * FROM transactions WHERE dataset = ? AND seq > ? ORDER BY seq DESC LIMIT ?')
  const sequenceOf = database.prepare('SELECT seq FROM transactions WHERE dataset = ? AND id = ?')
  const page = database.prepare(
    `SELECT t.* FROM transaction_documents d JOIN transactions t ON t.seq = d.seq
     WHERE d.dataset = ? AND d.document_id = ? AND d.seq < ? ORDER BY d.seq DESC LIMIT 100`,
  )

  const versions = database.prepare(
    `SELECT DISTINCT document_id AS id FROM transaction_documents
     WHERE dataset = ? AND document_id > 'versions.' AND document_id < 'versions/'`,
  )

  const ofRelease = database.prepare(
    `SELECT DISTINCT document_id AS id FROM transaction_documents
     WHERE dataset = ? AND document_id > ? AND document_id < ?`,
  )

  const placeOf = (dataset: Dataset, transactionId: string): number | undefined => {
    const row = sequenceOf.get(dataset.key, transactionId)
    return row && Number(row['seq'])
  }

  return {
    sequenceOf: placeOf,
    everVersionsOf(dataset, publishedId) {
      const ids = versions.all(dataset.key).map((row) => String(row['id']))
      return [publishedId, `drafts.${publishedId}`, ...ids.filter((id) => publishedIdOf(id) === publishedId)]
    },
    everInRelease(dataset, name) {
      const rows = ofRelease.all(dataset.key, `versions.${name}.`, `versions.${name}/`)
      return [releaseDocumentId(name), ...rows.map((row) => String(row['id']))]
    },
    after: (dataset, sequence, limit) => since.all(dataset.key, sequence, limit).map(transactionOf),
    latest: (dataset, count) => newest.all(dataset.key, count).map(transactionOf),
    transactions(dataset, ids, range) {
      const conditions = [`d.dataset = ?`, `d.document_id IN (${ids.map(() => '?').join(', ')})`]
      const values: SQLInputValue[] = [dataset.key, ...ids]
      const bound = (condition: string, value: SQLInputValue): void => {
        conditions.push(condition)
        values.push(value)
      }
      for (const [id, condition] of [
        [range.fromTransaction, 't.seq >= ?'],
        [range.toTransaction, 't.seq <= ?'],
      ] as const) {
        if (id === undefined) continue
        const sequence = placeOf(dataset, id)
        if (sequence === undefined) return []
        bound(condition, sequence)
      }
      if (range.fromTime !== undefined) bound('t.at >= ?', range.fromTime)
      if (range.toTime !== undefined) bound('t.at <= ?', range.toTime)
      const rows = database
        .prepare(
          `SELECT DISTINCT t.* FROM transaction_documents d JOIN transactions t ON t.seq = d.seq
           WHERE ${conditions.join(' AND ')} ORDER BY t.seq ${range.reverse ? 'DESC' : 'ASC'} LIMIT ?`,
        )
        .all(...values, range.limit)
      return rows.map(transactionOf)
    },
    *backwards(dataset, id) {
      let before = Number.MAX_SAFE_INTEGER
      for (;;) {
        const rows = page.all(dataset.key, id, before)
        for (const row of rows) yield transactionOf(row)
        const last = rows.at(-1)
        if (!last || rows.length < 100) return
        before = Number(last['seq'])
      }
    },
  }
}

function transactionOf(row: Record<string, unknown>): PlacedTransaction {
  return {
    sequence: Number(row['seq']),
    id: String(row['id']),
    timestamp: String(row['at']),
    author: String(row['author']),
    entries: JSON.parse(String(row['entries'])) as readonly LogEntry[],
  }
}
