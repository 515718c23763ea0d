import type { OrderPromotion } from '@souk/orders'
import { goodwill } from './exchange-quote.ts'

const titles: Readonly<Record<string, string>> = { en: 'Goodwill', ar: 'تقديرًا من المتجر', ur: 'دکان کی طرف سے رعایت' }

/** What the shop took off an exchange, as the order keeps it: beside promotions, and counted by none. */
export const goodwillGiven = (amount: number, language: string): OrderPromotion => ({
  _key: goodwill,
  promotion: goodwill,
  title: titles[language] ?? 'Goodwill',
  kind: 'amount',
  amount,
  counters: [],
})
