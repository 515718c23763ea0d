import { plantedBugs } from '@souk/commerce/testing'
import { hireCrew, type Job } from './crew.ts'
import { plant } from './interleavings.ts'
import type { Chaos } from './run.ts'

/** Afternoons within which every planted mistake must be noticed. */
const patience = 500
/** Afternoons in one job, between two lines of progress. */
const round = 125

/** R3: whole afternoons of several servers under seeded faults; first the planted mistakes, to show that it can fail. */
export const simulation: Chaos = {
  name: 'simulation',
  about:
    'afternoons of four servers, shoppers and staff in virtual time, with lost, late and doubled requests, crashes and wrong clocks; I1-I12',
  defaultRuns: 1000,
  async run({ runs, seed, say }) {
    const crew = hireCrew()
    const edge = process.env['STOCK_EDGE'] === 'guarded' ? 'formula' : undefined
    try {
      const violations = [
        ...(await plant(crew, { kind: 'afternoons', seed, runs: patience }, Object.keys(plantedBugs), say)),
      ]
      const seen: Record<string, number> = {}
      let done = 0
      const started = performance.now()
      await crew.run(rounds(runs, seed, edge), (_, found) => {
        violations.push(...found.wrong.map((wrong) => `${wrong}\n(--runs 1 replays it)`))
        for (const [name, figure] of Object.entries(found.figures)) seen[name] = (seen[name] ?? 0) + figure
        done += found.runs
        const rate = (done * 1000) / (performance.now() - started)
        say(
          `${done} of ${runs} afternoons, ${rate.toFixed(1)}/s: ${seen['commits']} commits, ${seen['crashes']} crashes, ${seen['unanswered']} askings without answer, ${Math.round((seen['virtualMs'] ?? 0) / 60_000)} virtual minutes`,
        )
      })
      return { runs: done, violations }
    } finally {
      await crew.end()
    }
  },
}

function* rounds(runs: number, seed: number, edge: Job['edge']): Generator<Job> {
  for (let at = 0; at < runs; at += round)
    yield { kind: 'afternoons', seed: seed + at, runs: Math.min(round, runs - at), edge }
}
