import type { Instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import { nextPoll } from './poll.ts'

const at = (day: number, hour = 0) =>
  `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant

test.each([
  ['young', at(1, 2), at(1, 2), 'poll', '2026-11-01T02:15:00.000Z'],
  ['two days still', at(3), at(2, 23), 'poll', '2026-11-03T01:00:00.000Z'],
  ['ten days still', at(11), at(10, 12), 'poll', '2026-11-11T00:00:00.000Z'],
  ['young, of a carrier that tells', at(1, 2), at(1, 2), 'push', '2026-11-01T04:00:00.000Z'],
] as const)('a parcel %s is asked for again in time', (_, now, polledAt, tells, expected) =>
  expect(nextPoll({ createdAt: at(1), heardAt: at(1), polledAt }, tells, now)).toBe(expected),
)

test('a parcel that lay still for thirty days is asked for no more', () =>
  expect(nextPoll({ createdAt: at(1) }, 'poll', '2026-12-02T00:00:00.000Z' as Instant)).toBeUndefined())
