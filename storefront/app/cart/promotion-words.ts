import type { Words } from '../words/words.ts'

/** A code that is not good: which, why, and the figures of why. */
export interface RefusedCode {
  readonly code: string
  readonly reason: string
  /** Minor units that are missing to its smallest basket. */
  readonly missing?: number
}

/** What a shopper is told of a code that is not good. */
export function refusedCodeWords(
  { promotion }: Words,
  refused: RefusedCode,
  price: (amount: number) => string,
): string {
  if (refused.missing !== undefined) return promotion.minimum(price(refused.missing))
  const own: Readonly<Record<string, string>> = promotion.refused
  return own[refused.reason] ?? promotion.refused.other
}

/** A refusal's figures as a page carries them. */
export function refusedCode(
  code: string,
  reason: string,
  figures: Readonly<Record<string, unknown>> = {},
): RefusedCode {
  const { missing } = figures
  return { code, reason, ...(typeof missing === 'number' ? { missing } : {}) }
}
