import { letterStorm, openPost } from '@souk/commerce/testing'
import type { Chaos } from './run.ts'

/** Letters of one storm, before a fresh shop is opened. */
const round = 400
/** Storms between two lines of progress. */
const roundsPerLine = 10

/** R8: what two providers write, and what others write in their name. */
export const paymentEvents: Chaos = {
  name: 'payment-events',
  about: 'letters of Stripe and PayPal, doubled, shuffled, late, lost and forged; each counts once, no forgery counts',
  defaultRuns: 100_000,
  async run({ runs, seed, say }) {
    const violations: string[] = []
    const seen = { letters: 0, events: 0, forged: 0, orders: 0 }
    const started = performance.now()
    const post = await openPost()
    try {
      for (let at = seed; seen.letters < runs && violations.length < 20; at += 1) {
        const { violations: wrong, ...figures } = await letterStorm(Math.min(round, runs), at, post)
        violations.push(...wrong.map((each) => `seed ${at}: ${each}`))
        for (const name of ['letters', 'events', 'forged', 'orders'] as const) seen[name] += figures[name]
        if ((at - seed + 1) % roundsPerLine !== 0 && seen.letters < runs) continue
        const rate = Math.round((seen.letters * 1000) / (performance.now() - started))
        say(
          `${seen.letters} letters (${rate}/s): ${seen.events} things told of ${seen.orders} orders, ${seen.forged} forged, seed ${at}`,
        )
      }
    } finally {
      await post.close()
    }
    return { runs: seen.letters, violations }
  },
}
