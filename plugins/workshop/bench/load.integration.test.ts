import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../../storefront/testing/build-pages.ts'
import { startServedWorld } from '../dev/served-world.ts'
import type { TestWorld } from '../dev/test-world.ts'
import { measureLoad } from './load-curve.ts'
import { judgedWidth, loadTargets } from './load-targets.ts'
import { missed, type Row } from './measure.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startServedWorld(buildPages, { SEED_DAYS: '3', SEED_ORDERS: '60' })
}, 400_000)
afterAll(() => world?.dispose())

const measured = () => measureLoad({ widths: [judgedWidth], seconds: 1, world, say: () => undefined })

test('T18 page, search, checkout, console list and listener reach their targets beside a server that only says hello', async () => {
  const wanted = Object.values(loadTargets)
  let short: readonly Row[] = []
  // Another program may take the machine for a moment, so a target counts as missed when three runs in a row miss it.
  for (let tries = 0; tries < 3; tries += 1) {
    const rows = await measured()
    const judged = rows.filter(({ reach }) => reach !== undefined)
    expect(judged.map(({ reach }) => reach)).toEqual(wanted.map(({ reach }) => reach))
    short = judged.filter((row) => missed(row) && (tries === 0 || short.some(({ measure }) => measure === row.measure)))
    if (short.length === 0) break
  }
  expect(short).toEqual([])
}, 180_000)
