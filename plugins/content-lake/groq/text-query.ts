/** One thing that a search text asks for. */
type Demand =
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
  if (query.everything && query.unwanted.length === 0) return true
  if (query.wanted.length === 0 && !query.everything) return false
  const words = texts.map(wordsOf)
  return (
    query.wanted.every((demand) => occurs(demand, words)) && !query.unwanted.some((demand) => occurs(demand, words))
  )
}

function occurs(demand: Demand, texts: readonly (readonly string[])[]): boolean {
  if (demand.kind === 'word') return texts.some((words) => words.includes(demand.word))
  if (demand.kind === 'prefix') return texts.some((words) => words.some((word) => word.startsWith(demand.prefix)))
  return texts.some((words) => words.some((_, at) => demand.words.every((word, i) => words[at + i] === word)))
}

/** Lower-case words without accents: letters and digits of any script belong to words, all else parts them. */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Every string a reader could have written in a value; fields whose names begin with `_` are the lake's own. */
export function stringsOf(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value)
  else if (Array.isArray(value)) for (const item of value) stringsOf(item, found)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) if (!key.startsWith('_')) stringsOf(inner, found)
  }
  return found
}
