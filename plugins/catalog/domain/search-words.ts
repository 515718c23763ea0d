import type { Product } from './documents.ts'

/** Folds a text for finding: no accents or Arabic vowel signs, one spelling of alef and yeh, lower case. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[\u0622\u0623\u0625]/g, '\u0627')
    .replace(/\u0649/g, '\u064a')
    .toLowerCase()

/** The words of a query or a text. */
export const wordsOf = (text: string): readonly string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []

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
