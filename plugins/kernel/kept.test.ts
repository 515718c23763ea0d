import { expect, test } from 'vitest'
import { kept } from './kept.ts'

test('each answer is made once, whatever it is, and words are not run together', () => {
  const asked: string[] = []
  const both = kept((first: string, second: string): string | undefined => {
    asked.push(`${first}|${second}`)
    return first === 'none' ? undefined : first + second
  })
  expect([both('a', 'bc'), both('ab', 'c'), both('a', 'bc')]).toEqual(['abc', 'abc', 'abc'])
  expect([both('none', ''), both('none', '')]).toEqual([undefined, undefined])
  expect(asked).toEqual(['a|bc', 'ab|c', 'none|'])
})

test('what is refused is asked again, and thousands of words do not pile up', () => {
  let made = 0
  const picky = kept((word: string) => {
    made += 1
    if (word === 'bad') throw new RangeError(word)
    return word.length
  })
  expect(() => picky('bad')).toThrow(RangeError)
  expect(() => picky('bad')).toThrow(RangeError)
  expect(made).toBe(2)
  for (let n = 0; n < 1500; n += 1) picky(`word ${n}`)
  expect(picky('word 0')).toBe(6)
  expect(made).toBe(1503)
})
