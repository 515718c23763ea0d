import type { Refund } from '@souk/payments'
import { expect, test } from 'vitest'
import { unpaidOf } from './give-back.ts'

const refunded = (quantity: number, state: Refund['state'] = 'succeeded', _id = 'refund.1') =>
  [{ _id, state, lines: [{ line: 'LATTE', quantity }] }] as unknown as readonly Refund[]
const line = (canceled = 0, returned = 0) => ({ _key: 'LATTE', canceled, returned })

test.each([
  ['all of them when nothing went back', line(), [], 2],
  ['those that were not refunded out of goodwill before', line(), refunded(1), 1],
  ['all of them when what was refunded had come back', line(0, 1), refunded(1), 2],
  ['all of them when what was refunded had been called off before', line(1), refunded(1), 2],
  ['all of them when the refund failed', line(), refunded(2, 'failed'), 2],
  ['none when everything was refunded before', line(), refunded(3), 0],
] as const)('of two units that are called off, %s are paid back', (_, item, refunds, due) => {
  expect(unpaidOf(item, 2, { refunds, returns: [] })).toBe(due)
})

test.each([
  ['a claim', 'claim', refunded(1), 2],
  ['a claim, and one out of goodwill,', 'claim', [...refunded(1), ...refunded(1, 'succeeded', 'refund.2')], 1],
  [
    'a claim in vain, and one out of goodwill,',
    'claim',
    [...refunded(1, 'failed'), ...refunded(1, 'succeeded', 'refund.2')],
    1,
  ],
  ['a return that has not come back', 'return', refunded(1), 1],
] as const)('units that %s refunded are told from those that never went out', (_, kind, refunds, due) => {
  expect(unpaidOf(line(), 2, { refunds, returns: [{ kind, refunds: ['refund.1'], lines: [] }] })).toBe(due)
})

test.each([
  ['has not come back', 0, 0, 2],
  ['came back', 1, 1, 2],
  ['has not come back, and one was refunded out of goodwill', 0, 0, 1, refunded(1, 'succeeded', 'refund.2')],
] as const)(
  'units that go back to the shelf are told from one that something else was sent for, which %s',
  (...row) => {
    const [, received, returned, due, goodwill = []] = row
    const counts = { restocked: received, damaged: 0, writtenOff: 0, refunded: 1 }
    const exchanged = {
      _key: 'LATTE',
      line: 'LATTE',
      sku: 'LATTE',
      variant: 'v',
      quantity: 1,
      reason: 'faulty',
      ...counts,
    }
    const returns = [{ kind: 'return' as const, refunds: ['refund.1'], lines: [exchanged] }]
    expect(unpaidOf(line(0, returned), 2, { refunds: [...refunded(1), ...goodwill], returns })).toBe(due)
  },
)
