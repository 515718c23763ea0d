import { QueryTimeoutError } from './parse-error.ts'

/** How many items may be read between two looks at the clock. */
const stride = 256

let endsAt = Number.POSITIVE_INFINITY

/**
 * Runs a synchronous evaluation that may take at most `limitMs`. Nothing can interrupt it from outside, so the arrays
 * it iterates, made by {@link watched}, look at the clock.
 */
export function withDeadline<T>(limitMs: number | undefined, run: () => T): T {
  const outer = endsAt
  endsAt = limitMs === undefined ? outer : Math.min(outer, performance.now() + limitMs)
  try {
    return run()
  } finally {
    endsAt = outer
  }
}

let ticks = 0

/** Looks at the clock now and then, wherever items are read one by one. Throws {@link QueryTimeoutError}. */
export function tick(): void {
  ticks = (ticks + 1) % stride
  if (ticks === 0 && performance.now() > endsAt) throw new QueryTimeoutError('the query took too long')
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
      if (at % stride === 0 && performance.now() > endsAt) throw new QueryTimeoutError('the query took too long')
      const value = items[at]
      at += 1
      return at <= items.length ? { done: false, value: value as T } : { done: true, value: undefined }
    },
  }
  return iterator
}
