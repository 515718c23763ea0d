import { describe, expect, it } from 'vitest'
import { createRandom } from '../testing/random.ts'
import { meets, termsOf, wordsOfText } from './words.ts'

/** The same by regular expressions, as groq-js 2 has it. */
const edges = /(\b\.+|\.+\b)/g
const plainWords = (text: string): readonly string[] =>
  text.replace(edges, '').match(/([^!@#$%^&*(),\\/?";:{}|[\]+<>\s-])+/g) ?? []
const plainTerms = (pattern: string): readonly RegExp[] =>
  (pattern.replace(edges, '').match(/([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g) ?? []).map(
    (term) => new RegExp(`^${term.slice(0, 1024).replaceAll('*', '.*')}$`, 'i'),
  )

const letters = [
  'a',
  'b',
  'A',
  'B',
  '1',
  '_',
  "'",
  '.',
  '.',
  '*',
  '*',
  ' ',
  '-',
  'é',
  'É',
  'ß',
  'ſ',
  'K',
  'İ',
  'ı',
  'µ',
  '𐐨',
  'ا',
]

describe('words of a match', () => {
  it('meet one another as by the regular expressions of groq-js', () => {
    const random = createRandom(1)
    let met = 0
    const different: unknown[] = []
    for (let pair = 0; pair < 20_000; pair += 1) {
      const text = random.several(0, 9, () => random.pick(letters)).join('')
      const pattern = random.several(0, 9, () => random.pick(letters)).join('')
      const found = termsOf(pattern).map((term) => wordsOfText(text).map((word) => meets(term, word)))
      const expected = plainTerms(pattern).map((term) => plainWords(text).map((word) => term.test(word)))
      if (JSON.stringify(found) !== JSON.stringify(expected)) different.push({ text, pattern, found, expected })
      met += found.flat().filter(Boolean).length
    }
    expect(different).toEqual([])
    expect(met).toBeGreaterThan(1000)
  })

  it('are cut and compared to the end, however many wildcards and dots there are', () => {
    const text = `${'a'.repeat(50_000)}${'.'.repeat(50_000)}é`
    const [word = ''] = wordsOfText(text)
    const [never, ever] = ['*a'.repeat(100), '*a'.repeat(100)].map(
      (stars, n) => termsOf(`${stars}*${n === 0 ? 'b' : ''}`)[0],
    )
    expect([word.length, never && meets(never, word), ever && meets(ever, word)]).toEqual([50_001, false, true])
  })

  it('ignore case as regular expressions do, for every letter there is', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter(
      (letter) => plainWords(letter).length > 0 && letter !== '.',
    )
    const byWord = Map.groupBy(all, (letter) => wordsOfText(letter)[0])
    const everything = all.join('')
    const different = all.filter((letter) => {
      const alike = everything.match(new RegExp(letter, 'gi'))
      return alike?.join() !== byWord.get(wordsOfText(letter)[0])?.join()
    })
    expect(different).toEqual([])
  })
})
