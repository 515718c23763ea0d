import type { DocumentStore } from '@souk/commerce'
import type { Instant, NewUlid } from '@souk/kernel'
import { shopDays } from './shop-time.ts'
import type { DemoShop } from './story.ts'

const soldOutQuery =
  '*[_type == "variant" && active && count(*[_type == "stockLevel" && sku == ^.sku && onHand - reserved - committed - unavailable > 0]) == 0] | order(_id)._id'

/** The next such weekday after today, `YYYY-MM-DD` in the shop's zone. */
export function nextWeekday(now: Instant, weekday: number, timeZone: string): string {
  const [today] = shopDays(now, 1, timeZone)
  if (!today) throw new Error('there is always a today')
  const ahead = (weekday - today.weekday + 6) % 7
  return new Date(Date.parse(`${today.day}T12:00:00Z`) + (ahead + 1) * 86_400_000).toISOString().slice(0, 10)
}

/** Where the shop says when things are back: notes the day on every variant that nobody can buy. */
export async function sayWhenBack(lake: DocumentStore, shop: DemoShop, now: Instant, newUlid: NewUlid): Promise<void> {
  if (shop.backOn === undefined) return
  const out = await lake.query<readonly string[]>(soldOutQuery)
  if (out.length === 0) return
  const backOn = nextWeekday(now, shop.backOn, shop.timeZone)
  const writes = out.map((id) => ({ patch: { id, set: { backOn } } }))
  const outcome = await lake.commit(writes, { transactionId: newUlid(), at: now })
  if (outcome.kind !== 'committed') throw new Error(`the lake answered ${outcome.kind} to the days of return`)
}
