import { type Clock, instant, msBetween } from '@souk/kernel'
import { messageLifecycle, type MessageState } from '@souk/messages'
import { statesOf } from '@souk/kernel'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Timers } from '../dispatch/timers.ts'

/** Figures of what is still to be done and of what was said, for /metrics. Looked up at most every 15 s, and only when asked. */
export interface Backlog {
  /** The last figures; starts a look when they are old. */
  figures(): Readonly<Record<string, number>>
  look(): Promise<void>
}

interface Row {
  readonly due: number
  readonly dead: number
  readonly oldest: string | null
}

const freshMs = 15_000
const waiting = '_type == "effect" && state == "pending" && nextAt <= $now'
const backlogQuery =
  `{"due": count(*[${waiting}]), "dead": count(*[_type == "effect" && state == "dead"]),` +
  ` "oldest": *[${waiting}] | order(createdAt asc)[0].createdAt}`
const states = statesOf(messageLifecycle)
const messagesQuery = `{${states.map((state) => `"${state}": count(*[_type == "message" && state == "${state}"])`).join(', ')}}`

/** Builds it. A look that fails is told of and changes no figure. */
export function createBacklog(parts: {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly timers: Timers
  readonly log: CommerceDependencies['log']
}): Backlog {
  const { store, clock, timers, log } = parts
  let last: Readonly<Record<string, number>> = {}
  let lookedAt = Number.NEGATIVE_INFINITY

  async function look(): Promise<void> {
    lookedAt = timers.elapsed()
    const now = clock()
    const [row, said] = await Promise.all([
      store.query<Row>(backlogQuery, { now }),
      store.query<Record<MessageState, number>>(messagesQuery),
    ])
    const age = row.oldest === null ? 0 : Math.max(0, msBetween(instant(row.oldest), now) / 1000)
    const messages = states.map((state) => [`messages_${state}`, said[state]] as const)
    last = {
      effects_due: row.due,
      effects_dead: row.dead,
      effects_oldest_seconds: Math.round(age),
      ...Object.fromEntries(messages),
    }
  }
  return {
    figures() {
      if (timers.elapsed() - lookedAt > freshMs)
        look().catch((error: unknown) => log('warn', 'the backlog could not be counted', { error }))
      return last
    },
    look,
  }
}
