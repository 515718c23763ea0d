import { fuzzRoutes } from '@souk/content-lake/testing'
import type { Chaos } from './run.ts'

/** Requests to one lake, before a fresh one is opened. */
const round = 5000

/** The fuzzer of the lake's routes, for as long as it is let. */
export const lakeRoutes: Chaos = {
  name: 'lake-routes',
  about: "requests of every kind to every route of the lake's; none is answered by a fault, and it goes on answering",
  defaultRuns: 100_000,
  async run({ runs, seed, say }) {
    const wrong: string[] = []
    const seen = new Map<number, number>()
    let done = 0
    for (let at = seed; done < runs && wrong.length === 0; at += 1) {
      const fuzzed = await fuzzRoutes(Math.min(round, runs - done), at)
      done += fuzzed.runs
      wrong.push(...fuzzed.wrong)
      for (const [status, count] of fuzzed.seen) seen.set(status, (seen.get(status) ?? 0) + count)
      say(`${done} of ${runs} requests, seed ${at}`)
    }
    const figures = [...seen].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    say(`answers by status: ${figures.join(', ')}`)
    return { runs: done, violations: wrong }
  },
}
