import type { Document } from '@souk/kernel'
import type { Random } from '../random.ts'

/** The part of an hour's sales that a day of visits is drawn around. */
export interface SoldHour {
  readonly day: string
  readonly orders: number
  readonly products: readonly { readonly product: string; readonly units: number }[]
}

/** What is looked at and searched for in a shop, whether it sells or not. */
export interface ShopWindow {
  /** Ids and titles of all products. */
  readonly products: readonly { readonly id: string; readonly title: string }[]
  /** Words that are searched for in vain. */
  readonly wanted: readonly string[]
}

/** So many of those who order have agreed to be counted. */
const agreed = 0.62
/** Words are kept once they were searched for so often in a day. */
const leastSearches = 5
const mostTerms = 40

const keyed = <Row extends object>(key: string, row: Row) => ({ _key: key, ...row })
const byKey = (a: { readonly _key: string }, b: { readonly _key: string }) => (a._key < b._key ? -1 : 1)

/**
 * Visits for a demo shop's history. They are drawn, not lived: orders are the only thing that is known of the past, so
 * each day gets as many visits, views and searches as would lead to its orders. Purchases are never more than the orders
 * of that day. The same orders and chance draw the same days.
 */
export function drawBehaviour(random: Random, hours: readonly SoldHour[], window: ShopWindow): readonly Document[] {
  const days = [...Map.groupBy(hours, ({ day }) => day)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return days.flatMap(([day, sold]) => {
    const orders = sold.reduce((sum, hour) => sum + hour.orders, 0)
    return orders === 0 ? [] : [drawDay(random.fork(day), day, orders, sold, window)]
  })
}

function drawDay(random: Random, day: string, orders: number, sold: readonly SoldHour[], window: ShopWindow): Document {
  const ordered = Math.round(orders * agreed)
  const paying = Math.ceil(ordered * random.between(1.05, 1.2))
  const checkouts = Math.ceil(paying * random.between(1.2, 1.45))
  const added = Math.ceil(checkouts * random.between(1.7, 2.3))
  const viewed = Math.ceil(Math.max(added, 1) * random.between(3.2, 4.2))
  const visits = Math.ceil(viewed * random.between(1.55, 1.9))
  const products = drawProducts(random, { viewed, added }, sold, window)
  const terms = drawTerms(random, Math.round(visits * random.between(0.1, 0.14)), window)
  const rare = random.whole(2, 9)
  return {
    _id: `rollup.behaviour.${day}`,
    _type: 'behaviourDay',
    day,
    visits,
    viewed,
    added,
    checkouts,
    paying,
    ordered,
    searches: terms.reduce((sum, { searches }) => sum + searches, rare),
    emptySearches: terms.reduce((sum, { empty }) => sum + empty, Math.floor(rare / 2)),
    products,
    terms,
  }
}

/** Views lie around what sells, with something left for what does not. */
function drawProducts(
  random: Random,
  { viewed, added }: { readonly viewed: number; readonly added: number },
  sold: readonly SoldHour[],
  { products }: ShopWindow,
) {
  const units = new Map<string, number>()
  for (const row of sold.flatMap((hour) => hour.products))
    units.set(row.product, (units.get(row.product) ?? 0) + row.units)
  const weights = products.map(({ id }) => ({ id, weight: (units.get(id) ?? 0) + random.between(0.1, 0.9) }))
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0)
  return weights
    .flatMap(({ id, weight }) => {
      const orders = Math.min(added, Math.round((units.get(id) ?? 0) * agreed * 0.8))
      const adds = Math.min(added, Math.ceil(orders * random.between(1.2, 1.9)))
      const views = Math.min(viewed, Math.max(adds, Math.round((viewed * 2.1 * weight) / whole)))
      return views === 0 ? [] : [keyed(id, { product: id, views, adds, orders })]
    })
    .sort(byKey)
}

/** A few words are searched for by many; what fewer than five search for is not kept. */
function drawTerms(random: Random, searches: number, { products, wanted }: ShopWindow) {
  const known = products.map(({ title }) => title.toLowerCase().split(/[ ,]/).slice(0, 2).join(' ').trim())
  const weighted = [
    ...[...new Set(known)].map((term, index) => ({ term, weight: 1 / (index + 1), empty: false })),
    ...wanted.map((term, index) => ({ term, weight: 0.5 / (index + 1), empty: true })),
  ].map((each) => ({ ...each, weight: each.weight * random.between(0.6, 1.4) }))
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0)
  return weighted
    .map(({ term, weight, empty }) => {
      const count = Math.round((searches * weight) / whole)
      return keyed(term, { term, searches: count, empty: empty ? count : 0 })
    })
    .filter((row) => row.searches >= leastSearches)
    .sort((a, b) => b.searches - a.searches || byKey(a, b))
    .slice(0, mostTerms)
}
