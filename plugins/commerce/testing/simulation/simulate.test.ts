import { expect, test } from 'vitest'
import { plantedBugs } from './planted-bugs.ts'
import { simulate } from './simulate.ts'

test('afternoons of four servers on a bad line, with crashes and wrong clocks, keep every invariant', {
  retry: 0,
}, async () => {
  for (const seed of [11, 12, 13, 14, 15, 16, 17, 18])
    expect({ seed, wrong: (await simulate(seed)).wrong }).toEqual({ seed, wrong: [] })
})

test('the same seed makes the same afternoon', { retry: 0 }, async () => {
  expect(await simulate(21)).toEqual(await simulate(21))
})

test('an afternoon notices mistakes that are planted', { retry: 0 }, async () => {
  const noticed = await simulate(4, plantedBugs['stock levels are not guarded'])
  expect(noticed.wrong.join('\n')).toMatch(/^I\d+ /)
})
