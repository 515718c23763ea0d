import { expect, test } from 'vitest'
import { anyOf, type Ids } from './id-sets.ts'

/** A set that counts how often it is asked for an id, or gone through. */
function counted(ids: readonly string[], tally: { asked: number }): Ids {
  const set = new Set(ids)
  return {
    size: set.size,
    has(id) {
      tally.asked += 1
      return set.has(id)
    },
    *[Symbol.iterator]() {
      for (const id of set) {
        tally.asked += 1
        yield id
      }
    },
  }
}

test.each([2, 8, 9, 40])('any of %i sets holds what one of them holds, each once, in their order', (count) => {
  const sets = Array.from({ length: count }, (_, at) => new Set([`own-${at}`, 'shared', `next-${at + 1}`]))
  const ids = anyOf(sets)
  expect([...ids]).toEqual([...new Set(sets.flatMap((set) => [...set]))])
  expect([...ids]).toEqual([...ids])
  expect(['shared', `own-${count - 1}`, 'none'].map((id) => ids.has(id))).toEqual([true, true, false])
  expect(ids.size).toBe(count * 3)
})

test('many sets are gone through once, however many ids are asked for', () => {
  const tally = { asked: 0 }
  const many = 3_000
  const ids = anyOf(Array.from({ length: many }, (_, at) => counted([`a-${at}`, `b-${at}`], tally)))
  expect(ids.size).toBe(many * 2)
  expect(tally.asked).toBe(0)
  expect([...ids]).toHaveLength(many * 2)
  for (let at = 0; at < many; at += 1) expect(ids.has(`b-${at}`)).toBe(true)
  expect(tally.asked).toBe(many * 2)
})
