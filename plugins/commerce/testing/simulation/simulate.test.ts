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

test('afternoons notice mistakes that are planted', { retry: 0 }, async () => {
  const seeds = Array.from({ length: 30 }, (_, index) => index + 1)
  let noticed: readonly string[] = []
  for (const seed of seeds)
    if (noticed.length === 0) noticed = (await simulate(seed, plantedBugs['the ledger is forgotten'])).wrong
  expect(noticed.join('\n')).toMatch(/^I1 /)
})

test('afternoons notice servers that go by their own clock', { retry: 0 }, async () => {
  const { wrong } = await simulate(4, ({ time: _, ...store }) => store)
  expect(wrong.join('\n')).toMatch(/I12 .*(more than a reservation|before its end)/)
})
