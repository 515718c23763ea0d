import type { DatabaseSync } from 'node:sqlite'
import { checkReferences } from '../mutations/check-references.ts'
import { duplicateTransaction, malformed } from '../mutations/mutation-error.ts'
import {
  type DocumentChange,
  type OpenTransaction,
  openTransaction,
  type WriteGuard,
} from '../mutations/transaction.ts'
import { entryOf } from './change-entry.ts'
import type { Dataset } from './dataset.ts'
import { diskReason } from './disk-error.ts'
import type { LoggedTransaction } from './log-entry.ts'
import { logText } from './log-text.ts'
import { createPurge } from './purge.ts'

/** What a caller asks to be written. `work` fills the transaction; what it throws refuses the whole of it. */
export interface WriteRequest<T> {
  readonly dataset: Dataset
  readonly transactionId: string
  /** Set when the caller chose the id, so that a repetition is refused. */
  readonly chosenId?: boolean
  readonly author: string
  /** ISO time to write under; the lake's clock when left out. */
  readonly timestamp?: string
  readonly guard: WriteGuard
  readonly autoGenerateArrayKeys?: boolean
  /** A step of an import; where it is kept, documents that the dataset does not have keep the revision and times they bring. */
  readonly imported?: 'kept' | 'anew'
  /** Queries may see it later than what is committed after it. */
  readonly deferred?: boolean
  /** Works everything out and changes nothing. */
  readonly dryRun?: boolean
  readonly work: (transaction: OpenTransaction) => T
}

/** A transaction that is on disk (or was only tried, for a dry run). */
export interface Committed<T> {
  readonly value: T
  readonly transactionId: string
  readonly timestamp: string
  readonly changes: readonly DocumentChange[]
}

/** The one place where documents change. */
export interface Writer {
  /** Commits together with whatever else was asked for in the same turn of the event loop; each fails alone. */
  submit<T>(request: WriteRequest<T>): Promise<Committed<T>>
  /** Resolves when everything submitted so far is settled. */
  drain(): Promise<void>
}

/** Thrown when the disk refuses; nothing of the group was kept. */
export class StoreUnavailable extends Error {}

interface Job {
  /** Evaluates, stages and indexes; called inside the SQL transaction. */
  readonly stage: () => void
  readonly settle: () => void
  readonly fail: (error: unknown) => void
  readonly undo: () => void
}

/** Opens the writer. `clock` gives ISO times; two transactions never go back in time unless a caller sets its own. */
export function createWriter(database: DatabaseSync, clock: () => string): Writer {
  const log = createLog(database)
  let queue: Job[] = []
  let scheduled: Promise<void> | undefined
  let lastTime = ''

  const now = (): string => {
    const time = clock()
    lastTime = time > lastTime ? time : lastTime
    return lastTime
  }

  const flush = (): void => {
    const jobs = queue
    queue = []
    scheduled = undefined
    commitGroup(database, jobs)
  }

  return {
    submit: (request) =>
      new Promise((resolve, reject) => {
        queue.push(createJob(request, log, now, resolve, reject))
        scheduled ??= new Promise((done) => {
          setImmediate(() => {
            flush()
            done()
          })
        })
      }),
    drain: async () => {
      await scheduled
    },
  }
}

/** One SQL transaction for the whole group: one flush to disk, whatever the number of requests. */
function commitGroup(database: DatabaseSync, jobs: readonly Job[]): void {
  const staged: Job[] = []
  try {
    database.exec('BEGIN IMMEDIATE')
    for (const job of jobs) {
      try {
        job.stage()
        staged.push(job)
      } catch (error) {
        if (error instanceof WriteFault) throw error
        job.fail(error)
      }
    }
    database.exec('COMMIT')
  } catch (error) {
    for (const job of jobs.toReversed()) job.undo()
    if (database.isTransaction) database.exec('ROLLBACK')
    const why = diskReason(error)
    const failure = new StoreUnavailable(`The lake could not write${why ? `: ${why}` : ' to its disk'}`, {
      cause: error,
    })
    for (const job of jobs) job.fail(failure)
    return
  }
  for (const job of staged) job.settle()
}

