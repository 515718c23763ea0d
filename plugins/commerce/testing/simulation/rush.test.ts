import { expect, test } from 'vitest'
import { rushWithLostResponses } from './lost-responses.ts'
import { rushThroughOutage } from './outage.ts'
import { runRush } from './rush.ts'

test('a fifth of the answers is lost, and no order is doubled, no shopper is wrongly told that all is sold, the books add up', {
  retry: 0,
}, async () => {
  const { violations, served, unanswered } = await rushWithLostResponses(120, 20261122)
  expect(violations).toEqual([])
  expect(unanswered).toBe(0)
  expect(served.filter(({ placed }) => placed).length).toBe(96)
})

test('the lake is away for half a minute: all are told busy, nothing is lost, and who waited is served soon after', {
  retry: 0,
}, async () => {
  const { violations, drainedMs, overLimit } = await rushThroughOutage(2, 20261122)
  expect(violations).toEqual([])
  expect(drainedMs).toBeLessThan(30_000)
  expect(overLimit).toBe(0)
})

test('who may have an order is never told that nothing was changed', { retry: 0 }, async () => {
  // The answers to the placing are lost until it is given up, and then the lake cannot be asked for a while
  let written = 0
  const { violations, unanswered } = await runRush({
    seed: 7,
    shoppers: 4,
    units: 4,
    processes: 1,
    perSecond: 1_000_000,
    twicePerHundred: 0,
    tuning: {},
    patienceMs: 1000,
    weather: (time) => ({
      mishap(kind) {
        if (time.elapsed() > 60_000) return 'none'
        if (written === 10) return 'away'
        if (kind === 'read') return 'none'
        written += 1
        // A block of order numbers, and the first shopper alone; the others then go together
        return written <= 2 ? 'none' : 'lost'
      },
      delay: () => 5,
    }),
  })
  expect(violations).toEqual([])
  expect(unanswered).toBeGreaterThan(0)
})
