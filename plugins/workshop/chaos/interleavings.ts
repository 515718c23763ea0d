import { plantedBugs } from '@souk/commerce/testing'
import { type Crew, hireCrew, type Job } from './crew.ts'
import type { Chaos } from './run.ts'

/** Stories in one job, between two lines of progress. */
const round = 5000
/** Stories within which every planted mistake must be noticed. */
const patience = 10_000

/** Random interleavings of the order path over the store in memory; first the planted mistakes, to show that it can fail. */
export const interleavings: Chaos = {
  name: 'interleavings',
  about:
    'place, pay, cancel, expire, edit, substitute, refund, return, adjust, count and travel in random order with lost answers; checks I1-I12',
  defaultRuns: 1_000_000,
  async run({ runs, seed, say }) {
    const crew = hireCrew()
    try {
      const missed = await plant(crew, { kind: 'stories', seed, runs: patience }, Object.keys(plantedBugs), say)
      const violations: string[] = []
      const sum = { runs: 0, asked: 0, turns: 0 }
      const started = performance.now()
      await crew.run(
        rounds(runs, seed, () => violations.length > 0),
        (job, { runs: done, figures, wrong }) => {
          violations.push(...wrong)
          sum.runs += done
          sum.asked += figures['asked'] ?? 0
          sum.turns += figures['turns'] ?? 0
          const rate = Math.round((sum.runs * 1000) / (performance.now() - started))
          say(`${sum.runs} of ${runs} interleavings, ${rate}/s, seed ${job.seed}; ${each(sum)}`)
        },
      )
      return { runs: sum.runs, violations: [...missed, ...violations] }
    } finally {
      await crew.end()
    }
  },
}

const each = ({ runs, asked, turns }: { readonly runs: number; readonly asked: number; readonly turns: number }) =>
  `${(asked / runs).toFixed(1)} commands and ${(turns / runs).toFixed(0)} turns in each`

function* rounds(runs: number, seed: number, over: () => boolean): Generator<Job> {
  const edge = process.env['STOCK_EDGE'] === 'guarded' ? 'formula' : undefined
  for (let at = 0; at * round < runs && !over(); at += 1)
    yield { kind: 'stories', seed: seed + at, runs: Math.min(round, runs - at * round), edge }
}

/** Plants each mistake in turn; answers those that nobody noticed. */
export async function plant(
  crew: Crew,
  job: Job,
  mistakes: readonly string[],
  say: (line: string) => void,
): Promise<readonly string[]> {
  const missed: string[] = []
  await crew.run(
    mistakes.map((planted) => ({ ...job, planted })),
    ({ planted = '' }, { runs, wrong }) => {
      const noticed = wrong.length > 0
      say(noticed ? `planted: ${planted}: caught after ${runs}` : `planted: ${planted}: NOT CAUGHT in ${runs}`)
      if (!noticed) missed.push(`planted mistake not noticed: ${planted}`)
    },
  )
  return missed
}
