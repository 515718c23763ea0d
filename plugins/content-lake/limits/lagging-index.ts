import { createDocumentIndex, type DocumentIndex } from '../groq/index.ts'
import type { DocumentChange } from '../mutations/transaction.ts'

/** A copy of a dataset's documents that runs behind its commits, for queries to be asked of. */
export interface LaggingIndex {
  readonly index: DocumentIndex
  /** Told of every commit, in order; `then` is called once queries see it. */
  take(changes: readonly DocumentChange[], then: () => void): void
  /** Resolves when queries see everything that was taken so far. */
  caughtUp(): Promise<void>
}

/** How long each commit lags, and what waits. `lag` answers 0 for at once. */
export interface Lag {
  lag(): number
  sleep(ms: number): Promise<void>
}

/** Commits become visible in their order, each when its own lag and that of those before it is over. */
export function createLaggingIndex({ lag, sleep }: Lag): LaggingIndex {
  const index = createDocumentIndex()
  let waiting = 0
  let last: Promise<void> = Promise.resolve()

  const apply = (changes: readonly DocumentChange[], then: () => void): void => {
    for (const change of changes) {
      if (change.after) index.put(change.after)
      else index.remove(change.id)
    }
    then()
  }

  return {
    index,
    take(changes, then) {
      const ms = lag()
      if (ms === 0 && waiting === 0) return apply(changes, then)
      waiting += 1
      const due = sleep(ms)
      last = last
        .then(() => due)
        .then(() => {
          waiting -= 1
          apply(changes, then)
        })
    },
    caughtUp: () => last,
  }
}
