import { addDays } from '../time-words.ts'
import type { FigureWords } from './use-figure-words.ts'
import type { Period } from './period.ts'
import type { Hour } from './sales-figures.ts'

/** One row of a panel that tells what the sales are made of. Minor units. */
export interface Part {
  readonly key: string
  readonly label: string
  /** Orders or units, as the panel's head says. */
  readonly count: number | undefined
  readonly revenue: number
  readonly before: number
  /** Leads to the orders behind the row. */
  readonly to?: string
}

/** Path of the orders of a period that a filter leaves. */
export const ordersOf = ({ first, last }: Period, filter = ''): string =>
  `/orders?view=all&days=${first}..${last}${filter}`

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

/** What was paid beside goods: delivery, and taxes that prices do not hold. With it the parts come to the sales. */
const besideGoods = (hours: readonly Hour[]): number =>
  sum(hours, ({ revenue, products }) => revenue - sum(products, (row) => row.revenue))

const beside = (now: readonly Hour[], before: readonly Hour[]): readonly Part[] => {
  const [revenue, was] = [besideGoods(now), besideGoods(before)]
  return revenue === 0 && was === 0
    ? []
    : [{ key: 'beside', label: 'Delivery and tax on top', count: undefined, revenue, before: was }]
}

const byRevenue = (a: Part, b: Part) => b.revenue - a.revenue || (a.label < b.label ? -1 : 1)

/** Groups rows of both spans under a key; the label and the way to its orders come from the caller. */
function grouped<Row extends { readonly revenue: number }>(
  now: readonly Row[],
  before: readonly Row[],
  keyOf: (row: Row) => string,
  countOf: (row: Row) => number,
  about: (key: string) => Pick<Part, 'label' | 'to'>,
): readonly Part[] {
  const here = Map.groupBy(now, keyOf)
  const there = Map.groupBy(before, keyOf)
  return [...new Set([...here.keys(), ...there.keys()])]
    .map((key) => ({
      key,
      ...about(key),
      count: sum(here.get(key) ?? [], countOf),
      revenue: sum(here.get(key) ?? [], (row) => row.revenue),
      before: sum(there.get(key) ?? [], (row) => row.revenue),
    }))
    .sort(byRevenue)
}

/** Goods by the category that each product stands in first today, with what was paid beside goods. Sums to the sales. */
export function byCategory(now: readonly Hour[], before: readonly Hour[], words: FigureWords): readonly Part[] {
  const rows = (hours: readonly Hour[]) => hours.flatMap(({ products }) => products)
  const parts = grouped(
    rows(now),
    rows(before),
    ({ product }) => words.categoryOf(product) ?? 'none',
    ({ units }) => units,
    (key) => ({ label: key === 'none' ? 'In no category' : words.categoryTitle(key) }),
  )
  return [...parts, ...beside(now, before)]
}

/** Goods by whose they are, with what was paid beside goods. Sums to the sales. */
export function bySeller(
  now: readonly Hour[],
  before: readonly Hour[],
  words: FigureWords,
  period: Period,
): readonly Part[] {
  const rows = (hours: readonly Hour[]) => hours.flatMap(({ sellers }) => sellers)
  const parts = grouped(
    rows(now),
    rows(before),
    ({ seller }) => seller,
    ({ units }) => units,
    (key) => ({ label: words.sellerName(key), to: ordersOf(period, `&seller=${key}`) }),
  )
  return [...parts, ...beside(now, before)]
}

/** Whole orders by the places that send them, split by worth where several do. Sums to the sales. */
export function byPlace(
  now: readonly Hour[],
  before: readonly Hour[],
  placeName: (id: string) => string,
  period: Period,
): readonly Part[] {
  const rows = (hours: readonly Hour[]) => hours.flatMap(({ locations }) => locations)
  return grouped(
    rows(now),
    rows(before),
    ({ location }) => location,
    ({ orders }) => orders,
    (key) => ({ label: placeName(key), to: ordersOf(period, `&place=${key}`) }),
  )
}

/** Orders of shoppers who had placed none before, and of all others. Sums to the sales. */
export function byShopper(now: readonly Hour[], before: readonly Hour[]): readonly Part[] {
  const fresh = (hours: readonly Hour[]) => sum(hours, ({ newRevenue }) => newRevenue)
  const all = (hours: readonly Hour[]) => sum(hours, ({ revenue }) => revenue)
  const orders = sum(now, ({ newOrders }) => newOrders)
  return [
    { key: 'new', label: 'New', count: orders, revenue: fresh(now), before: fresh(before) },
    {
      key: 'returning',
      label: 'Returning',
      count: sum(now, (hour) => hour.orders) - orders,
      revenue: all(now) - fresh(now),
      before: all(before) - fresh(before),
    },
  ]
}

/** Says when the period before is not whole, because figures began within it or after it; undefined when it is. */
export function notWhole(before: Period, firstDay: string | undefined): string | undefined {
  if (firstDay === undefined || firstDay <= before.first) return undefined
  if (firstDay > before.last) return 'There are no figures before this period, so nothing is compared.'
  let missing = 0
  for (let day = before.first; day < firstDay; day = addDays(day, 1)) missing += 1
  return `The period before is not whole: ${missing === 1 ? 'its first day has' : `its first ${missing} days have`} no figures, so changes are not shown.`
}
