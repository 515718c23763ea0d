import { expect, test } from 'vitest'
import { scannerBurst } from './scanner-burst.ts'

/** What a run of keys comes to, each so many milliseconds after the one before. */
function typed(keys: readonly string[], gap: number) {
  const { press } = scannerBurst()
  return keys.map((key, at) => press(key, at * gap)).find((code) => code !== undefined)
}

test.each([
  ['a barcode with Enter behind it is read', [...'4006381333931', 'Enter'], 8, '4006381333931'],
  [
    'a scanner that holds Shift for capitals is read',
    ['Shift', 'B', 'Shift', 'A', 'G', '-', '1', 'Enter'],
    10,
    'BAG-1',
  ],
  ['the same keys at the speed of a hand are typing', [...'4006381333931', 'Enter'], 70, undefined],
  ['three keys are typing, however fast', [...'400', 'Enter'], 1, undefined],
  ['an arrow in between ends the code', [...'40063', 'ArrowLeft', '1', 'Enter'], 1, undefined],
])('%s', (_, keys, gap, code) => {
  expect(typed(keys, gap)).toBe(code)
})

test('what a hand typed before is no part of the code, and a late Enter is the hand’s', () => {
  const { press } = scannerBurst()
  press('j', 0)
  for (const [at, key] of [...'1048'].entries()) press(key, 500 + at * 5)
  expect(press('Enter', 520)).toBe('1048')
  for (const [at, key] of [...'1048'].entries()) press(key, 900 + at * 5)
  expect(press('Enter', 1400)).toBeUndefined()
})
