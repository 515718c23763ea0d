import { expect, test } from 'vitest'
import { type LevelMovement, movementLines } from './movement-words.ts'

const movement = (
  _id: string,
  ...entries: [LevelMovement['entries'][number]['from'], LevelMovement['entries'][number]['to'], number][]
): LevelMovement => ({
  _id,
  at: '2026-11-21T14:00:00.000Z',
  cause: { kind: 'order' },
  reason: 'commit',
  actor: { kind: 'system', id: 'system-x', name: 'X' },
  note: null,
  entries: entries.map(([from, to, quantity]) => ({ location: 'location-a', from, to, quantity })),
})

test('balances run backwards from what is free now, and effects count free units only', () => {
  const lines = movementLines(
    [
      movement('handed', ['committed', 'shipped', 2]),
      movement('paid', ['reserved', 'committed', 2]),
      movement('held', ['available', 'reserved', 2]),
      movement('torn', ['available', 'unavailable', 1]),
      movement('received', ['supplier', 'available', 24]),
    ],
    21,
  )
  expect(lines.map(({ movement: { _id }, effect, onHand, balance }) => [_id, effect, onHand, balance])).toEqual([
    ['handed', 0, -2, 21],
    ['paid', 0, 0, 21],
    ['held', -2, 0, 21],
    ['torn', -1, 0, 23],
    ['received', 24, 24, 24],
  ])
})
