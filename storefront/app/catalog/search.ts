import { nearlyBegins, wordsOf } from '@souk/catalog'
import { localize } from '@souk/kernel'
import type { Catalog, Offer } from './catalog.ts'

/** Words as they are compared: folded, without accents, vowel signs or punctuation. */
export const searchWords = wordsOf

interface Field {
  readonly words: readonly string[]
  readonly weight: number
}
interface Entry {
  readonly offer: Offer
  readonly fields: readonly Field[]
}

/** Word lists are made once per range of goods and language; the range is replaced as a whole at every change of its words. */
const made = new WeakMap<Catalog['offers'], Map<string, readonly Entry[]>>()

function entryOf(catalog: Catalog, offer: Offer, language: string): Entry {
  const { product, variants } = offer
  const own = new Set(product.categories.map((each) => each._ref))
  const categories = catalog.categories.filter((each) => own.has(each._id))
  const text = (entries: Parameters<typeof localize<string>>[0]) => localize(entries, language) ?? ''
  const fields: readonly (readonly [readonly string[], number])[] = [
    // In every language: a name is typed in the script that people know it in.
    [product.title.map(({ value }) => value), 8],
    [categories.map(({ title }) => text(title)), 4],
    [product.tags, 3],
    [[text(product.summary)], 2],
    [variants.flatMap((variant) => [variant.sku, text(variant.title)]), 1],
  ]
  return { offer, fields: fields.map(([texts, weight]) => ({ words: [...new Set(texts.flatMap(wordsOf))], weight })) }
}

function entriesOf(catalog: Catalog, language: string): readonly Entry[] {
  const held = made.get(catalog.offers) ?? new Map<string, readonly Entry[]>()
  const entries = held.get(language) ?? catalog.offers.map((offer) => entryOf(catalog, offer, language))
  made.set(catalog.offers, held.set(language, entries))
  return entries
}

type Fit = (word: string, wanted: string) => number

/** Whole word, its beginning, a part of it. */
const strictly: Fit = (word, wanted) => {
  if (word === wanted) return 3
  if (word.startsWith(wanted)) return 2
  return wanted.length > 2 && word.includes(wanted) ? 1 : 0
}
const loosely: Fit = (word, wanted) => strictly(word, wanted) || (nearlyBegins(word, wanted) ? 0.5 : 0)

function score({ fields }: Entry, wanted: string, fit: Fit): number {
  let best = 0
  for (const { words, weight } of fields)
    for (const word of words) {
      const fits = fit(word, wanted)
      if (fits > 0) best = Math.max(best, fits * weight)
    }
  return best
}

/** Asks once per word of the shop, however many products hold it. */
function remembered(fit: Fit): Fit {
  const held = new Map<string, number>()
  return (word, wanted) => {
    const known = held.get(word)
    if (known !== undefined) return known
    const fits = fit(word, wanted)
    held.set(word, fits)
    return fits
  }
}

function offersBy(entries: readonly Entry[], words: readonly string[], fit: Fit): readonly Offer[] {
  const fits = words.map((word) => ({ word, fit: remembered(fit) }))
  return entries
    .flatMap((entry) => {
      const scores = fits.map(({ word, fit: known }) => score(entry, word, known))
      return scores.every((each) => each > 0)
        ? [{ offer: entry.offer, total: scores.reduce((sum, each) => sum + each, 0) }]
        : []
    })
    .sort((a, b) => b.total - a.total)
    .map(({ offer }) => offer)
}

/** What a query found; `near` when nothing had exactly these words and misspelt ones were allowed. */
export interface Found {
  readonly offers: readonly Offer[]
  readonly near: boolean
}

/**
 * Offers that hold every word of the query, best first. Title counts most, then categories and tags, then the summary
 * and SKUs. Parts of words are enough; misspelt words are tried when nothing else is found. An empty query finds nothing.
 */
export function findOffers(catalog: Catalog, query: string, language: string): Found {
  const words = wordsOf(query).slice(0, 8)
  if (words.length === 0) return { offers: [], near: false }
  const entries = entriesOf(catalog, language)
  const exact = offersBy(entries, words, strictly)
  if (exact.length > 0) return { offers: exact, near: false }
  const near = offersBy(entries, words, loosely)
  return { offers: near, near: near.length > 0 }
}
