/** Takes a call of an address, or answers that there were too many. */
export interface Calls {
  /** Seconds to wait, 0 when the call may pass. */
  take(address: string, nowMs: number): number
}

/** So many calls of one address in each span of time; counts are forgotten with the span. */
export function openCalls(most: number, spanMs: number): Calls {
  let since = Number.NEGATIVE_INFINITY
  const counts = new Map<string, number>()
  return {
    take(address, nowMs) {
      if (nowMs - since >= spanMs) {
        since = nowMs
        counts.clear()
      }
      const count = (counts.get(address) ?? 0) + 1
      counts.set(address, count)
      return count <= most ? 0 : Math.max(1, Math.ceil((since + spanMs - nowMs) / 1000))
    },
  }
}
