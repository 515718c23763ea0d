import type { Tone } from '@souk/kernel'
import type { Promotion } from '@souk/pricing'
import { moneyWords } from '../ui/money-words.ts'
import { whenever } from '../time-words.ts'

/** `10 % off`, `$5.00 off`, `Free delivery`. */
export function giftWords({ kind, value }: Pick<Promotion, 'kind' | 'value'>, currency: string): string {
  if (kind === 'free_delivery') return 'Free delivery'
  return kind === 'percent' ? `${(value ?? 0) / 100} % off` : `${moneyWords(value ?? 0, currency)} off`
}

/** From when to when, in one line. */
export function scheduleWords({ from, to }: Pick<Promotion, 'from' | 'to'>, zone: string, now: number): string {
  if (!from && !to) return 'Always'
  const [begins, ends] = [from && whenever(from, zone, now), to && whenever(to, zone, now)]
  return [begins ? `From ${begins}` : '', ends ? `${begins ? 'to' : 'Until'} ${ends}` : ''].filter(Boolean).join(' ')
}

/** How a promotion stands at a moment. */
export function promotionStanding(
  { active, from, to }: Pick<Promotion, 'active' | 'from' | 'to'>,
  now: number,
): { readonly title: string; readonly tone: Tone } {
  if (!active) return { title: 'Off', tone: 'default' }
  if (from && Date.parse(from) > now) return { title: 'Not begun', tone: 'suggest' }
  return to && Date.parse(to) <= now ? { title: 'Over', tone: 'default' } : { title: 'Active', tone: 'positive' }
}
