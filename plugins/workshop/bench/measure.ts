/** One line of a benchmark's table: ours against a control of the same run. `reach` is the ratio to reach, when there is one. */
export interface Row {
  readonly measure: string
  readonly ours: number
  readonly control: number
  readonly unit: string
  /** ours over control for rates, control over ours for times: above 1 is better than the control. */
  readonly ratio: number
  readonly reach?: number
  readonly note?: string
}

/** A benchmark by name. */
export interface Benchmark {
  readonly name: string
  readonly about: string
  run(say: (line: string) => void): Promise<readonly Row[]>
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (low + high) / 2
}

/** The figure that this share of all figures does not exceed; `share` from 0 to 1. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** True when a line has a ratio to reach and did not. */
export const missed = (row: Row): boolean => row.reach !== undefined && row.ratio < row.reach

/**
 * Median milliseconds of one call: after a warm-up call, repeats until `budgetMs` is spent, at least 3 and at most `most` times.
 */
export async function timeCall(call: () => unknown, budgetMs = 400, most = 200): Promise<number> {
  await call()
  const times: number[] = []
  for (
    const end = performance.now() + budgetMs;
    times.length < 3 || (performance.now() < end && times.length < most);
  ) {
    const before = performance.now()
    await call()
    times.push(performance.now() - before)
  }
  return median(times)
}

/** Calls per second of something that may run `width` at a time, over `seconds`. */
export async function ratePerSecond(
  call: (index: number) => Promise<unknown>,
  width: number,
  seconds: number,
): Promise<number> {
  let done = 0
  let next = 0
  const end = performance.now() + seconds * 1000
  const started = performance.now()
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await call(next++)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return (done * 1000) / (performance.now() - started)
}

/** Makes `count` calls, `width` at a time. */
export async function inTurn(count: number, width: number, call: () => Promise<unknown>): Promise<void> {
  let left = count
  const worker = async (): Promise<void> => {
    while (left-- > 0) await call()
  }
  await Promise.all(Array.from({ length: width }, worker))
}
