import type { Refusal } from '@souk/kernel'
import { shopperWords } from '@souk/orders'
import type { Words } from '../words/words.ts'

/** What a shopper is told when an order is not placed. Nothing was taken in any of these. */
export function refusedCheckout(words: Words, refusal: Refusal): string {
  const own: Readonly<Record<string, string>> = { ...words.promotion.refused, ...words.checkout.refused }
  return own[refusal.code] ?? shopperWords(refusal.code, refusal.detail) ?? words.checkout.refused.other
}
