import type { Explanation } from '../groq/index.ts'

/** A query that took its time, without its parameters: those may say who asked for what. */
export interface SlowQuery {
  readonly query: string
  readonly times: number
  readonly worstMs: number
  /** ISO time of the last time. */
  readonly last: string
  /** How it was answered the last time. */
  readonly explanation: Explanation
}

/** Milliseconds from which a query is remembered. */
const slowMs = 10
/** How many are remembered: those whose worst time was the longest. */
const most = 40
const longestQuery = 2000

const known = new WeakMap<object, Map<string, SlowQuery>>()

/** Remembers how long a query over a dataset took, if it was long. */
export function noteQuery(
  dataset: object,
  { query, ms, explanation, at }: { query: string; ms: number; explanation: Explanation; at: string },
): void {
  if (ms < slowMs) return
  const slow = known.get(dataset) ?? new Map<string, SlowQuery>()
  known.set(dataset, slow)
  const text = query.slice(0, longestQuery)
  const before = slow.get(text)
  slow.set(text, {
    query: text,
    times: (before?.times ?? 0) + 1,
    worstMs: Math.max(before?.worstMs ?? 0, ms),
    last: at,
    explanation,
  })
  if (slow.size <= most) return
  const quickest = [...slow.values()].reduce((a, b) => (b.worstMs < a.worstMs ? b : a))
  slow.delete(quickest.query)
}

/** The slow queries of a dataset, the worst first. */
export const slowQueries = (dataset: object): readonly SlowQuery[] =>
  [...(known.get(dataset)?.values() ?? [])].sort((a, b) => b.worstMs - a.worstMs)

/** How a query was answered, in one line. */
export function explained({ engine, why, steps }: Explanation): string {
  const ways = steps.map(
    ({ found, times, candidates, evaluated }) =>
      `${found}: ${candidates} documents${evaluated > 0 ? `, ${evaluated} looked at` : ''}${times > 1 ? `, ${times} times` : ''}`,
  )
  return [why === undefined ? engine : `${engine}, because of ${why}`, ...ways].join('; ')
}
