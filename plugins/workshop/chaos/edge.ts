import { edgeTrials, plantedEdgeBugs } from '@souk/commerce/testing'
import { hireCrew, type Job } from './crew.ts'
import { plant } from './interleavings.ts'
import type { Chaos } from './run.ts'

/** Stories in one job; as many jobs of afternoons follow, a tenth as long. */
const round = 2500
const storiesPerAfternoon = 10
/** Stories within which every planted mistake must be noticed. */
const patience = 10_000

const trials = Object.keys(edgeTrials) as readonly (keyof typeof edgeTrials)[]

/** R1 and R3 past the guarded edge, in each of its trials; first the mistakes that only show there. */
export const edge: Chaos = {
  name: 'edge',
  about:
    'R1 and, a tenth as often, R3 with STOCK_EDGE=guarded: the edge at its formula, few units left, no edge at all; I1-I12',
  defaultRuns: 10_000,
  async run({ runs, seed, say }) {
    const crew = hireCrew()
    try {
      const planted: Job = { kind: 'stories', seed, runs: patience, edge: 'verdict' }
      const violations = [...(await plant(crew, planted, Object.keys(plantedEdgeBugs), say))]
      const done = { stories: 0, afternoons: 0 }
      await crew.run(
        rounds(runs, seed, () => violations.length > 0),
        (job, found) => {
          violations.push(...found.wrong.map((wrong) => `${job.edge ?? ''}, ${job.kind}, ${wrong}`))
          done[job.kind] += found.runs
          say(`${done.stories} of ${runs} stories, ${done.afternoons} afternoons; ${job.edge}, seed ${job.seed}`)
        },
      )
      return { runs: done.stories, violations }
    } finally {
      await crew.end()
    }
  },
}

function* rounds(runs: number, seed: number, over: () => boolean): Generator<Job> {
  for (let at = 0; at * round < runs && !over(); at += 1) {
    const some = Math.min(round, runs - at * round)
    const of = { seed: seed + at, edge: trials[at % trials.length] }
    yield { ...of, kind: 'stories', runs: some }
    yield { ...of, kind: 'afternoons', seed: (seed + at) * round, runs: Math.ceil(some / storiesPerAfternoon) }
  }
}
