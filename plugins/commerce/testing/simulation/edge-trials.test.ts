import { expect, test } from 'vitest'
import { edgeTrials, plantedEdgeBugs } from './edge-trials.ts'
import { explore } from './explore.ts'
import { simulate } from './simulate.ts'

test.each(Object.entries(edgeTrials))(
  'stories past the guarded edge keep every invariant: %s',
  { retry: 0 },
  async (_, trial) => {
    expect(await explore(60, 20261122, undefined, trial)).toMatchObject({ runs: 60, failure: undefined })
    for (const seed of [31, 32])
      expect({ seed, wrong: (await simulate(seed, undefined, trial)).wrong }).toEqual({ seed, wrong: [] })
  },
)

test.each(Object.entries(plantedEdgeBugs))('stories past the guarded edge notice it when %s', async (_, sabotage) => {
  const { failure } = await explore(5000, 8, sabotage, edgeTrials.verdict, true)
  expect(failure?.wrong).toMatch(/^I\d+ /)
})
