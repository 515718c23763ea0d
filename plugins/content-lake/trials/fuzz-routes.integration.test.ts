import { expect, it } from 'vitest'
import { fuzzRoutes } from './fuzz-routes.ts'

it('whatever is asked of whatever route is answered, and never by a fault', async () => {
  const { runs, seen, wrong } = await fuzzRoutes(2000, 20)
  expect(wrong).toEqual([])
  expect(runs).toBe(2000)
  // It gets past the doors, too
  expect(seen.get(200)).toBeGreaterThan(300)
  expect(seen.get(400)).toBeGreaterThan(100)
})
