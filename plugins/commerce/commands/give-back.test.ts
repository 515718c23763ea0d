import type { Refund } from '@souk/payments'
import { expect, test } from 'vitest'
import { unpaidOf } from './give-back.ts'

const refunded = (quantity: number, state: Refund['state'] = 'succeeded') =>
  [{ state, lines: [{ line: 'LATTE', quantity }] }] as unknown as readonly Refund[]
const line = (canceled = 0, returned = 0) => ({ _key: 'LATTE', canceled, returned })

test.each([
  ['all of them when nothing went back', line(), [], 2],
  ['those that were not refunded out of goodwill before', line(), refunded(1), 1],
  ['all of them when what was refunded had come back', line(0, 1), refunded(1), 2],
  ['all of them when what was refunded had been called off before', line(1), refunded(1), 2],
  ['all of them when the refund failed', line(), refunded(2, 'failed'), 2],
  ['none when everything was refunded before', line(), refunded(3), 0],
] as const)('of two units that are called off, %s are paid back', (_, item, refunds, due) => {
  expect(unpaidOf(item, 2, refunds)).toBe(due)
})
