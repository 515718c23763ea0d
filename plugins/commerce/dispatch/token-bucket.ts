import type { Timers } from './timers.ts'

/** Lets so many requests a second through, orders before the rest. */
export interface TokenBucket {
  /** Resolves when a request may be sent. `urgent` ones go first. */
  take(urgent: boolean): Promise<void>
}

/** A bucket that never waits: the embedded lake sets no limit. */
export const unlimited: TokenBucket = { take: () => Promise.resolve() }

/** A bucket of at most one second's worth of requests, filled evenly. */
export function createTokenBucket(perSecond: number, timers: Timers): TokenBucket {
  const waiting: { urgent: (() => void)[]; calm: (() => void)[] } = { urgent: [], calm: [] }
  let tokens = perSecond
  let filledAt = timers.elapsed()
  let pouring = false

  function fill(): void {
    const now = timers.elapsed()
    tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * perSecond)
    filledAt = now
  }
  async function pour(): Promise<void> {
    if (pouring) return
    pouring = true
    for (;;) {
      const queue = waiting.urgent.length > 0 ? waiting.urgent : waiting.calm
      if (queue.length === 0) break
      fill()
      if (tokens < 1) await timers.sleep(Math.ceil(((1 - tokens) / perSecond) * 1000))
      else {
        tokens -= 1
        queue.shift()?.()
      }
    }
    pouring = false
  }
  return {
    take: (urgent) =>
      new Promise((resolve) => {
        ;(urgent ? waiting.urgent : waiting.calm).push(resolve)
        void pour()
      }),
  }
}
