import type { DatabaseSync } from 'node:sqlite'
import type { Dataset } from './dataset.ts'
import type { LogEntry } from './log-entry.ts'

/** Forgets what the log holds of documents. */
export interface Purge {
  /** Takes a document out of every transaction before a place in the log; called inside the SQL transaction. */
  forget(dataset: Dataset, documentId: string, before: number | bigint): void
}

/** Opens the purge on the writer's database. */
export function createPurge(database: DatabaseSync): Purge {
  const find = database.prepare(
    `SELECT t.seq, t.entries FROM transaction_documents d JOIN transactions t ON t.seq = d.seq
     WHERE d.dataset = ? AND d.document_id = ? AND d.seq < ?`,
  )
  const rewrite = database.prepare('UPDATE transactions SET entries = ? WHERE seq = ?')
  const erase = database.prepare('DELETE FROM transaction_documents WHERE dataset = ? AND document_id = ? AND seq < ?')
  return {
    forget(dataset, documentId, before) {
      for (const row of find.all(dataset.key, documentId, before)) {
        const entries = JSON.parse(String(row['entries'])) as readonly LogEntry[]
        const kept = entries.filter((entry) => entry.documentId !== documentId)
        rewrite.run(JSON.stringify(kept), Number(row['seq']))
      }
      erase.run(dataset.key, documentId, before)
    },
  }
}
