import { useEffect, useState } from 'react'
import { useDocumentStore } from 'sanity'

/** What a live query knows. Old rows stay while newer ones are fetched. */
export type LiveQuery<Row> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly rows: readonly Row[] }
  | { readonly state: 'failed'; readonly message: string }

/** Rows of a query that follow the dataset. `params` must be stable or flat: it is compared as JSON. */
export function useLiveQuery<Row>(query: string, params: Record<string, string>): LiveQuery<Row> {
  const store = useDocumentStore()
  const [answer, setAnswer] = useState<LiveQuery<Row>>({ state: 'loading' })
  const key = JSON.stringify(params)
  useEffect(() => {
    const subscription = store
      .listenQuery(query, JSON.parse(key), { apiVersion: '2025-02-19', perspective: 'raw', tag: 'souk.pane' })
      .subscribe({
        next: (rows: readonly Row[] | null) => setAnswer({ state: 'ready', rows: rows ?? [] }),
        error: (cause: unknown) => setAnswer({ state: 'failed', message: messageOf(cause) }),
      })
    return () => subscription.unsubscribe()
  }, [store, query, key])
  return answer
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
