import { expect, test } from 'vitest'
import { edgeTrials } from './testing/simulation/edge-trials.ts'
import { explore } from './testing/simulation/explore.ts'

// One of four shards, so that they run side by side: 20,000 interleavings in all.
test('5,000 interleavings of placing, paying, canceling, expiring, returning and adjusting keep every invariant (shard 2: with few units left)', {
  retry: 0,
  timeout: 600_000,
}, async () => {
  expect(await explore(5000, 2026_11_02, undefined, edgeTrials.scarce)).toMatchObject({
    runs: 5000,
    failure: undefined,
  })
})
