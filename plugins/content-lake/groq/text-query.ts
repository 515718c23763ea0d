import { wordsOf } from './text/words.ts'

/** One thing that a search text asks for. */
export type Demand =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'phrase'; readonly words: readonly string[] }

/** A search text taken apart: every `wanted` must occur, none of `unwanted` may. */
export interface TextQuery {
  readonly wanted: readonly Demand[]
  readonly unwanted: readonly Demand[]
  /** `*` alone asks for everything. */
  readonly everything: boolean
}

/** The words of one or several texts, apart. */
export type Words = readonly (readonly string[])[]

/** Longer search texts are cut, as the hosted service ignores terms beyond 1,024 characters. */
const longestQuery = 1024

/**
 * Reads the little language of `text::query`: words, `pre*` for a beginning, `"several words"` in that order, and
 * `-` before any of these to exclude it. Case and accents do not count.
 */
export function parseTextQuery(text: string): TextQuery {
  const wanted: Demand[] = []
  const unwanted: Demand[] = []
  let everything = false
  for (const [, minus, phrase, plain] of text.slice(0, longestQuery).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    if (plain === '*' && minus === '') everything = true
    const target = minus === '-' ? unwanted : wanted
    target.push(...(phrase === undefined ? demandsOfTerm(plain ?? '') : demandOfPhrase(phrase)))
  }
  return { wanted, unwanted, everything: everything || (wanted.length === 0 && unwanted.length > 0) }
}

function demandsOfTerm(term: string): Demand[] {
  const words = wordsOf(term)
  const last = words.pop()
  if (last === undefined) return []
  const whole = words.map((word): Demand => ({ kind: 'word', word }))
  return [...whole, term.endsWith('*') ? { kind: 'prefix', prefix: last } : { kind: 'word', word: last }]
}

function demandOfPhrase(phrase: string): Demand[] {
  const words = wordsOf(phrase)
  return words.length === 0 ? [] : [{ kind: 'phrase', words }]
}

/** True when the texts together satisfy the query. A phrase must stand within one text. */
export function matchesText(query: TextQuery, texts: readonly string[]): boolean {
  return needsNoWords(query) ?? matchesWords(query, texts.map(wordsOf))
}

/** The answer to a query that asks for everything or for nothing. */
export function needsNoWords(query: TextQuery): boolean | undefined {
  if (query.everything && query.unwanted.length === 0) return true
  return query.wanted.length === 0 && !query.everything ? false : undefined
}

/** {@link matchesText} for texts whose words are known. */
export function matchesWords(query: TextQuery, texts: Words): boolean {
  return (
    query.wanted.every((demand) => weightOf(demand, texts) > 0) &&
    !query.unwanted.some((demand) => weightOf(demand, texts) > 0)
  )
}

/** How often a demand is met; a longer word than its beginning counts for the part of it that was asked for. */
export function weightOf(demand: Demand, texts: Words): number {
  let weight = 0
  for (const words of texts) {
    for (const [at, word] of words.entries()) weight += weightAt(demand, words, at, word)
  }
  return weight
}

function weightAt(demand: Demand, words: readonly string[], at: number, word: string): number {
  if (demand.kind === 'word') return word === demand.word ? 1 : 0
  if (demand.kind === 'prefix') return word.startsWith(demand.prefix) ? demand.prefix.length / word.length : 0
  return demand.words.every((wanted, i) => words[at + i] === wanted) ? demand.words.length : 0
}
