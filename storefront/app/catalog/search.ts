import { localize } from '@souk/kernel'
import type { Catalog, Offer } from './catalog.ts'

/** Words as they are compared: lower case, without accents or punctuation. */
export const searchWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

function scoreWord(word: string, fields: readonly (readonly [readonly string[], number])[]): number {
  let best = 0
  for (const [words, weight] of fields)
    for (const each of words) {
      if (each === word) best = Math.max(best, weight * 3)
      else if (each.startsWith(word)) best = Math.max(best, weight * 2)
      else if (word.length > 2 && each.includes(word)) best = Math.max(best, weight)
    }
  return best
}

/**
 * Offers that hold every word of the query, best first. Title counts most, then categories and tags, then the summary
 * and SKUs. An empty query finds nothing.
 */
export function searchOffers(catalog: Catalog, query: string, language: string): readonly Offer[] {
  const words = searchWords(query).slice(0, 8)
  if (words.length === 0) return []
  const categories = new Map(catalog.categories.map((each) => [each._id, localize(each.title, language) ?? '']))
  const scored = catalog.offers.flatMap((offer) => {
    const { product, variants } = offer
    const fields = [
      [searchWords(localize(product.title, language) ?? ''), 8],
      [searchWords(product.categories.map((each) => categories.get(each._ref) ?? '').join(' ')), 4],
      [searchWords(product.tags.join(' ')), 3],
      [searchWords(localize(product.summary, language) ?? ''), 2],
      [
        searchWords(variants.map((variant) => `${variant.sku} ${localize(variant.title, language) ?? ''}`).join(' ')),
        1,
      ],
    ] as const
    const scores = words.map((word) => scoreWord(word, fields))
    return scores.every((score) => score > 0) ? [{ offer, score: scores.reduce((sum, score) => sum + score, 0) }] : []
  })
  return scored.sort((a, b) => b.score - a.score).map((each) => each.offer)
}
