import { useCallback, useSyncExternalStore } from 'react'
import { useDocumentStore } from 'sanity'

/** What a live query knows. Old rows stay while newer ones are fetched. */
export type LiveQuery<Row> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly rows: readonly Row[] }
  | { readonly state: 'failed'; readonly message: string }

type DocumentStore = ReturnType<typeof useDocumentStore>

/** One listener of the lake, shared by every component that asks the same. */
interface Feed {
  answer: LiveQuery<unknown>
  readonly readers: Set<() => void>
  stop: (() => void) | undefined
}

const loading: LiveQuery<never> = { state: 'loading' }
const feeds = new WeakMap<DocumentStore, Map<string, Feed>>()

function feedOf(store: DocumentStore, key: string): Feed {
  const known = feeds.get(store) ?? new Map<string, Feed>()
  feeds.set(store, known)
  const feed = known.get(key) ?? { answer: loading, readers: new Set<() => void>(), stop: undefined }
  known.set(key, feed)
  return feed
}

function read(store: DocumentStore, key: string, reader: () => void): () => void {
  const feed = feedOf(store, key)
  feed.readers.add(reader)
  feed.stop ??= listen(store, key, feed)
  return () => {
    feed.readers.delete(reader)
    if (feed.readers.size > 0) return
    feed.stop?.()
    feeds.get(store)?.delete(key)
  }
}

function listen(store: DocumentStore, key: string, feed: Feed): () => void {
  const [query, params] = JSON.parse(key) as [string, Record<string, string>]
  const tell = (answer: LiveQuery<unknown>): void => {
    feed.answer = answer
    for (const reader of feed.readers) reader()
  }
  const subscription = store
    .listenQuery(query, params, { apiVersion: '2025-02-19', perspective: 'raw', tag: 'souk.pane' })
    .subscribe({
      next: (rows: readonly unknown[] | null) => tell({ state: 'ready', rows: rows ?? [] }),
      error: (cause: unknown) => tell({ state: 'failed', message: messageOf(cause) }),
    })
  return () => subscription.unsubscribe()
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Rows of a query that follow the dataset. Components that ask the same share one listener. */
export function useLiveQuery<Row>(query: string, params: Record<string, string>): LiveQuery<Row> {
  const store = useDocumentStore()
  const key = JSON.stringify([query, params])
  const subscribe = useCallback((reader: () => void) => read(store, key, reader), [store, key])
  const answer = useSyncExternalStore(subscribe, () => feedOf(store, key).answer)
  // The rows have the shape that the query's author names.
  return answer as LiveQuery<Row>
}
