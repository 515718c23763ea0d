import { plantedBugs, simulate } from '@souk/commerce/testing'
import type { Chaos } from './run.ts'

/** Seeds within which every planted mistake must be noticed. */
const patience = 500
/** Afternoons between two lines of progress. */
const round = 250

/** R3: whole afternoons of several servers under seeded faults; first the planted mistakes, to show that it can fail. */
export const simulation: Chaos = {
  name: 'simulation',
  about:
    'afternoons of four servers, shoppers and staff in virtual time, with lost, late and doubled requests, crashes and wrong clocks; I1-I12',
  defaultRuns: 1000,
  async run({ runs, seed, say }) {
    const violations: string[] = []
    for (const [name, sabotage] of Object.entries(plantedBugs)) {
      let after = 1
      while (after < patience && (await simulate(seed + after, sabotage)).wrong.length === 0) after += 1
      say(after < patience ? `planted: ${name}: caught after ${after}` : `planted: ${name}: NOT CAUGHT in ${patience}`)
      if (after === patience) violations.push(`planted mistake not noticed: ${name}`)
    }
    const seen = { commits: 0, unanswered: 0, crashes: 0, virtualMs: 0 }
    const started = performance.now()
    for (let done = 0; done < runs; done += 1) {
      const { wrong, ...figures } = await simulate(seed + done)
      if (wrong.length > 0)
        violations.push(`seed ${seed + done} (--runs 1 replays it)\n${wrong.slice(0, 5).join('\n')}`)
      for (const name of ['commits', 'unanswered', 'crashes', 'virtualMs'] as const) seen[name] += figures[name]
      if ((done + 1) % round !== 0 && done + 1 !== runs) continue
      const rate = ((done + 1) * 1000) / (performance.now() - started)
      say(
        `${done + 1} of ${runs} afternoons, ${rate.toFixed(1)}/s: ${seen.commits} commits, ${seen.crashes} crashes, ${seen.unanswered} askings without answer, ${Math.round(seen.virtualMs / 60_000)} virtual minutes`,
      )
    }
    return { runs, violations }
  },
}
