import { expect, test } from 'vitest'
import { explore } from './testing/simulation/explore.ts'

// One of four shards, so that they run side by side: 20,000 interleavings in all.
test('5,000 interleavings of placing, paying, canceling, expiring, returning and adjusting keep every invariant (shard 3: each by its revision)', {
  retry: 0,
  timeout: 600_000,
}, async () => {
  expect(await explore(5000, 2026_11_03)).toMatchObject({ runs: 5000, failure: undefined })
})