/** What goes wrong once a job has begun to write: the whole group is undone. Before that, a job fails alone. */
class WriteFault extends Error {}

function createJob<T>(
  request: WriteRequest<T>,
  log: TransactionLog,
  now: () => string,
  resolve: (committed: Committed<T>) => void,
  reject: (error: unknown) => void,
): Job {
  const { dataset } = request
  let committed: Committed<T> | undefined
  let logged: LoggedTransaction | undefined
  const indexed: DocumentChange[] = []

  const stage = (): void => {
    if (dataset.hub.closed) throw malformed(`Dataset ${JSON.stringify(dataset.name)} is gone`)
    const timestamp = request.timestamp ?? now()
    const { transactionId } = request
    if (request.chosenId && log.has(dataset, transactionId)) throw duplicateTransaction(transactionId)
    const transaction = openTransaction({
      view: dataset.index,
      guard: request.guard,
      transactionId,
      timestamp,
      autoGenerateArrayKeys: request.autoGenerateArrayKeys ?? false,
      imported: request.imported !== undefined,
      ...(request.imported === 'kept' && { isForeign: (revision: string) => !log.has(dataset, revision) }),
    })
    const value = request.work(transaction)
    const changes = transaction.changes()
    if (dataset.referenceChecks) checkReferences(dataset.index, changes, request.guard)
    dataset.usage?.admit(changes)
    committed = { value, transactionId, timestamp, changes }
    if (request.dryRun) return
    const entries = changes.map((change) => entryOf(change, transactionId)).filter((entry) => entry !== undefined)
    logged = { id: transactionId, timestamp, author: request.author, entries }
    try {
      log.append(dataset, logged, changes)
      for (const change of changes) {
        indexed.push(change)
        dataset.usage?.move(change.before, change.after)
        if (change.after) dataset.index.put(change.after)
        else dataset.index.remove(change.id)
      }
    } catch (error) {
      throw new WriteFault('A transaction could not be written', { cause: error })
    }
  }

  return {
    stage,
    settle() {
      if (!committed) return
      if (logged) dataset.announce(logged, committed.changes, request.deferred)
      resolve(committed)
    },
    fail: (error) => reject(error instanceof RangeError ? malformed('The document is nested too deeply') : error),
    undo() {
      for (const change of indexed.toReversed()) {
        dataset.usage?.move(change.after, change.before)
        if (change.before) dataset.index.put(change.before)
        else dataset.index.remove(change.id)
      }
    },
  }
}

interface TransactionLog {
  has(dataset: Dataset, transactionId: string): boolean
  append(dataset: Dataset, transaction: LoggedTransaction, changes: readonly DocumentChange[]): void
}

function createLog(database: DatabaseSync): TransactionLog {
  const find = database.prepare('SELECT 1 FROM transactions WHERE dataset = ? AND id = ?')
  const insert = database.prepare('INSERT INTO transactions (dataset, id, at, author, entries) VALUES (?, ?, ?, ?, ?)')
  const touch = database.prepare('INSERT INTO transaction_documents (dataset, document_id, seq) VALUES (?, ?, ?)')
  const store = database.prepare('INSERT OR REPLACE INTO documents (dataset, id, json) VALUES (?, ?, ?)')
  const erase = database.prepare('DELETE FROM documents WHERE dataset = ? AND id = ?')
  const purge = createPurge(database)
  return {
    has: (dataset, transactionId) => find.get(dataset.key, transactionId) !== undefined,
    append(dataset, transaction, changes) {
      const { id, timestamp, author, entries } = transaction
      const text = logText(entries, changes)
      const seq = insert.run(dataset.key, id, timestamp, author, text.entries).lastInsertRowid
      for (const entry of entries) touch.run(dataset.key, entry.documentId, seq)
      for (const [at, change] of changes.entries()) {
        const row = text.rows[at]
        if (row) store.run(dataset.key, change.id, row)
        else erase.run(dataset.key, change.id)
        if (change.purge) purge.forget(dataset, change.id, seq)
      }
    },
  }
}
