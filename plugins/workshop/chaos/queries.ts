import { compareWithGroqJs } from '@souk/content-lake/groq/testing'
import { compareFilters, compareRules } from '@souk/content-lake/groq/testing-filters'
import type { Chaos } from './run.ts'

/** Pairs in one round, between two lines of progress. */
const round = 20_000
/** Rounds start from seeds that far apart, so that no dataset comes twice. */
const seedsPerRound = round

/** For each round of queries as many pairs of filters and documents, and a tenth of rules and changes. */
const rulesPerRound = round / 10

/**
 * Random queries over random documents, random filters of listeners and rules of webhooks: the lake against plain groq-js,
 * same answer or same refusal.
 */
export const queries: Chaos = {
  name: 'queries',
  about:
    'random queries over random documents, in every perspective and role, and as many filters: the lake answers as plain groq-js does',
  defaultRuns: 1_000_000,
  async run({ runs, seed, say }) {
    const started = performance.now()
    let done = 0
    for (let at = seed * seedsPerRound; done < runs; at += seedsPerRound) {
      const pairs = Math.min(round, runs - done)
      const compared = [
        await compareWithGroqJs(pairs, at),
        await compareFilters(pairs, at),
        await compareRules(Math.min(rulesPerRound, pairs), at),
      ]
      done += pairs
      const differences = compared.flatMap((each) => each.differences.map((one) => JSON.stringify(one)))
      if (differences.length > 0) return { runs: done, violations: differences }
      say(`${done} of ${runs} pairs, ${Math.round((done * 1000) / (performance.now() - started))}/s`)
    }
    return { runs: done, violations: [] }
  },
}
