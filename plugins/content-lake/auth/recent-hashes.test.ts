import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRecentHashes } from './recent-hashes.ts'
import { hashOf } from './roster.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('answers with the hash of any token, and with what was kept for a second', () => {
  const recent = createRecentHashes()
  expect(recent.of('a')).toBe(hashOf('a'))
  recent.keep('a', 'kept')
  vi.advanceTimersByTime(999)
  recent.keep('b', 'kept later')
  expect([recent.of('a'), recent.of('b')]).toEqual(['kept', 'kept later'])
  vi.advanceTimersByTime(1)
  expect([recent.of('a'), recent.of('b')]).toEqual([hashOf('a'), hashOf('b')])
  recent.keep('a', 'kept again')
  expect(recent.of('a')).toBe('kept again')
})

it('keeps no more than a thousand', () => {
  const recent = createRecentHashes()
  for (let n = 0; n < 1001; n += 1) recent.keep(`t${n}`, 'kept')
  expect([recent.of('t999'), recent.of('t1000')]).toEqual(['kept', hashOf('t1000')])
})
