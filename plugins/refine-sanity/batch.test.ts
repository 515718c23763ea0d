import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createBatch } from './batch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const started = () => {
  const told: [string, readonly string[]][] = []
  const batch = createBatch({ debounceMs: 100, maxWaitMs: 250, tell: (kind, ids) => told.push([kind, ids]) })
  return { told, batch }
}

test('a burst is told once, with every id once', () => {
  const { told, batch } = started()
  for (const id of ['a', 'b', 'a']) batch.add('updated', id)
  batch.add('created', 'c')
  vi.advanceTimersByTime(99)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual([
    ['updated', ['a', 'b']],
    ['created', ['c']],
  ])
})

test('a stream that never rests is told all the same', () => {
  const { told, batch } = started()
  for (let index = 0; index < 6; index += 1) {
    batch.add('updated', `${index}`)
    vi.advanceTimersByTime(60)
  }
  expect(told).toEqual([['updated', ['0', '1', '2', '3', '4']]])
})

test('nothing is told after closing', () => {
  const { told, batch } = started()
  batch.add('*')
  batch.close()
  vi.advanceTimersByTime(1000)
  expect(told).toEqual([])
})
