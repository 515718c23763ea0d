import { type Clock, type Instant, instant } from '@souk/kernel'
import type { DocumentStore } from '../contract.ts'

/**
 * The store's time, as far as this process knows it: the local clock, put right by what the store said last. It is never
 * ahead of the store, and behind it by the way of an answer. Every decision is made by it, so that a server whose own
 * clock is wrong neither ends a reservation early nor makes one that lasts too long.
 */
export interface LakeClock {
  readonly now: Clock
  /** Asks the store and answers its time. Rejects when it cannot be asked. */
  ask(): Promise<Instant>
  /** Resolves once the store has been asked; undefined when it has been, or tells no time. */
  unknown(): Promise<unknown> | undefined
  /** How far the local clock is ahead of the store's, ms. */
  aheadMs(): number
}

/** A store that tells no time goes by the local clock. */
export function createLakeClock(store: Pick<DocumentStore, 'time'>, local: Clock): LakeClock {
  let aheadMs: number | undefined = store.time ? undefined : 0
  const now = (): Instant => (aheadMs ? instant(Date.parse(local()) - aheadMs) : local())

  async function ask(): Promise<Instant> {
    const told = await store.time?.()
    if (told !== undefined) aheadMs = Date.parse(local()) - Date.parse(told)
    return now()
  }
  return { now, ask, unknown: () => (aheadMs === undefined ? ask() : undefined), aheadMs: () => aheadMs ?? 0 }
}
