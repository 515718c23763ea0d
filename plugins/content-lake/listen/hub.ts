import type { DocumentChange } from '../mutations/transaction.ts'
import type { LogEntry, LoggedTransaction } from '../store/log-entry.ts'

/** One document's part in a commit, its JSON pieces made once however many listeners take them. */
export interface PublishedChange {
  readonly change: DocumentChange
  readonly entry: LogEntry
  readonly mutationsJson: () => string
  readonly effectsJson: () => string
  readonly beforeJson: () => string
  readonly afterJson: () => string
}

/** A commit as subscribers get it. */
export interface Commit {
  readonly transaction: LoggedTransaction
  readonly changes: readonly PublishedChange[]
}

/** Someone who follows a dataset. */
export interface Subscriber {
  commit(commit: Commit): void
  /** Called every {@link heartbeatInterval} milliseconds. */
  beat(): void
  /** The dataset is going away. */
  close(): void
}

/** Spreads the commits of one dataset. */
export interface ListenerHub {
  publish(transaction: LoggedTransaction, changes: readonly DocumentChange[]): void
  /** Returns the function that ends the subscription. */
  subscribe(subscriber: Subscriber): () => void
  close(): void
  readonly closed: boolean
  readonly size: number
}

/** How often streams are kept alive, in milliseconds. */
export const heartbeatInterval = 20_000

/** Makes the hub of one dataset. */
export function createListenerHub(): ListenerHub {
  const subscribers = new Set<Subscriber>()
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const beat = (): void => {
    for (const subscriber of subscribers) subscriber.beat()
  }

  return {
    publish(transaction, changes) {
      if (subscribers.size === 0 || transaction.entries.length === 0) return
      const commit = { transaction, changes: publishedChanges(transaction, changes) }
      for (const subscriber of subscribers) subscriber.commit(commit)
    },
    subscribe(subscriber) {
      subscribers.add(subscriber)
      timer ??= setInterval(beat, heartbeatInterval).unref()
      return () => {
        subscribers.delete(subscriber)
        if (subscribers.size > 0 || !timer) return
        clearInterval(timer)
        timer = undefined
      }
    },
    close() {
      closed = true
      for (const subscriber of subscribers) subscriber.close()
    },
    get closed() {
      return closed
    },
    get size() {
      return subscribers.size
    },
  }
}

function publishedChanges(
  transaction: LoggedTransaction,
  changes: readonly DocumentChange[],
): readonly PublishedChange[] {
  const byId = new Map(changes.map((change) => [change.id, change]))
  return transaction.entries.flatMap((entry) => {
    const change = byId.get(entry.documentId)
    if (!change) return []
    return {
      change,
      entry,
      mutationsJson: once(() => JSON.stringify(entry.mutations)),
      effectsJson: once(() => JSON.stringify(entry.effects)),
      beforeJson: once(() => JSON.stringify(change.before)),
      afterJson: once(() => JSON.stringify(change.after)),
    }
  })
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}
