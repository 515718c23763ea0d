import type { LiveEvent, LiveProvider } from '@refinedev/core'
import { type ClientSource, clientOf } from './client-source.ts'
import { type FeedScope, openFeed } from './live-feed.ts'
import { concerned, scopeOf } from './live-scope.ts'

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
  /** Whether every change of the resource is heard now: a read that began earlier may have missed one. */
  readonly isHearing: (resource: string) => boolean
  /** Tells the resource's subscribers to read again after the usual quiet time, or once their listener is open. */
  readonly touch: (resource: string) => void
  readonly status: () => LiveStatus
  readonly onStatus: (listener: () => void) => () => void
  /** Closes every feed, as when somebody signs out. */
  readonly close: () => void
}

type Subscriber = Parameters<LiveProvider['subscribe']>[0]
interface OpenFeed {
  readonly resource: string
  readonly feed: ReturnType<typeof openFeed>
  readonly subscribers: Set<Subscriber>
}

const prefix = 'resources/'
const resourceOf = (channel: string): string => channel.slice(prefix.length)

/** Sends an event to whoever asked for its kind, with those of its ids that are their business. */
function deliver(subscriber: Subscriber, type: LiveEvent['type'], ids: readonly string[]): void {
  const { channel, types, callback } = subscriber
  if (type !== '*' && !types.includes('*') && !types.includes(type)) return
  const told = type === '*' ? [] : concerned(subscriber, ids)
  if (type === '*' || told.length > 0) callback({ channel, type, payload: { ids: [...told] }, date: new Date() })
}

/**
 * Refine 5 live provider: one listener per resource however many pages subscribe, opened by the first and closed by
 * the last. Changes are told once they can be queried (`visibility=query`), debounced; after a gap every subscriber
 * is told to read again with type `*`, because what happened in the gap is unknown. Subscriptions that ask for it hear
 * only of their ids or filters (`live-scope.ts`). Channels that are no resource's carry what `publish` hands over.
 */
export function createLiveProvider(source: ClientSource, options: LiveOptions = {}): SanityLiveProvider {
  const { typeOf = (resource: string) => resource, debounceMs = 150, maxWaitMs = 1000 } = options
  const feeds = new Map<string, OpenFeed>()
  const local = new Set<Subscriber>()
  const generations = new Map<string, number>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const open = (resource: string, scope: FeedScope): OpenFeed => {
    const subscribers = new Set<Subscriber>()
    const feed = openFeed(clientOf(source), scope, {
      debounceMs,
      maxWaitMs,
      heard: () => generations.set(resource, (generations.get(resource) ?? 0) + 1),
      tell: (type, ids) => {
        for (const subscriber of subscribers) deliver(subscriber, type, ids)
      },
      statusChanged: changed,
    })
    return { resource, feed, subscribers }
  }
  const subscribeLocally = (subscriber: Subscriber) => {
    local.add(subscriber)
    return () => void local.delete(subscriber)
  }
  return {
    subscribe(subscriber: Subscriber) {
      if (!subscriber.channel.startsWith(prefix)) return subscribeLocally(subscriber)
      const resource = resourceOf(subscriber.channel)
      const scope = scopeOf(subscriber, typeOf(resource))
      const key = JSON.stringify([resource, scope])
      const entry = feeds.get(key) ?? open(resource, scope)
      feeds.set(key, entry)
      entry.subscribers.add(subscriber)
      return () => {
        entry.subscribers.delete(subscriber)
        if (entry.subscribers.size > 0 || feeds.get(key) !== entry) return
        feeds.delete(key)
        entry.feed.close()
        changed()
      }
    },
    unsubscribe: (stop: () => void) => stop(),
    publish: (event) => {
      // Of changes to documents the lake itself tells, to everybody and in their order.
      if (event.channel.startsWith(prefix)) return
      for (const { channel, types, callback } of local)
        if (channel === event.channel && (types.includes('*') || types.includes(event.type))) callback(event)
    },
    generation: (resource) => generations.get(resource) ?? 0,
    isHearing: (resource) => {
      const own = [...feeds.values()].filter((entry) => entry.resource === resource)
      return own.length > 0 && own.every(({ feed }) => feed.isOpen())
    },
    touch: (resource) => {
      for (const entry of feeds.values()) if (entry.resource === resource) entry.feed.touch()
    },
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
