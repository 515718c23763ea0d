import { rushWithLostResponses } from '@souk/commerce/testing'
import type { Chaos } from './run.ts'

/** Shoppers of one rush, before a fresh shop is opened. */
const round = 1000

/** R7: answers of the lake get lost, and nobody is told a word that is not so. */
export const lostResponses: Chaos = {
  name: 'lost-responses',
  about: 'a fifth of the answers to changes is lost in a rush over four servers; no order twice, no false "sold out"',
  defaultRuns: 20_000,
  async run({ runs, seed, say }) {
    const violations: string[] = []
    const started = performance.now()
    const seen = { shoppers: 0, placed: 0, commits: 0 }
    for (let at = seed; seen.shoppers < runs && violations.length === 0; at += 1) {
      const rush = await rushWithLostResponses(Math.min(round, runs - seen.shoppers), at)
      violations.push(...rush.violations.map((each) => `seed ${at}: ${each}`))
      seen.shoppers += rush.served.length
      seen.placed += rush.served.filter(({ placed }) => placed).length
      seen.commits += rush.commits
      const seconds = ((performance.now() - started) / 1000).toFixed(0)
      say(`${seen.shoppers} of ${runs} shoppers, ${seen.placed} orders in ${seen.commits} commits, ${seconds} s`)
    }
    return { runs: seen.shoppers, violations }
  },
}
