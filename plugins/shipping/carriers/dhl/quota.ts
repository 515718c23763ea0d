import { type Instant, instant } from '@souk/kernel'

export interface QuotaOptions {
  /** Calls in a day of GMT. */
  readonly perDay: number
  /** Shortest time between two calls, ms. */
  readonly gapMs: number
  readonly clock: () => number
}

const dayMs = 86_400_000

/** A day's budget of calls that begins anew at 24:00 GMT, spaced out. */
export function createQuota({ perDay, gapMs, clock }: QuotaOptions) {
  let day = 0
  let spent = 0
  let next = 0
  const tomorrow = () => (Math.floor(clock() / dayMs) + 1) * dayMs
  return {
    /** Takes one call; answers until when to wait when there is none. */
    take(): Instant | undefined {
      const now = clock()
      const today = Math.floor(now / dayMs)
      if (today !== day) [day, spent] = [today, 0]
      if (spent >= perDay) return instant(tomorrow())
      if (now < next) return instant(next)
      spent += 1
      next = now + gapMs
      return undefined
    },
    /** The carrier itself said that it is enough; answers until when. */
    exhausted(retryAfterMs: number | undefined): Instant {
      const until = retryAfterMs === undefined ? tomorrow() : clock() + retryAfterMs
      next = until
      return instant(until)
    },
  }
}
