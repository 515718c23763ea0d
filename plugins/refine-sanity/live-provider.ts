import type { LiveEvent, LiveProvider } from '@refinedev/core'
import { type ClientSource, clientOf } from './client-source.ts'
import { openFeed } from './live-feed.ts'

/** How the feeds stand: `since` is the moment (ms) from which we no longer hear of changes. */
export type LiveStatus = { readonly live: true } | { readonly live: false; readonly since: number }

export interface LiveOptions {
  /** Quiet time after a change before pages are told; many changes make one refetch. 150 ms. */
  readonly debounceMs?: number
  /** A stream of changes that never rests still tells pages this often. 1,000 ms. */
  readonly maxWaitMs?: number
  /** The `_type` behind a resource; the resource's own name when left out. */
  readonly typeOf?: (resource: string) => string
}

export interface SanityLiveProvider extends LiveProvider {
  /** Counts every change heard of a resource. A read that began at another count than it ended with may be old. */
  readonly generation: (resource: string) => number
  /** Tells the resource's subscribers to read again after the usual quiet time. */
  readonly touch: (resource: string) => void
  readonly status: () => LiveStatus
  readonly onStatus: (listener: () => void) => () => void
  /** Closes every feed, as when somebody signs out. */
  readonly close: () => void
}

type Subscriber = Parameters<LiveProvider['subscribe']>[0]
type Feed = ReturnType<typeof openFeed>

const resourceOf = (channel: string): string => channel.replace(/^resources\//, '')

/**
 * Refine 5 live provider: one listener per resource however many pages subscribe, opened by the first and closed by
 * the last. Changes are told once they can be queried (`visibility=query`), debounced; after a gap every subscriber
 * is told to read again with type `*`, because what happened in the gap is unknown.
 */
export function createLiveProvider(source: ClientSource, options: LiveOptions = {}): SanityLiveProvider {
  const { typeOf = (resource: string) => resource, debounceMs = 150, maxWaitMs = 1000 } = options
  const feeds = new Map<string, { readonly feed: Feed; readonly subscribers: Set<Subscriber> }>()
  const generations = new Map<string, number>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const tell = (resource: string, type: LiveEvent['type'], ids: readonly string[]) => {
    for (const { channel, types, callback } of feeds.get(resource)?.subscribers ?? [])
      if (type === '*' || types.includes('*') || types.includes(type))
        callback({ channel, type, payload: { ids: [...ids] }, date: new Date() })
  }
  const open = (resource: string): Feed =>
    openFeed(clientOf(source), typeOf(resource), {
      debounceMs,
      maxWaitMs,
      heard: () => generations.set(resource, (generations.get(resource) ?? 0) + 1),
      tell: (type, ids) => tell(resource, type, ids),
      statusChanged: changed,
    })
  return {
    subscribe(subscriber: Subscriber) {
      const resource = resourceOf(subscriber.channel)
      const entry = feeds.get(resource) ?? { feed: open(resource), subscribers: new Set<Subscriber>() }
      feeds.set(resource, entry)
      entry.subscribers.add(subscriber)
      return () => {
        entry.subscribers.delete(subscriber)
        if (entry.subscribers.size > 0 || feeds.get(resource) !== entry) return
        feeds.delete(resource)
        entry.feed.close()
        changed()
      }
    },
    unsubscribe: (stop: () => void) => stop(),
    generation: (resource) => generations.get(resource) ?? 0,
    touch: (resource) => feeds.get(resource)?.feed.touch(),
    status: () => {
      const gaps = [...feeds.values()].flatMap(({ feed }) => feed.downSince() ?? [])
      return gaps.length === 0 ? { live: true } : { live: false, since: Math.min(...gaps) }
    },
    onStatus: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      for (const { feed } of feeds.values()) feed.close()
      feeds.clear()
      changed()
    },
  }
}
