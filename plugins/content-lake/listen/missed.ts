import { applyPatch } from 'mendoza'
import type { LakeDocument } from '../groq/index.ts'
import type { DocumentChange } from '../mutations/transaction.ts'
import type { Dataset } from '../store/dataset.ts'
import type { LogEntry, PlacedTransaction } from '../store/log-entry.ts'
import type { LogReader } from '../store/reader.ts'
import { type Commit, publishedCommit } from './hub.ts'

/** Where a stream broke off: after the event of `documentId` in a transaction, or after the whole of it. */
export interface Position {
  readonly transactionId: string
  readonly documentId: string | undefined
}

/** What a reader missed; the first commit is the one it may have heard in part. */
export interface Missed {
  readonly position: Position
  readonly commits: readonly Commit[]
}

/** A reader that missed more transactions than this is told to read again instead. */
const longestReplay = 1_000

/** The id of an event, or of the moment after a transaction when no document is named. */
export function eventIdOf(transactionId: string, documentId = ''): string {
  return `${transactionId}#${documentId}`
}

/** What was newest when the lake was started, read from the log once. */
const inherited = new WeakMap<Dataset, string | undefined>()

/** The id of this moment, for streams that have nothing to tell yet; undefined while nothing was ever written. */
export function presentId(dataset: Dataset, reader: LogReader): string | undefined {
  if (dataset.hub.newest === undefined && !inherited.has(dataset))
    inherited.set(dataset, reader.latest(dataset, 1)[0]?.id)
  const newest = dataset.hub.newest ?? inherited.get(dataset)
  return newest === undefined ? undefined : eventIdOf(newest)
}

/**
 * What happened since the event with this id, rebuilt from the log. Undefined when the id is none of this dataset's,
 * or too much happened since. Call it in the same turn of the event loop that subscribes, so that nothing falls between.
 */
export function missedSince(dataset: Dataset, reader: LogReader, lastEventId: string): Missed | undefined {
  // Under hosted rules queries lag behind the log: some of it would be told twice.
  if (dataset.queryHub !== dataset.hub) return undefined
  const [transactionId = '', documentId] = lastEventId.split('#')
  const sequence = transactionId === '' ? undefined : reader.sequenceOf(dataset, transactionId)
  if (sequence === undefined) return undefined
  const found = reader.after(dataset, sequence - 1, longestReplay + 1)
  if (found.length > longestReplay) return undefined
  return { position: { transactionId, documentId: documentId || undefined }, commits: rebuilt(dataset, found) }
}

/** Walks back from the present documents through the reverse effects; the result is oldest first. */
function rebuilt(dataset: Dataset, newestFirst: readonly PlacedTransaction[]): readonly Commit[] {
  const states = new Map<string, LakeDocument | null>()
  const stateOf = (id: string): LakeDocument | null => {
    const known = states.get(id)
    return known === undefined ? (dataset.index.get(id) ?? null) : known
  }
  const commits = newestFirst.map((transaction) => {
    const changes = transaction.entries.map((entry): DocumentChange => {
      const after = stateOf(entry.documentId)
      const before = stateBefore(after, entry)
      states.set(entry.documentId, before)
      return { id: entry.documentId, before, after, mutations: entry.mutations }
    })
    return publishedCommit(transaction, changes)
  })
  return commits.reverse()
}

function stateBefore(after: LakeDocument | null, entry: LogEntry): LakeDocument | null {
  const { _rev, ...rest } = after ?? { _rev: '' }
  const before: unknown = applyPatch(after && rest, [...entry.effects.revert])
  // The log holds what the writer stored: a document, or null where there was none.
  return before === null ? null : ({ ...(before as LakeDocument), _rev: entry.previousRev ?? '' } as LakeDocument)
}
