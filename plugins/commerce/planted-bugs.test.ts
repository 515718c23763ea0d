import { expect, test } from 'vitest'
import { explore } from './testing/simulation/explore.ts'
import { plantedBugs } from './testing/simulation/planted-bugs.ts'

test.each(Object.entries(plantedBugs))(
  'the interleavings notice it when %s',
  async (_, sabotage) => {
    const { failure } = await explore(10_000, 7, sabotage, undefined, true)
    expect(failure?.wrong).toMatch(/^I\d+ /)
  },
  600_000,
)
