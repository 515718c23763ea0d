import { expect, test } from 'vitest'
import { edgeTrials } from './testing/simulation/edge-trials.ts'
import { explore } from './testing/simulation/explore.ts'

// One of four shards, so that they run side by side: 12,000 interleavings in all.
test('3,000 interleavings of placing, paying, canceling, expiring, returning and adjusting keep every invariant (shard 4: past the guarded edge)', {
  retry: 0,
  timeout: 600_000,
}, async () => {
  expect(await explore(3000, 2026_11_04, undefined, edgeTrials.formula)).toMatchObject({
    runs: 3000,
    failure: undefined,
  })
})
