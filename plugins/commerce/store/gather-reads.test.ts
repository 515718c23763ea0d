import { expect, test } from 'vitest'
import { gatherReads } from './gather-reads.ts'

/** A reader over a table that can be changed, and the requests that it got. */
function over(table: Map<string, number>) {
  const asked: (readonly string[])[] = []
  const read = gatherReads(async (ids) => {
    asked.push(ids)
    if (ids.includes('broken')) throw new Error('the store is away')
    return new Map(table)
  })
  return { read, asked }
}

test('what is asked for in one turn is read once, and each gets his own in his order', async () => {
  const { read, asked } = over(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  )
  const answers = await Promise.all([read(['b', 'a']), read(['a', 'none', 'a']), read([])])
  expect(answers).toEqual([[2, 1], [1, undefined, 1], []])
  expect(asked).toEqual([['b', 'a', 'none']])
})

test('who asks once a read has begun gets another one, which sees what was written by then', async () => {
  const table = new Map([['a', 1]])
  const { read, asked } = over(table)
  expect(await read(['a'])).toEqual([1])
  table.set('a', 2)
  expect(await read(['a'])).toEqual([2])
  expect(asked).toHaveLength(2)
})

test('a read that fails fails for those who asked with it, and for nobody after them', async () => {
  const { read } = over(new Map([['a', 1]]))
  const outcomes = await Promise.allSettled([read(['a']), read(['broken'])])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await read(['a'])).toEqual([1])
})
