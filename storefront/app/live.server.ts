import type { SanityClient } from '@sanity/client'
import type { StoredDocument } from '@souk/kernel'

/** One committed change of a published document. `document` is undefined when it is gone. */
export interface Change {
  readonly id: string
  readonly type: string
  readonly document?: StoredDocument
}

/** What the process hears of the dataset. One connection to the lake, however many shoppers listen. */
export interface Live {
  /** Calls back after every change; returns the unsubscribe. */
  subscribe(onChange: (change: Change) => void): () => void
  /** Calls back after every change of a draft. */
  onDraft(callback: () => void): () => void
  /** Calls back whenever changes may have been missed and everything has to be read again. */
  onGap(callback: () => void): () => void
  /** True while the lake's stream is open. */
  connected(): boolean
  close(): void
}

const isVersion = (id: string): boolean => id.startsWith('drafts.') || id.startsWith('versions.')

/**
 * Opens the one listener. `types` bounds what the lake sends. The client reconnects by itself; every new welcome is told
 * as a gap, because a reconnect may have missed changes.
 */
export function openLive(client: SanityClient, types: readonly string[], onFault: (error: unknown) => void): Live {
  const watchers = new Set<(change: Change) => void>()
  const gaps = new Set<() => void>()
  const draftWatchers = new Set<() => void>()
  let open = false
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let subscription: { unsubscribe(): void } | undefined
  const start = () => {
    subscription = client
      .listen(
        '*[_type in $types]',
        { types: [...types] },
        {
          events: ['welcome', 'mutation', 'reconnect'],
          includeResult: true,
          includeAllVersions: true,
          visibility: 'query',
          tag: 'storefront.live',
        },
      )
      .subscribe({
        next: (event) => {
          open = event.type !== 'reconnect'
          if (event.type === 'welcome') for (const each of gaps) each()
          if (event.type !== 'mutation') return
          if (isVersion(event.documentId)) {
            for (const each of draftWatchers) each()
            return
          }
          const document = event.result as StoredDocument | undefined
          const gone = event.transition === 'disappear' || !document
          const change = { id: event.documentId, type: document?._type ?? '', ...(gone ? {} : { document }) }
          for (const each of watchers) each(change)
        },
        error: (error: unknown) => {
          open = false
          if (closed) return
          onFault(error)
          retry = setTimeout(start, 1000)
        },
      })
  }
  start()
  return {
    subscribe: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    onDraft: (callback) => {
      draftWatchers.add(callback)
      return () => draftWatchers.delete(callback)
    },
    onGap: (callback) => {
      gaps.add(callback)
      return () => gaps.delete(callback)
    },
    connected: () => open,
    close: () => {
      closed = true
      open = false
      clearTimeout(retry)
      subscription?.unsubscribe()
    },
  }
}
