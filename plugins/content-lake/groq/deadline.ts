import { QueryTimeoutError } from './parse-error.ts'

/** How many items may be read between two looks at the clock. */
const stride = 256

/** When to look how much work was done, and how much may be, both in milliseconds. */
let endsAt = Number.POSITIVE_INFINITY
let workEndsAt = Number.POSITIVE_INFINITY
/** How much work a query may still do for the good of later ones. */
let spare = 0
const mostSpareMs = 1500

/** Milliseconds that this thread has worked. Waiting for a processor that others use is not the query's fault. */
function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/**
 * Runs a synchronous evaluation that may work for at most `limitMs`. Nothing can interrupt it from outside, so the
 * arrays it iterates, made by {@link watched}, and compiled loops look at the clock.
 */
export function withDeadline<T>(limitMs: number | undefined, run: () => T): T {
  if (limitMs === undefined) return run()
  const [outer, outerWork, outerSpare] = [endsAt, workEndsAt, spare]
  if (outer === Number.POSITIVE_INFINITY) spare = mostSpareMs
  endsAt = Math.min(outer, performance.now() + limitMs)
  workEndsAt = Math.min(outerWork, worked() + limitMs)
  try {
    return run()
  } finally {
    endsAt = outer
    workEndsAt = outerWork
    spare = outerSpare
  }
}

/**
 * Work of which later queries have the good, such as learning an index: it does not count against this one, unless it
 * learns without end.
 */
export function offTheClock<T>(work: () => T): T {
  if (endsAt === Number.POSITIVE_INFINITY) return work()
  const [start, startWork] = [performance.now(), worked()]
  try {
    return work()
  } finally {
    const given = Math.min(spare, worked() - startWork)
    spare -= given
    workEndsAt += given
    endsAt += spare > 0 ? performance.now() - start : given
  }
}

function checkTime(): void {
  if (performance.now() <= endsAt) return
  const left = workEndsAt - worked()
  if (left <= 0) throw new QueryTimeoutError('the query took too long')
  endsAt = performance.now() + left
}

let ticks = 0

/** Looks at the clock now and then, wherever items are read one by one. Throws {@link QueryTimeoutError}. */
export function tick(): void {
  ticks = (ticks + 1) % stride
  if (ticks === 0) checkTime()
}

const known = new WeakMap<readonly unknown[], unknown[]>()

/** The same items in an array whose iteration stops with {@link QueryTimeoutError} once the time is over. */
export function watched<T>(items: readonly T[]): readonly T[] {
  if (items.length < stride) return items
  const earlier = known.get(items)
  if (earlier) return earlier as T[]
  const copy = items.slice()
  Object.defineProperty(copy, Symbol.iterator, { value: () => iterate(copy) })
  known.set(items, copy)
  return copy
}

function iterate<T>(items: readonly T[]): IterableIterator<T> {
  let at = 0
  const iterator: IterableIterator<T> = {
    [Symbol.iterator]: () => iterator,
    next() {
      if (at % stride === 0) checkTime()
      const value = items[at]
      at += 1
      return at <= items.length ? { done: false, value: value as T } : { done: true, value: undefined }
    },
  }
  return iterator
}
