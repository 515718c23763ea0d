import { expect, test } from 'vitest'
import { lastWordOf, recovery } from './recovery.ts'

const [one, two] = ['http://127.0.0.1:1', 'http://127.0.0.1:2']

test('a server is back when it told of an order itself, the lake when any server did', () => {
  const told = new Map([
    [one, 100],
    [two, 300],
  ])
  expect([lastWordOf(one, told), lastWordOf('lake', told), lastWordOf('http://127.0.0.1:3', told)]).toEqual([
    100, 300, 0,
  ])
})

test('servers that are slow to come back are not hidden by a lake that is quick', () => {
  const quick = Array.from({ length: 90 }, () => ({ part: 'lake', ms: 400 }))
  const slow = Array.from({ length: 4 }, () => ({ part: one, ms: 2500 }))
  expect(recovery([...quick, ...slow])).toEqual({
    said: [
      'lake served again 90 times: half within 400 ms, 19 of 20 within 400 ms, all within 400 ms',
      'servers served again 4 times: half within 2500 ms, 19 of 20 within 2500 ms, all within 2500 ms',
    ],
    wrong: ['servers: 19 of 20 served again within 2500 ms, not 2000'],
  })
})

test('whoever never comes back is named, with the kill after which he did not', () => {
  const kills = [
    { part: 'lake', ms: 300 },
    { part: two, ms: undefined },
  ]
  expect(recovery(kills).wrong).toEqual([`kill 2: ${two} did not come back`])
})
