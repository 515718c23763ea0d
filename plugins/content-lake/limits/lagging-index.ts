import { createDocumentIndex, type DocumentIndex } from '../groq/index.ts'
import type { DocumentChange } from '../mutations/transaction.ts'

/** A copy of a dataset's documents that runs behind its commits, for queries to be asked of. */
export interface LaggingIndex {
  readonly index: DocumentIndex
  /**
   * Told of every commit, in order; `then` is called once queries see it, with what they saw change. A `deferred` commit
   * is passed by those after it.
   */
  take(changes: readonly DocumentChange[], then: (seen: readonly DocumentChange[]) => void, deferred?: boolean): void
  /** Resolves when queries see everything that was taken so far, but for what is deferred. */
  caughtUp(): Promise<void>
}

/** How long each commit lags, and what waits. `lag` answers 0 for at once. */
export interface Lag {
  lag(deferred: boolean): number
  sleep(ms: number): Promise<void>
}

/** Commits become visible in their order, each when its own lag and that of those before it is over. */
export function createLaggingIndex({ lag, sleep }: Lag): LaggingIndex {
  const index = createDocumentIndex()
  /** Which commit of a document queries see, while commits wait. */
  const seen = new Map<string, number>()
  let taken = 0
  let waiting = 0
  let deferrals = 0
  let last: Promise<void> = Promise.resolve()

  /** A document that is seen as a later commit left it stays so. */
  const apply = (commit: number, changes: readonly DocumentChange[]): readonly DocumentChange[] => {
    const news = changes.filter(({ id }) => (seen.get(id) ?? 0) < commit)
    for (const change of news) {
      seen.set(change.id, commit)
      if (change.after) index.put(change.after)
      else index.remove(change.id)
    }
    if (waiting + deferrals === 0) seen.clear()
    return news
  }

  return {
    index,
    take(changes, then, deferred = false) {
      taken += 1
      const commit = taken
      const ms = lag(deferred)
      if (ms === 0 && waiting === 0) return then(apply(commit, changes))
      const due = sleep(ms)
      if (deferred) {
        deferrals += 1
        void due.then(() => {
          deferrals -= 1
          then(apply(commit, changes))
        })
        return
      }
      waiting += 1
      last = last
        .then(() => due)
        .then(() => {
          waiting -= 1
          then(apply(commit, changes))
        })
    },
    caughtUp: () => last,
  }
}
