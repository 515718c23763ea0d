import { expect, test } from 'vitest'
import { openCalls } from './calls.server.ts'
import { parseSeen } from './parse-seen.ts'

test('an address may call so often in each span, and hears how long to wait', () => {
  const calls = openCalls(2, 60_000)
  expect([1000, 2000, 3000].map((at) => calls.take('a', at))).toEqual([0, 0, 58])
  expect([calls.take('b', 3000), calls.take('a', 61_000)]).toEqual([0, 0])
})

test('a page says which product it saw, in any language, and nothing else', () => {
  expect(parseSeen('{"path":"/ar/products/flat-white"}')).toEqual({ handle: 'flat-white' })
  expect(parseSeen('{"path":"/products/latte","more":1}')).toMatchObject({ problems: [{ field: '' }] })
  expect(parseSeen('[')).toMatchObject({ problems: [{ field: '', reason: expect.stringContaining('no JSON') }] })
})
