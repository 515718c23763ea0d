import type { SanityClient } from '@sanity/client'
import { createBatch } from './batch.ts'

type Transition = 'appear' | 'update' | 'disappear'
const typeOfTransition = { appear: 'created', update: 'updated', disappear: 'deleted' } as const

interface FeedHandlers {
  readonly debounceMs: number
  readonly maxWaitMs: number
  /** Every change, the moment it is heard. */
  readonly heard: () => void
  /** Changes of the last burst by kind; `*` without ids after a gap or a touch. */
  readonly tell: (type: 'created' | 'updated' | 'deleted' | '*', ids: readonly string[]) => void
  readonly statusChanged: () => void
}

const retryMs = 2000

/** One listener on one `_type`, kept up until `close`. The client reconnects lost connections by itself. */
export function openFeed(client: SanityClient, type: string, handlers: FeedHandlers) {
  const batch = createBatch(handlers)
  let welcomed = false
  let downSince: number | undefined
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let stop = () => {}

  const down = () => {
    if (downSince !== undefined) return
    downSince = Date.now()
    handlers.statusChanged()
  }
  const up = () => {
    // The first welcome is the beginning; any later one ends a gap of which we know nothing.
    if (welcomed) {
      handlers.heard()
      batch.add('*')
    }
    welcomed = true
    if (downSince === undefined) return
    downSince = undefined
    handlers.statusChanged()
  }
  const connect = () => {
    const subscription = client
      .listen(
        '*[_type == $type]',
        { type },
        {
          includeResult: false,
          includeMutations: false,
          visibility: 'query',
          events: ['welcome', 'mutation', 'reconnect'],
        },
      )
      .subscribe({
        next: (event) => {
          if (event.type === 'welcome') up()
          else if (event.type === 'reconnect') down()
          else if (event.type === 'mutation') {
            handlers.heard()
            batch.add(typeOfTransition[event.transition as Transition], event.documentId)
          }
        },
        error: again,
        complete: again,
      })
    stop = () => subscription.unsubscribe()
  }
  function again() {
    down()
    if (!closed) retry = setTimeout(connect, retryMs)
  }
  connect()
  return {
    downSince: () => downSince,
    touch: () => batch.add('*'),
    close: () => {
      closed = true
      clearTimeout(retry)
      batch.close()
      stop()
    },
  }
}
