/** A relative change as a figure shows it; undefined when there is nothing to compare with, or nothing changed. */
export function relativeChange(now: number, before: number, moreIsGood = true) {
  if (before === 0 || now === before) return undefined
  const share = (now - before) / before
  const percent = Math.abs(share) >= 0.1 ? Math.round(share * 100) : Math.round(share * 1000) / 10
  if (percent === 0) return undefined
  const up = percent > 0
  return { words: `${up ? '' : '−'}${Math.abs(percent)}%`, up, good: up === moreIsGood }
}

/** The middle of some numbers; undefined of none. */
export function middle(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half]
  if (upper === undefined) return undefined
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}
