import { expect, test } from 'vitest'
import { createMemoryStore } from '../store/memory-store.ts'
import { createOrderNumbers } from './order-numbers.ts'

const open = () => {
  const store = createMemoryStore({ now: () => '2026-11-22T12:00:00.000Z' })
  const time = { ms: 0 }
  let transactions = 0
  const numbers = () =>
    createOrderNumbers(
      store,
      async () => 1001,
      () => `t${(transactions += 1)}`,
      { elapsed: () => time.ms },
    )
  return { store, time, numbers }
}
const takeMany = async (numbers: { take(): Promise<string> }, count: number) => {
  const taken: string[] = []
  for (let nth = 0; nth < count; nth += 1) taken.push(await numbers.take())
  return taken
}

test('processes that come again soon claim more blocks at once, and no number is given twice', async () => {
  const { store, numbers } = open()
  const [one, two] = [numbers(), numbers()]
  const taken = (await Promise.all([takeMany(one, 1000), takeMany(two, 1000)])).flat()
  expect(new Set(taken).size).toBe(2000)
  expect(store.commits()).toBeLessThanOrEqual(8)
})

test('a process that takes its time claims one block', async () => {
  const { store, time, numbers } = open()
  const one = numbers()
  expect(await takeMany(one, 100)).toEqual(Array.from({ length: 100 }, (_, index) => String(1001 + index)))
  time.ms += 60_000
  await one.take()
  expect(store.all().map(({ _id }) => _id)).toEqual(['numberBlock.0', 'numberBlock.1'])
})
