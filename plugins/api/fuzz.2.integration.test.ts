import { expect, test } from 'vitest'
import { fuzzApi } from './testing/fuzz.ts'

// One of four shards, so that they run side by side: 20,000 requests in all.
test('5,000 requests are answered as the document says, and no invariant breaks (shard 2)', {
  retry: 0,
  timeout: 300_000,
}, async () => {
  const { runs, wrong } = await fuzzApi(5000, 2026_11_22)
  expect([runs, wrong]).toEqual([5000, []])
})
