import { backorderOf } from '@souk/catalog'
import { allocate, allocateLater, type BackorderLimits, type PromisedUnits, type StockLevel } from '@souk/inventory'
import { ok, type Refusal, type Result } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { wantedLine } from '../bundle-goods.ts'
import type { Goods } from '../goods.ts'

/** How much of each variant may be promised beyond what is there, as the catalogue says. */
export const backorderLimits = (goods: readonly Goods[]): BackorderLimits =>
  new Map(
    goods.flatMap(({ variant }) => {
      const terms = variant && backorderOf(variant)
      return variant && terms ? [[variant._id, terms.limit]] : []
    }),
  )

/** In how many days more of each line comes, by its key. */
export const restockDays = (goods: readonly Goods[]): ReadonlyMap<string, number> =>
  new Map(
    goods.flatMap(({ line, variant }) => {
      const terms = variant && backorderOf(variant)
      return terms ? [[line._key, terms.restockDays]] : []
    }),
  )

/** Units for a cart: what is there, and else what may be promised. Refuses `out_of_stock` as `allocate` does. */
export function unitsFor(
  { levels, locations }: { readonly levels: readonly StockLevel[]; readonly locations: readonly string[] },
  goods: readonly Goods[],
): Result<readonly PromisedUnits[], Refusal> {
  const wanted = goods.map(wantedLine)
  const there = allocate(wanted, levels, locations)
  if (there.ok) return there
  const later = allocateLater(wanted, levels, locations, backorderLimits(goods))
  return later ? ok(later) : there
}

/** The same as an order keeps them: with what it waits for, and how long that takes. */
export function unitsOfOrder(
  units: readonly PromisedUnits[],
  goods: readonly Goods[],
): readonly Omit<Order['allocations'][number], '_key' | 'seller'>[] {
  const days = restockDays(goods)
  return units.map(({ line, sku, variant, location, quantity, backordered }) => {
    return {
      line,
      sku,
      variant,
      location,
      quantity,
      ...(backordered ? { backordered, restockDays: days.get(line) ?? 1 } : {}),
    }
  })
}
