import { fuzzApi } from '@souk/api/testing'
import type { Chaos } from './run.ts'

/** Requests to one shop, before a fresh one is opened: what has gone wrong there may hide what else would. */
const round = 5000

/** The fuzzer of the API, for as long as it is let. */
export const api: Chaos = {
  name: 'api',
  about: 'requests of every kind to every route; no status, body or fault that the document does not know, and verify',
  defaultRuns: 200_000,
  async run({ runs, seed, say }) {
    const violations: string[] = []
    const seen = new Map<number, number>()
    const started = performance.now()
    let done = 0
    for (let at = seed; done < runs; at += 1) {
      const fuzzed = await fuzzApi(Math.min(round, runs - done), at)
      done += fuzzed.runs
      for (const [status, count] of fuzzed.seen) seen.set(status, (seen.get(status) ?? 0) + count)
      violations.push(...fuzzed.wrong)
      if (violations.length > 20) break
      say(`${done} of ${runs} requests, ${Math.round((done * 1000) / (performance.now() - started))}/s, seed ${at}`)
    }
    const figures = [...seen].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    say(`answers by status: ${figures.join(', ')}`)
    return { runs: done, violations }
  },
}
