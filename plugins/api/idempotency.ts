import { problem } from './problem.ts'

/** An answer, kept whole. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

const lifetimeMs = 24 * 3600 * 1000
const mostKept = 20_000

/**
 * Answers by idempotency key: the same request under the same key is answered alike for a day, also while the first one
 * is still being worked on; another request under it is `idempotency_mismatch`. Kept in memory: after a restart the ids
 * that are derived from the key find what was done, because commands recognise their own id.
 */
export function createIdempotency(nowMs: () => number) {
  const kept = new Map<string, { readonly digest: string; readonly at: number; readonly answer: Promise<KeptAnswer> }>()

  function forgetOld(now: number): void {
    for (const [name, { at }] of kept) {
      if (kept.size < mostKept && now - at < lifetimeMs) return
      kept.delete(name)
    }
  }

  return {
    /** Runs `work` once for a name. `digest` is what the request asked for. Throws what `work` throws, without keeping it. */
    async once(name: string, digest: string, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
      const now = nowMs()
      forgetOld(now)
      const known = kept.get(name)
      if (known && known.digest !== digest) throw problem('idempotency_mismatch')
      if (known) return known.answer
      const answer = work()
      kept.set(name, { digest, at: now, answer })
      try {
        const done = await answer
        // Overload and faults decide nothing: the next try may do better
        if (done.status >= 500) kept.delete(name)
        return done
      } catch (fault) {
        kept.delete(name)
        throw fault
      }
    },
  }
}
