/** Thrown when too many wait already. */
export class TooManyWaiting extends Error {}

/** Runs work a few at a time; what comes beyond waits, and beyond that is turned away with {@link TooManyWaiting}. */
export function createTurns(atOnce: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new TooManyWaiting(`${mostWaiting} are waiting already`)
      await new Promise<void>((resume) => waiting.push(resume))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The turn passes to the next one, so that nobody slips in between.
      if (next) next()
      else running -= 1
    }
  }
}
