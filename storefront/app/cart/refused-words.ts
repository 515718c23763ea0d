import type { Refusal } from '@souk/kernel'
import type { Words } from '../words/words.ts'

/** What a shopper is told when something does not go into the basket. */
export function refusedWords(words: Words, refusal: Refusal): string {
  if (refusal.code === 'out_of_stock') return words.refused.out_of_stock
  if (refusal.code === 'not_enough') return words.refused.not_enough(Number(refusal.detail?.['left'] ?? 0))
  return words.refused.other
}
