import { rushThroughOutage } from '@souk/commerce/testing'
import type { Chaos } from './run.ts'

/** Shoppers who come in a second, in turn: a quiet shop and a full one. */
const rushes = [5, 20, 40]

/** R9: the lake is away for half a minute of virtual time, in the midst of a rush. */
export const outage: Chaos = {
  name: 'outage',
  about: 'the lake answers 429 and 503 for 30 s of a rush; all are told busy, nothing is lost, the queue drains',
  defaultRuns: 12,
  async run({ runs, seed, say }) {
    const violations: string[] = []
    for (let done = 0; done < runs; done += 1) {
      const perSecond = rushes[done % rushes.length] ?? 5
      const rush = await rushThroughOutage(perSecond, seed + done)
      violations.push(...rush.violations.map((each) => `seed ${seed + done}, ${perSecond} a second: ${each}`))
      const { served, drainedMs, overLimit, requests } = rush
      const busy = served.reduce((sum, each) => sum + each.busy, 0)
      const drained = (drainedMs / 1000).toFixed(1)
      say(
        `${served.length} shoppers, ${busy} times busy, drained ${drained} s after it, ${overLimit} of ${requests} over the limit`,
      )
    }
    return { runs, violations }
  },
}
