import { describe, expect, test } from 'vitest'
import { toArabicDigits } from './change-words.ts'
import { wordsFor } from './words.ts'

type Leaf = readonly [path: string, text: string]

/** Every text of a table with something in the place of what a sentence is given. */
function texts(table: object, at = ''): readonly Leaf[] {
  return Object.entries(table).flatMap(([name, entry]): readonly Leaf[] => {
    const path = at ? `${at}.${name}` : name
    if (typeof entry === 'string') return [[path, entry]]
    if (typeof entry === 'function') return [1, 2, 3, 11, 100].map((count) => [path, String(entry(count, count))])
    return texts(entry, path)
  })
}

/** Words that stay as they are in every script: names of makers and addresses to copy. */
const latin = /Stripe|PayPal|PDF|DHL|FedEx|SMS|\bCA\b|[\w.]+@[\w.]+/g

describe.each(['ar', 'ur'])('the words in %s', (language) => {
  test('are all there, in their own script', () => {
    const odd = texts(wordsFor(language)).filter(([, text]) => /[A-Za-z]/.test(text.replace(latin, '')) || text === '')
    expect(odd).toEqual([])
  })
})

test('a language that nobody wrote speaks English, a regional one its own', () => {
  expect(wordsFor('fr').search).toBe('Search')
  expect(wordsFor('ar-EG').search).toBe('بحث')
})

test('Arabic counts in its six forms and its own digits', () => {
  const { things } = wordsFor('ar').cart
  expect([0, 1, 2, 3, 11, 100].map(things)).toEqual(['لا شيء', 'قطعة واحدة', 'قطعتان', '٣ قطع', '١١ قطعة', '١٠٠ قطعة'])
})

test('digits of codes and addresses stay as they are', () => {
  expect(toArabicDigits('طلب 1048 إلى 94105، NOOR-56 amira1@x.test +14155550123')).toBe(
    'طلب ١٠٤٨ إلى ٩٤١٠٥، NOOR-56 amira1@x.test +14155550123',
  )
})

test('a shop’s phrases stand in for plain words, and for nothing else', () => {
  const words = wordsFor('en', { 'product.add': 'Add to bag', 'cart.things': 'no sentence', nothing: 'x' })
  expect(words.product.add).toBe('Add to bag')
  expect(words.cart.things(2)).toBe('2 things')
  expect(wordsFor('en').product.add).toBe('Add to basket')
})
