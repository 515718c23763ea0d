import type { Rollup } from './documents.ts'

/** The figures of a span of hours. Amounts in minor units. */
export interface Figures {
  readonly orders: number
  readonly units: number
  readonly revenue: number
  readonly refunded: number
  readonly canceled: number
  /** Whole minor units; 0 without orders. */
  readonly averageOrder: number
  readonly topProducts: readonly {
    readonly product: string
    readonly title: string
    readonly units: number
    readonly revenue: number
  }[]
  /** Orders by hour of the day, 24 numbers. */
  readonly byHour: readonly number[]
}

type Hour = Pick<Rollup, 'hour' | 'orders' | 'units' | 'revenue' | 'refunded' | 'canceled' | 'products'>

/** Sums hours into figures. Read by the console's dashboard. */
export function figuresOf(hours: readonly Hour[], top = 5): Figures {
  const sum = (of: 'orders' | 'units' | 'revenue' | 'refunded' | 'canceled') =>
    hours.reduce((total, hour) => total + hour[of], 0)
  const byProduct = Map.groupBy(
    hours.flatMap(({ products }) => products),
    ({ product }) => product,
  )
  const products = [...byProduct].map(([product, rows]) => ({
    product,
    title: rows.at(-1)?.title ?? product,
    units: rows.reduce((total, row) => total + row.units, 0),
    revenue: rows.reduce((total, row) => total + row.revenue, 0),
  }))
  return {
    orders: sum('orders'),
    units: sum('units'),
    revenue: sum('revenue'),
    refunded: sum('refunded'),
    canceled: sum('canceled'),
    averageOrder: sum('orders') === 0 ? 0 : Math.round(sum('revenue') / sum('orders')),
    topProducts: products.toSorted((a, b) => b.units - a.units || b.revenue - a.revenue).slice(0, top),
    byHour: Array.from({ length: 24 }, (_, hour) =>
      hours.filter((each) => each.hour === hour).reduce((total, each) => total + each.orders, 0),
    ),
  }
}
