import { IndexUnfinishedError } from './parse-error.ts'
import { NotYet, patiently } from './slices.ts'

/** Indexes that one query may wait for; each one begins it anew. */
const mostWaits = 40

/**
 * Runs a query, and runs it again whenever an index that it was waiting for is ready: it only reads, so that nothing of
 * the first run is left. Rejects with {@link IndexUnfinishedError} after `waitMs`; what is being made goes on.
 */
export async function whenReady<T>(run: () => T, waitMs = Number.POSITIVE_INFINITY): Promise<T> {
  const end = performance.now() + waitMs
  for (let waits = 0; waits < mostWaits; waits += 1) {
    try {
      return patiently(run)
    } catch (error) {
      if (!(error instanceof NotYet)) throw error
      await within(end - performance.now(), error.ready)
    }
  }
  return run()
}

async function within(ms: number, ready: Promise<unknown>): Promise<void> {
  if (ms === Number.POSITIVE_INFINITY) {
    await ready
    return
  }
  if (ms <= 0) throw unfinished()
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unfinished()), ms)
  })
  try {
    await Promise.race([ready, over])
  } finally {
    clearTimeout(timer)
  }
}

const unfinished = (): IndexUnfinishedError => new IndexUnfinishedError('an index is still being made')
