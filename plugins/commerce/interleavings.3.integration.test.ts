import { expect, test } from 'vitest'
import { explore } from './testing/simulation/explore.ts'

// One of four shards, so that they run side by side: 12,000 interleavings in all.
test('3,000 interleavings of placing, paying, canceling, expiring, returning and adjusting keep every invariant (shard 3: each by its revision)', {
  retry: 0,
  timeout: 600_000,
}, async () => {
  expect(await explore(3000, 2026_11_03)).toMatchObject({ runs: 3000, failure: undefined })
})
