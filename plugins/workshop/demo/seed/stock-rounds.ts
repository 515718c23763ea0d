import { variantId } from '@souk/catalog'
import { levelId, type StockLevel } from '@souk/inventory'
import type { ShopDay } from './shop-time.ts'
import { actors, type Stage } from './stage.ts'

/** Units that a place is brought back to, by SKU. What opens at nothing stays at nothing. */
export type Par = ReadonlyMap<string, number>

/** How a shop keeps its shelves. */
export interface StockHabits {
  /** Units that a place is brought back to: of what it opened with, by place, in the shop's order. */
  readonly shares: readonly number[]
  /** SKUs that do not come again. */
  readonly gone: readonly string[]
  /** Categories that are fresh every morning; everything else comes on the days of the truck (0 is Sunday). */
  readonly daily: readonly string[]
  readonly truckDays: readonly number[]
  /** Minutes after midnight when the first delivery comes, and from when to when small things go wrong. */
  readonly delivery: number
  readonly mishapsFrom: number
  readonly mishapsTo: number
  readonly mishaps: readonly (readonly [reason: string, note: string])[]
}

/** Brings one place back to par. Nothing happens when nothing is missing. */
async function restock(stage: Stage, location: string, par: Par, reference: string, all: boolean): Promise<void> {
  const wanted = stage.goods.filter(
    ({ sku, category }) => (par.get(sku) ?? 0) > 0 && (all || stage.story.stock.daily.includes(category)),
  )
  const levels = await stage.store.get(wanted.map(({ sku }) => levelId(variantId(sku), location)))
  const lines = wanted.flatMap(({ sku }, at) => {
    const { onHand = 0, committed = 0, reserved = 0 } = (levels[at] ?? {}) as Partial<StockLevel>
    const target = par.get(sku) ?? 0
    const missing = target - (onHand - committed - reserved)
    // The truck is not called for two paper bags: only what fell below two thirds comes.
    return missing > 0 && (levels[at] === undefined || missing >= target / 3)
      ? [{ sku, quantity: missing, reorderPoint: Math.max(1, Math.floor(target / 5)) }]
      : []
  })
  if (lines.length > 0) await stage.must('receiveStock', { location, reference, lines }, actors.maryam)
}

/** A cup that broke, a bag that tore, a tray that was counted: one small thing most days. */
async function mishap(stage: Stage, location: string): Promise<void> {
  const { random, goods } = stage
  const available = await stage.availability([location])
  const there = goods.filter(({ sku }) => available(sku) > 3)
  if (there.length === 0) return
  const { sku } = random.pick(there)
  const [reason, note] = random.pick(stage.story.stock.mishaps)
  await stage.must('adjustStock', { sku, location, delta: -random.whole(1, 2), reason, note }, actors.maryam)
}

/** Plans the deliveries and mishaps of every day of the story. */
export function planStock(stage: Stage, days: readonly ShopDay[], pars: ReadonlyMap<string, Par>): void {
  const { agenda, random, locations } = stage
  const { truckDays, delivery, mishapsFrom, mishapsTo } = stage.story.stock
  days.forEach((day, index) => {
    locations.forEach((location, at) => {
      const par = pars.get(location) ?? new Map<string, number>()
      const reference = `PO-${String(200 + index * locations.length + at).padStart(4, '0')}`
      const all = truckDays.includes(day.weekday)
      agenda.plan(day.at(delivery + at * 12), () => restock(stage, location, par, reference, all))
    })
    if (random.chance(0.7))
      agenda.plan(day.at(random.whole(mishapsFrom, mishapsTo)), () => mishap(stage, random.pick(locations)))
  })
}

/** Counts something down to what is promised, and `left` more at the first place that has it; nothing elsewhere. */
export async function countDown(stage: Stage, sku: string, left: number, note: string): Promise<void> {
  let kept = left
  for (const location of stage.locations) {
    const [document] = await stage.store.get([levelId(variantId(sku), location)])
    const level = document as StockLevel | undefined
    if (!level) continue
    const promised = level.reserved + level.committed + level.unavailable
    const counted = Math.min(level.onHand, promised + kept)
    kept -= Math.max(0, counted - promised)
    if (level.onHand > counted)
      await stage.must('adjustStock', { sku, location, counted, reason: 'count', note }, actors.noor)
  }
}
