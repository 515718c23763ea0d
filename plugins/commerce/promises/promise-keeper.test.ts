import { ok } from '@souk/kernel'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPromiseKeeper } from './promise-keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('when a place moves, its orders are promised again 25 at a time, so that they share reads and transactions', async () => {
  const waiting = Array.from({ length: 60 }, (_, index) => `order.${index}`)
  const rounds: unknown[][] = []
  const answers: (() => void)[] = []
  let move = (_location: string): void => undefined
  const board = {
    at: () => 0,
    start: async () => undefined,
    stop: () => undefined,
    onMove: (callback: (location: string) => void) => void (move = callback),
    ordersAt: () => waiting,
  }
  const keeper = createPromiseKeeper(
    board,
    (_name, input) => {
      if (answers.length === 0) rounds.push([])
      rounds.at(-1)?.push(input)
      return new Promise((answer) => void answers.push(() => answer(ok(undefined))))
    },
    () => undefined,
  )
  keeper.start()
  move('location-ferry')
  for (let round = 0; round < 3; round += 1) {
    await vi.advanceTimersByTimeAsync(2000)
    for (const answer of answers.splice(0)) answer()
  }
  await keeper.stop()
  expect(rounds.map((each) => each.length)).toEqual([25, 25, 10])
  expect(rounds.flat()).toEqual(waiting.map((orderId) => ({ orderId })))
})
