import { expect, test } from 'vitest'
import { lastingDrift } from './lasting-drift.ts'

const broken = (subject: string, message = 'onHand is 3, movements add up to 2') => ({
  invariant: 'I1',
  subject,
  message,
})

/** Answers each look in turn, the last one again and again. */
const looks = (...answers: readonly ReturnType<typeof broken>[][]) => {
  let turn = 0
  return async () => answers[Math.min(turn++, answers.length - 1)] ?? []
}

test.each([
  ['books that add up are looked at once', looks([], [broken('a')]), []],
  ['what stays broken is told', looks([broken('a'), broken('b')]), [broken('a'), broken('b')]],
  ['what was only under way is not', looks([broken('a'), broken('b')], [broken('b')]), [broken('b')]],
  [
    'a busy article that drifted is told with the figures of the last look',
    looks([broken('a')], [broken('a', 'onHand is 2, movements add up to 1')]),
    [broken('a', 'onHand is 2, movements add up to 1')],
  ],
  ['what breaks later is left to the next run', looks([broken('a')], [broken('a'), broken('b')]), [broken('a')]],
])('%s', async (_title, look, told) => {
  expect(await lastingDrift(look, 0)).toEqual(told)
})
