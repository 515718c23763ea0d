import { percentile } from '../bench/measure.ts'

/** A kill: of the lake or of the server with this origin, and the milliseconds until it served again; none if it did not. */
export interface Kill {
  readonly part: string
  readonly ms: number | undefined
}

const recoveredWithinMs = 2000

/** When somebody was last told of an order in a way that shows that a part serves: by any server shows it of the lake. */
export const lastWordOf = (part: string, told: ReadonlyMap<string, number>): number =>
  part === 'lake' ? Math.max(0, ...told.values()) : (told.get(part) ?? 0)

/** How soon the lake and the servers served again, each in one line, and what is wrong with that. */
export function recovery(kills: readonly Kill[]): {
  readonly said: readonly string[]
  readonly wrong: readonly string[]
} {
  const never = kills.flatMap(({ part, ms }, index) => (ms === undefined ? [`kill ${index + 1}: ${part}`] : []))
  const groups = Object.entries({
    lake: kills.filter(({ part }) => part === 'lake'),
    servers: kills.filter(({ part }) => part !== 'lake'),
  }).map(([name, killed]) => ({ name, waits: killed.flatMap(({ ms }) => (ms === undefined ? [] : [ms])) }))
  const within = (waits: readonly number[], share: number) => percentile(waits, share).toFixed(0)
  const timed = groups.filter(({ waits }) => waits.length > 0)
  return {
    said: timed.map(
      ({ name, waits }) =>
        `${name} served again ${waits.length} times: half within ${within(waits, 0.5)} ms, 19 of 20 within ${within(waits, 0.95)} ms, all within ${within(waits, 1)} ms`,
    ),
    wrong: [
      ...never.map((each) => `${each} did not come back`),
      ...timed
        .filter(({ waits }) => percentile(waits, 0.95) > recoveredWithinMs)
        .map(
          ({ name, waits }) =>
            `${name}: 19 of 20 served again within ${within(waits, 0.95)} ms, not ${recoveredWithinMs}`,
        ),
    ],
  }
}
