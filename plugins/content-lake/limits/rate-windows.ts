/** Counts events by name in periods of one second, which begin when the clock's second does. */
export interface RateWindows {
  /** Counts one more; false when the name has had `most` in this second already. */
  take(name: string, most: number): boolean
}

/** `now` in milliseconds. Names of past seconds are forgotten. */
export function createRateWindows(now: () => number): RateWindows {
  let second = Number.NaN
  const counted = new Map<string, number>()
  return {
    take(name, most) {
      const current = Math.floor(now() / 1000)
      if (current !== second) counted.clear()
      second = current
      const count = counted.get(name) ?? 0
      if (count >= most) return false
      counted.set(name, count + 1)
      return true
    },
  }
}
