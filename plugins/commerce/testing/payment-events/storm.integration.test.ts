import { expect, test } from 'vitest'
import { letterStorm } from './storm.ts'

test.each([1, 11])(
  'letters of both providers, doubled, shuffled, late, lost and forged, come to what their books say (seed %i)',
  {
    retry: 0,
  },
  async (seed) => {
    const { violations, forged, letters } = await letterStorm(150, seed)
    expect(violations).toEqual([])
    expect(letters).toBeGreaterThan(forged)
    expect(forged).toBeGreaterThan(0)
  },
)
