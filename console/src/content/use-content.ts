import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useConsole } from '../console-context.tsx'
import { editionsQuery } from '../queries.ts'
import { useLiveQuery } from '../use-live-query.ts'

interface Edition {
  readonly _id: string
  readonly _rev: string
  readonly _type: string
}

/** Both editions of a content document, live: what the shop reads, and what waits to be published. */
export function useEditions<Document extends Edition>(type: string, id: string | undefined) {
  const query = useLiveQuery<readonly Document[]>({
    name: `editions of ${type}`,
    groq: editionsQuery,
    params: { ids: [id ?? '', `drafts.${id ?? ''}`] },
    types: [type],
    perspective: 'raw',
    enabled: id !== undefined,
  })
  const published = query.data?.find(({ _id }) => _id === id)
  const draft = query.data?.find(({ _id }) => _id === `drafts.${id}`)
  return { query, published, draft, current: draft ?? published }
}

export interface ContentWrite {
  readonly id: string
  /** What the form holds; `null` clears an attribute. */
  readonly values: Readonly<Record<string, unknown>>
  /** Revision the form began from; undefined for a document that is not there yet. */
  readonly revision: string | undefined
  readonly publish: boolean
}

/**
 * Keeps a form as the document's draft and, when asked, publishes it. Guarded by the revision that the form began from,
 * so that nobody is overwritten in silence; the lake's grants decide who may.
 */
export function useContentWrite(type: string) {
  const { session } = useConsole()
  const cache = useQueryClient()
  return useMutation({
    retry: false,
    mutationFn: async ({ id, values, revision, publish }: ContentWrite) => {
      if (revision === undefined) {
        const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
        await session.data.create({ resource: type, variables: { ...filled, id }, meta: { draft: true } })
      } else
        await session.data.update({
          resource: type,
          id,
          variables: values,
          meta: { draft: true, ifRevisionID: revision },
        })
      if (publish)
        await session.data.custom({
          url: '',
          method: 'post',
          meta: {
            actions: [{ actionType: 'sanity.action.document.publish', draftId: `drafts.${id}`, publishedId: id }],
          },
        })
      // The form goes on from what was just written, so it is read before the next act is allowed.
      await cache.invalidateQueries({ queryKey: [`editions of ${type}`] })
      return { published: publish }
    },
  })
}

/** Throws a draft away; what the shop reads stays. */
export function useDraftDiscard(type: string) {
  const { session } = useConsole()
  return useMutation({
    retry: false,
    mutationFn: async (id: string) => {
      await session.data.deleteOne({ resource: type, id, meta: { draft: true } })
    },
  })
}

/** An id of its own for a new content document: `promotion-spring-20-x7k2`. */
export function newContentId(prefix: string, name: string): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
  return [prefix, slug, random.toString(36).padStart(7, '0').slice(-5)].filter(Boolean).join('-')
}
