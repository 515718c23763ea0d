import { edgeTrials, explore, plantedEdgeBugs, simulate } from '@souk/commerce/testing'
import type { Chaos } from './run.ts'

/** Stories in one round, between two lines of progress. */
const round = 2500
/** So many stories to one afternoon. */
const storiesPerAfternoon = 10

const trials = Object.entries(edgeTrials)

/** R1 and R3 once more, for servers that hold units past the guarded edge; first the mistakes that only show there. */
export const edge: Chaos = {
  name: 'edge',
  about: 'R1 and, a tenth as often, R3 with STOCK_EDGE=guarded: the edge at its formula, and none at all; I1-I12',
  defaultRuns: 10_000,
  async run({ runs, seed, say }) {
    const violations: string[] = []
    for (const [name, sabotage] of Object.entries(plantedEdgeBugs)) {
      const { runs: after, failure } = await explore(10_000, seed, sabotage, edgeTrials.verdict, true)
      say(failure ? `planted: ${name}: caught after ${after}` : `planted: ${name}: NOT CAUGHT in ${after}`)
      if (!failure) violations.push(`planted mistake not noticed: ${name}`)
    }
    let done = 0
    for (let at = seed; done < runs && violations.length === 0; at += 1) {
      const [name, trial] = trials[at % trials.length] ?? ['formula', edgeTrials.formula]
      const { runs: more, failure } = await explore(Math.min(round, runs - done), at, undefined, trial)
      if (failure) violations.push(`${name}, seed ${at}, path ${failure.path}\n${failure.wrong}\n${failure.story}`)
      done += more
      for (let nth = 0; nth < more / storiesPerAfternoon; nth += 1) {
        const afternoon = at * round + nth
        const { wrong } = await simulate(afternoon, undefined, trial)
        if (wrong.length > 0) violations.push(`${name}, afternoon ${afternoon}\n${wrong.slice(0, 5).join('\n')}`)
      }
      say(`${done} of ${runs} stories, ${Math.ceil(done / storiesPerAfternoon)} afternoons; ${name}, seed ${at}`)
    }
    return { runs: done, violations }
  },
}
