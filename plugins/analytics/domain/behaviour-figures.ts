import type { BehaviourDay } from './documents.ts'

/** The steps from a visit to an order, in the order a shopper takes them. */
export const funnelSteps = [
  ['visits', 'Visited'],
  ['viewed', 'Saw a product'],
  ['added', 'Put in basket'],
  ['checkouts', 'Began checkout'],
  ['paying', 'Went to pay'],
  ['ordered', 'Ordered'],
] as const satisfies readonly (readonly [keyof BehaviourDay, string])[]

export type FunnelStep = (typeof funnelSteps)[number][0]

/** What figures need of a day. */
export type VisitDay = Pick<BehaviourDay, 'day' | FunnelStep | 'searches' | 'emptySearches' | 'products' | 'terms'>

/** Visits of a span of days, summed. A visit that comes back the next day is a visit of its own. */
export interface BehaviourFigures {
  readonly steps: Readonly<Record<FunnelStep, number>>
  readonly searches: number
  readonly emptySearches: number
  /** Most viewed first. */
  readonly products: readonly Omit<BehaviourDay['products'][number], '_key'>[]
  /** Most searched first. */
  readonly terms: readonly Omit<BehaviourDay['terms'][number], '_key'>[]
}

/** Sums days into figures. Read by the console's dashboard. */
export function behaviourOf(days: readonly VisitDay[]): BehaviourFigures {
  const sum = (of: FunnelStep | 'searches' | 'emptySearches') => days.reduce((total, day) => total + day[of], 0)
  const products = Map.groupBy(
    days.flatMap((day) => day.products),
    ({ product }) => product,
  )
  const terms = Map.groupBy(
    days.flatMap((day) => day.terms),
    ({ term }) => term,
  )
  return {
    steps: {
      visits: sum('visits'),
      viewed: sum('viewed'),
      added: sum('added'),
      checkouts: sum('checkouts'),
      paying: sum('paying'),
      ordered: sum('ordered'),
    },
    searches: sum('searches'),
    emptySearches: sum('emptySearches'),
    products: [...products]
      .map(([product, rows]) => ({ product, ...totals(rows, ['views', 'adds', 'orders']) }))
      .sort((a, b) => b.views - a.views || (a.product < b.product ? -1 : 1)),
    terms: [...terms]
      .map(([term, rows]) => ({ term, ...totals(rows, ['searches', 'empty']) }))
      .sort((a, b) => b.searches - a.searches || (a.term < b.term ? -1 : 1)),
  }
}

/** Sums the named numbers of rows. */
function totals<Name extends string>(
  rows: readonly Readonly<Record<Name, number>>[],
  names: readonly Name[],
): Record<Name, number> {
  const entries = names.map((name) => [name, rows.reduce((total, row) => total + row[name], 0)] as const)
  return Object.fromEntries(entries) as Record<Name, number>
}
