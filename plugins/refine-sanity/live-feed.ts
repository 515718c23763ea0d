import type { SanityClient } from '@sanity/client'
import { createBatch } from './batch.ts'
import type { Condition } from './filters.ts'

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

/** What a feed hears of: the documents of a `_type`, or those of them that a condition selects. */
export interface FeedScope {
  readonly type: string
  readonly condition?: Condition
  /** Drafts and versions too; published documents only when left out. */
  readonly drafts?: boolean
}

/** One listener, kept up until `close`. The client reconnects lost connections by itself. */
export function openFeed(client: SanityClient, { type, condition, drafts = false }: FeedScope, handlers: FeedHandlers) {
  const filter = condition === undefined ? '' : ` && ${condition.groq}`
  const batch = createBatch(handlers)
  let welcomed = false
  let downSince: number | undefined
  let closed = false
  let readEarly = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let stop = () => {}

  const down = () => {
    if (downSince !== undefined) return
    downSince = Date.now()
    handlers.statusChanged()
  }
  const up = () => {
    // The first welcome is the beginning; any later one ends a gap of which we know nothing. So does the first one for
    // those who read before it.
    if (welcomed) handlers.heard()
    if (welcomed || readEarly) batch.add('*')
    welcomed = true
    readEarly = false
    if (downSince === undefined) return
    downSince = undefined
    handlers.statusChanged()
  }
  const connect = () => {
    const subscription = client
      .listen(
        `*[_type == $type${filter}]`,
        { ...condition?.params, type },
        {
          includeResult: false,
          includeMutations: false,
          visibility: 'query',
          ...(drafts ? { includeAllVersions: true } : {}),
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
    isOpen: () => welcomed && downSince === undefined,
    // While nothing is heard the next welcome tells everybody; telling them now would make them read without end.
    touch: () => {
      if (!welcomed) readEarly = true
      else if (downSince === undefined) batch.add('*')
    },
    close: () => {
      closed = true
      clearTimeout(retry)
      batch.close()
      stop()
    },
  }
}
