import { expect, it } from 'vitest'
import { createTurns, TooManyWaiting } from './turns.ts'

it('runs two at a time, lets two wait in order, and turns the rest away', async () => {
  const inTurn = createTurns(2, 2)
  const ends: (() => void)[] = []
  const begun: number[] = []
  const start = (n: number) =>
    inTurn(() => {
      begun.push(n)
      return new Promise<number>((resolve) => ends.push(() => resolve(n)))
    })
  const work = [start(1), start(2), start(3), start(4)]
  await expect(start(5)).rejects.toBeInstanceOf(TooManyWaiting)
  expect(begun).toEqual([1, 2])
  for (const n of [1, 2, 3, 4]) {
    ends.shift()?.()
    expect(await work[n - 1]).toBe(n)
  }
  expect(begun).toEqual([1, 2, 3, 4])
  await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await inTurn(() => Promise.resolve('still here'))).toBe('still here')
})
