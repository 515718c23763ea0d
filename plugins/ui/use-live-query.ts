import { useCallback, useSyncExternalStore } from 'react'

/** What a live query knows. Old rows stay while newer ones are fetched. */
export type LiveQuery<Row> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly rows: readonly Row[] }
  | { readonly state: 'failed'; readonly message: string }

interface Reader {
  readonly next: (rows: readonly unknown[] | null) => void
  readonly error: (cause: unknown) => void
}

/** What a query is asked with. */
type LiveParams = Record<string, string | string[]>

/** Whoever answers queries and keeps the answers up to date: in the Studio, its document store. */
export interface LiveSource {
  listenQuery(
    query: string,
    params: LiveParams,
    options: { readonly apiVersion: string; readonly perspective: 'raw'; readonly tag: string },
  ): { subscribe(reader: Reader): { unsubscribe(): void } }
}

/** One listener of the lake, shared by every component that asks the same. */
interface Feed {
  answer: LiveQuery<unknown>
  readonly readers: Set<() => void>
  stop: (() => void) | undefined
}

const loading: LiveQuery<never> = { state: 'loading' }
const feeds = new WeakMap<LiveSource, Map<string, Feed>>()

function feedOf(source: LiveSource, key: string): Feed {
  const known = feeds.get(source) ?? new Map<string, Feed>()
  feeds.set(source, known)
  const feed = known.get(key) ?? { answer: loading, readers: new Set<() => void>(), stop: undefined }
  known.set(key, feed)
  return feed
}

function read(source: LiveSource, key: string, reader: () => void): () => void {
  const feed = feedOf(source, key)
  feed.readers.add(reader)
  feed.stop ??= listen(source, key, feed)
  return () => {
    feed.readers.delete(reader)
    if (feed.readers.size > 0) return
    feed.stop?.()
    feeds.get(source)?.delete(key)
  }
}

function listen(source: LiveSource, key: string, feed: Feed): () => void {
  const [query, params] = JSON.parse(key) as [string, LiveParams]
  const tell = (answer: LiveQuery<unknown>): void => {
    feed.answer = answer
    for (const reader of feed.readers) reader()
  }
  const subscription = source
    .listenQuery(query, params, { apiVersion: '2025-02-19', perspective: 'raw', tag: 'souk.pane' })
    .subscribe({
      next: (rows) => tell({ state: 'ready', rows: rows ?? [] }),
      error: (cause) => tell({ state: 'failed', message: messageOf(cause) }),
    })
  return () => subscription.unsubscribe()
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Rows of a query that follow the dataset. Components that ask the same of one source share one listener. */
export function useLiveQuery<Row>(source: LiveSource, query: string, params: LiveParams): LiveQuery<Row> {
  const key = JSON.stringify([query, params])
  const subscribe = useCallback((reader: () => void) => read(source, key, reader), [source, key])
  const answer = useSyncExternalStore(subscribe, () => feedOf(source, key).answer)
  // The rows have the shape that the query's author names.
  return answer as LiveQuery<Row>
}
