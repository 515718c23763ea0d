import { compareWithGroqJs } from '@souk/content-lake/groq/testing'
import type { Chaos } from './run.ts'

/** Pairs in one round, between two lines of progress. */
const round = 20_000
/** Rounds start from seeds that far apart, so that no dataset comes twice. */
const seedsPerRound = round

/** Random queries over random documents: the lake's planner against plain groq-js, same answer or same refusal. */
export const queries: Chaos = {
  name: 'queries',
  about: 'random queries over random documents, in every perspective and role: the lake answers as plain groq-js does',
  defaultRuns: 1_000_000,
  async run({ runs, seed, say }) {
    const started = performance.now()
    let done = 0
    for (let at = seed * seedsPerRound; done < runs; at += seedsPerRound) {
      const { pairs, differences } = await compareWithGroqJs(Math.min(round, runs - done), at)
      done += pairs
      if (differences.length > 0) return { runs: done, violations: differences.map((each) => JSON.stringify(each)) }
      say(`${done} of ${runs} pairs, ${Math.round((done * 1000) / (performance.now() - started))}/s`)
    }
    return { runs: done, violations: [] }
  },
}
