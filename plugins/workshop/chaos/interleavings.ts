import { explore, plantedBugs } from '@souk/commerce/testing'
import type { Chaos } from './run.ts'

/** Stories in one round, between two lines of progress. */
const round = 5000

/** Random interleavings of the order path over the store in memory; first the planted mistakes, to show that it can fail. */
export const interleavings: Chaos = {
  name: 'interleavings',
  about: 'place, pay, cancel, expire, edit and adjust in random order with lost answers; checks I1-I12',
  defaultRuns: 100_000,
  async run({ runs, seed, say }) {
    const missed: string[] = []
    for (const [name, sabotage] of Object.entries(plantedBugs)) {
      const { runs: after, failure } = await explore(10_000, seed, sabotage)
      say(failure ? `planted: ${name}: caught after ${after}` : `planted: ${name}: NOT CAUGHT in ${after}`)
      if (!failure) missed.push(`planted mistake not noticed: ${name}`)
    }
    let done = 0
    const started = performance.now()
    for (let at = seed; done < runs; at += 1) {
      const { runs: more, failure } = await explore(Math.min(round, runs - done), at)
      done += more
      if (failure)
        return {
          runs: done,
          violations: [...missed, `seed ${failure.seed}, path ${failure.path}\n${failure.wrong}\n${failure.story}`],
        }
      say(
        `${done} of ${runs} interleavings, ${Math.round((done * 1000) / (performance.now() - started))}/s, seed ${at}`,
      )
    }
    return { runs: done, violations: missed }
  },
}
