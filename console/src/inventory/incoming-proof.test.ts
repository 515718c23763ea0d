import { expect, test } from 'vitest'
import { incomingProof, isWhole, mostPapers } from './incoming-proof.ts'

const many = (count: number) => Array.from({ length: count }, (_, at) => at)

test('a list that was cut proves nothing: neither of papers nor of movements', () => {
  expect(isWhole({ papers: many(mostPapers), movements: many(mostPapers) })).toBe(true)
  expect(isWhole({ papers: many(mostPapers + 1), movements: [] })).toBe(false)
  expect(isWhole({ papers: [], movements: many(mostPapers + 1) })).toBe(false)
})

test('papers explain what a level awaits, or do not', () => {
  const steps = [{ effect: 12 }, { effect: -7 }]
  expect(incomingProof(5, steps)).toEqual({ holds: true, words: 'Its papers add up to 5.' })
  expect(incomingProof(6, steps)).toEqual({ holds: false, words: 'Its papers add up to 5, the level says 6.' })
})
