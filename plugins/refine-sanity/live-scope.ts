import type { LiveProvider } from '@refinedev/core'
import { filtersToGroq } from './filters.ts'
import { publishedId } from './identity.ts'
import type { FeedScope } from './live-feed.ts'
import { extraOf } from './meta.ts'

type Subscriber = Parameters<LiveProvider['subscribe']>[0]

/**
 * Whether a subscription may be held to its ids and filters. Refine's hooks subscribe once and never again when their
 * id or filters change, so what they hand over grows old: theirs count only with `liveParams: {narrow: true}`, which a
 * page says when its id and filters stay. Whoever calls `useSubscription` with ids or filters means them.
 */
const isNarrow = ({ params }: Subscriber): boolean =>
  params !== undefined && (params['narrow'] === true || params.subscriptionType === undefined)

const metaOf = ({ meta, params }: Subscriber) => extraOf({ ...params?.meta, ...meta })

const isPublished = (subscriber: Subscriber): boolean => (metaOf(subscriber).perspective ?? 'published') === 'published'

/** What a subscription's listener listens to. A filter that follows references cannot be listened to: then the type. */
export function scopeOf(subscriber: Subscriber, type: string): FeedScope {
  const own = { type: metaOf(subscriber).type ?? type, ...(isPublished(subscriber) ? {} : { drafts: true }) }
  const filters = isNarrow(subscriber) ? (subscriber.params?.filters ?? []) : []
  if (filters.length === 0) return own
  const condition = filtersToGroq(filters)
  return condition.groq.includes('->') ? own : { ...own, condition }
}

/** The ids of a burst that are a subscriber's business, as people know them, and only its own where it is held to them. */
export function concerned(subscriber: Subscriber, ids: readonly string[]): readonly string[] {
  const raw = metaOf(subscriber).perspective === 'raw'
  const named = raw ? ids : [...new Set(ids.map(publishedId))]
  const own = isNarrow(subscriber) ? (subscriber.params?.ids ?? []).map(String) : []
  return own.length === 0 ? named : named.filter((id) => own.includes(id))
}
