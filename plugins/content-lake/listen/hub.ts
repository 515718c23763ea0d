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
  /** It may not read everything, so that it has to come back when what may be read changes. */
  readonly limited?: boolean
  commit(commit: Commit): void
  /** Called every {@link heartbeatInterval} milliseconds. */
  beat(): void
  /** The stream is over: for good when there is a reason, which says why coming back is useless. */
  close(reason?: string): void
}

/** Spreads the commits of one dataset. */
export interface ListenerHub {
  publish(transaction: LoggedTransaction, changes: readonly DocumentChange[]): void
  /** Returns the function that ends the subscription. */
  subscribe(subscriber: Subscriber): () => void
  /** Ends the streams of those who may not read everything, who come back with the rights that they have then. */
  endLimited(): void
  /** Ends every stream; a reason tells subscribers to stay away. */
  close(reason?: string): void
  readonly closed: boolean
  readonly size: number
  /** The newest transaction published since the lake was started. */
  readonly newest: string | undefined
}

/** How often streams are kept alive, in milliseconds. */
export const heartbeatInterval = 20_000

/** Makes the hub of one dataset. */
export function createListenerHub(): ListenerHub {
  const subscribers = new Set<Subscriber>()
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let newest: string | undefined

  const beat = (): void => {
    for (const subscriber of subscribers) subscriber.beat()
  }

  return {
    publish(transaction, changes) {
      newest = transaction.id
      if (subscribers.size === 0 || transaction.entries.length === 0) return
      const commit = publishedCommit(transaction, changes)
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
    endLimited() {
      for (const subscriber of subscribers) if (subscriber.limited) subscriber.close()
    },
    close(reason) {
      closed = true
      for (const subscriber of subscribers) subscriber.close(reason)
    },
    get closed() {
      return closed
    },
    get size() {
      return subscribers.size
    },
    get newest() {
      return newest
    },
  }
}

/** A transaction and what it changed, as subscribers get it. */
export function publishedCommit(transaction: LoggedTransaction, changes: readonly DocumentChange[]): Commit {
  const byId = new Map(changes.map((change) => [change.id, change]))
  const published = transaction.entries.flatMap((entry) => {
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
  return { transaction, changes: published }
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}
