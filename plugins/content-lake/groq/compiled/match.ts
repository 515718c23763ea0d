import type { Evaluate } from './scope.ts'

/** How groq-js cuts texts and patterns into words. */
const edges = /(\b\.+|\.+\b)/g
const words = /([^!@#$%^&*(),\\/?";:{}|[\]+<>\s-])+/g
const wordsWithStars = /([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g
const longestTerm = 1024

/** The words of one text, as `match` compares them. */
export const wordsOfText = (text: string): readonly string[] => text.replace(edges, '').match(words) ?? []

/** One expression for each word of a pattern; every one has to meet a word of the text. */
export const termsOf = (pattern: string): readonly RegExp[] =>
  (pattern.replace(edges, '').match(wordsWithStars) ?? []).map(
    (term) => new RegExp(`^${term.slice(0, longestTerm).replaceAll('*', '.*')}$`, 'i'),
  )

interface Gathered<T> {
  readonly parts: readonly T[]
  /** False when something was no text. */
  readonly whole: boolean
}

function gather<T>(value: unknown, partsOf: (text: string) => readonly T[]): Gathered<T> {
  if (typeof value === 'string') return { parts: partsOf(value), whole: true }
  if (!Array.isArray(value)) return { parts: [], whole: false }
  const texts = value.filter((item) => typeof item === 'string')
  return { parts: texts.flatMap(partsOf), whole: texts.length === value.length }
}

/** Patterns are read once as long as they stay the same from document to document. */
function rememberTerms(): (pattern: unknown) => Gathered<RegExp> {
  let last: unknown
  let terms: Gathered<RegExp> | undefined
  return (pattern) => {
    if (terms && pattern === last) return terms
    last = pattern
    terms = gather(pattern, termsOf)
    return terms
  }
}

/** `left match right`. */
export function matchOperator(left: Evaluate, right: Evaluate): Evaluate {
  const remembered = rememberTerms()
  return (scope) => {
    const tokens = gather(left(scope), wordsOfText).parts
    const terms = remembered(right(scope))
    if (!terms.whole || tokens.length === 0 || terms.parts.length === 0) return false
    return terms.parts.every((term) => tokens.some((token) => term.test(token)))
  }
}

/** What a `match` is worth inside `score()`: more for each word that it meets, less for each further one. */
export function matchScore(left: Evaluate, right: Evaluate): (scope: Parameters<Evaluate>[0]) => number {
  const remembered = rememberTerms()
  return (scope) => {
    const tokens = gather(left(scope), wordsOfText).parts
    const terms = remembered(right(scope))
    if (!terms.whole || tokens.length === 0) return 0
    let score = 0
    for (const term of terms.parts) {
      const frequency = tokens.filter((token) => term.test(token)).length
      score += (frequency * 2.2) / (frequency + 1.2)
    }
    return score
  }
}
