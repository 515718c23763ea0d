/** How many requests one address may send. */
export interface RateLimit {
  /** Requests a second, in the long run. */
  readonly perSecond: number
  /** Requests at once, after a rest. */
  readonly burst: number
}

/** The contract's limit per address. */
export const defaultRateLimit: RateLimit = { perSecond: 300, burst: 2_000 }

const mostAddresses = 50_000

/**
 * Token buckets by address. `take` answers 0 when the request may pass, else the seconds (1 or more) to wait. Buckets
 * that are full again are forgotten, so that the memory follows the callers of the moment.
 */
export function createRateLimiter(limit: RateLimit, nowMs: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const refilled = (bucket: { tokens: number; at: number }, now: number) =>
    Math.min(limit.burst, bucket.tokens + ((now - bucket.at) / 1000) * limit.perSecond)

  function forgetFull(now: number): void {
    for (const [address, bucket] of buckets) if (refilled(bucket, now) >= limit.burst) buckets.delete(address)
  }

  return {
    take(address: string): number {
      const now = nowMs()
      if (buckets.size >= mostAddresses) forgetFull(now)
      const known = buckets.get(address)
      const tokens = known ? refilled(known, now) : limit.burst
      buckets.set(address, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
      return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / limit.perSecond))
    },
  }
}
