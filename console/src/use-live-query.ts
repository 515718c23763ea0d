import { useSubscription } from '@refinedev/core'
import { readLive, sanityMeta } from '@souk/refine-sanity'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useConsole } from './console-context.tsx'

/** A named query of a domain, and which document types change its answer. At most seven. */
export interface LiveQuery {
  /** Where it stands in the cache; name it after the query. */
  readonly name: string
  readonly groq: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly types: readonly string[]
  readonly enabled?: boolean
  /** How drafts are seen; published when left out. */
  readonly perspective?: 'published' | 'drafts' | 'raw'
}

const nothing: Readonly<Record<string, unknown>> = {}
/** One transaction is told once for each of its types, all within this time. */
const momentMs = 50

/** Acts once for all that is asked of it within a moment. */
function useOnceAMoment(act: () => void): () => void {
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  return () => {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(act, momentMs)
  }
}

/**
 * Reads a query that is not a plain list (counts, joins, sums) and keeps it true: any change of its types reads it
 * again, and so does one that may have come between the reading and the hearing. Old rows stay while new ones are
 * fetched. Plain lists go through Refine's own hooks.
 */
export function useLiveQuery<Answer>({ name, groq, params = nothing, types, enabled = true, perspective }: LiveQuery) {
  const { session } = useConsole()
  const cache = useQueryClient()
  const queryKey = [name, params]
  const again = useOnceAMoment(() => void cache.invalidateQueries({ queryKey: [name] }))
  const listen = (index: number) => ({
    channel: `resources/${types[index] ?? 'none'}`,
    onLiveEvent: again,
    enabled: enabled && types[index] !== undefined,
    // Drafts are told to those who read them
    ...(perspective ? { meta: sanityMeta({ perspective }) } : {}),
  })
  // Hooks cannot stand in a loop.
  useSubscription(listen(0))
  useSubscription(listen(1))
  useSubscription(listen(2))
  useSubscription(listen(3))
  useSubscription(listen(4))
  useSubscription(listen(5))
  useSubscription(listen(6))
  return useQuery<Answer>({
    queryKey,
    queryFn: async ({ signal }) => {
      const meta = { groq, params, ...(perspective ? { perspective } : {}) }
      const answer = await readLive(session.live, types, () =>
        session.data.custom({
          url: '',
          method: 'get',
          meta: { ...meta, queryContext: { signal, queryKey, client: cache } },
        }),
      )
      return answer.data as Answer
    },
    placeholderData: keepPreviousData,
    enabled,
  })
}
