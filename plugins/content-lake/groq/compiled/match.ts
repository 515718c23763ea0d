import type { Evaluate } from './scope.ts'
import { meets, type Term, termsOf, wordsOfText } from './words.ts'

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
function rememberTerms(): (pattern: unknown) => Gathered<Term> {
  let last: unknown
  let terms: Gathered<Term> | undefined
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
    return terms.parts.every((term) => {
      scope.run.tick()
      return tokens.some((token) => meets(term, token))
    })
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
      scope.run.tick()
      const frequency = tokens.filter((token) => meets(term, token)).length
      score += (frequency * 2.2) / (frequency + 1.2)
    }
    return score
  }
}
