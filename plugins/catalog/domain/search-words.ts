import type { Product } from './documents.ts'

const latinDigit = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf)

/**
 * Folds a text for finding: lower case, no accents, one set of digits. In Arabic script no vowel signs and no tatweel;
 * one spelling of alef, of yeh (ى, ی), of kaf (ک) and of heh (ة, ہ, ھ), as people type them.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200c\u200d]/gu, '')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/[\u0649\u06cc\u06d2]/g, '\u064a')
    .replace(/\u06a9/g, '\u0643')
    .replace(/[\u0629\u06c1\u06be\u06c3\u06d5]/g, '\u0647')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, latinDigit)
    .toLowerCase()

/** The Arabic article, which people leave out or put in. */
const withoutArticle = (word: string): string =>
  word.length > 4 && word.startsWith('\u0627\u0644') ? word.slice(2) : word

/** The words of a query or a text. */
export const wordsOf = (text: string): readonly string[] =>
  (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(withoutArticle)

/** Every word a product may be found by, in all its languages. */
export const searchWords = (
  product: Pick<Product, 'title' | 'summary' | 'tags' | 'options'>,
  more: readonly string[] = [],
): readonly string[] => {
  const texts = [
    ...product.title.map(({ value }) => value),
    ...(product.summary ?? []).map(({ value }) => value),
    ...product.tags,
    ...product.options.flatMap(({ values }) => values.flatMap(({ title }) => title.map(({ value }) => value))),
    ...more,
  ]
  return [...new Set(texts.flatMap(wordsOf))]
}

/** True when every word of the query begins some word of the text. An empty query finds everything. */
export const matchesWords = (words: readonly string[], query: string): boolean =>
  wordsOf(query).every((wanted) => words.some((word) => word.startsWith(wanted)))

/** Slips that a word of this length may have: none in short ones, where every letter tells. */
const slipsIn = (length: number): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0)

/**
 * True when `wanted` is a slip of the pen away from the beginning of a word: a letter too many, too few, wrong, or two
 * swapped. Figures are never a slip: 4999 is not 4998. The first letter has to be right, so that it finds what was meant and not whatever rhymes.
 */
export function nearlyBegins(word: string, wanted: string): boolean {
  const slips = slipsIn(wanted.length)
  if (slips === 0 || /\d/.test(wanted) || word[0] !== wanted[0] || word.length < wanted.length - slips) return false
  const start = word.slice(0, wanted.length + slips)
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: start.length + 1 }, (_, at) => at)
  for (let w = 1; w <= wanted.length; w += 1) {
    const next = [w]
    for (let s = 1; s <= start.length; s += 1) {
      const same = wanted[w - 1] === start[s - 1]
      const swapped = w > 1 && s > 1 && wanted[w - 1] === start[s - 2] && wanted[w - 2] === start[s - 1]
      const cost = Math.min((row[s] ?? 99) + 1, (next[s - 1] ?? 99) + 1, (row[s - 1] ?? 99) + (same ? 0 : 1))
      next.push(swapped ? Math.min(cost, (before[s - 2] ?? 99) + 1) : cost)
    }
    if (Math.min(...next) > slips) return false
    before = row
    row = next
  }
  return Math.min(...row) <= slips
}

/** True when every word of the query begins some word of the text, or nearly does. For when nothing matches exactly. */
export const nearlyMatchesWords = (words: readonly string[], query: string): boolean =>
  wordsOf(query).every((wanted) => words.some((word) => word.startsWith(wanted) || nearlyBegins(word, wanted)))
