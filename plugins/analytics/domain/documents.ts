import type { StoredDocument } from '@souk/kernel'

/**
 * Sales of one hour in the shop's zone. Id `rollup.<YYYY-MM-DD>T<HH>`, with a `b` for the hour that a clock put back
 * repeats. Minor units.
 * An order counts in the hour it was placed, with what was paid for it or is still owed; a refund in the hour it was
 * settled. What is canceled before it was paid is taken off the hour it was placed in.
 */
export interface Rollup extends StoredDocument {
  readonly _type: 'rollup'
  readonly grain: 'hour'
  /** Start of the hour as an instant. */
  readonly start: string
  readonly day: string
  readonly hour: number
  readonly orders: number
  readonly units: number
  readonly revenue: number
  readonly refunded: number
  readonly canceled: number
  /** Orders of shoppers who had placed none before, and what they came to. All others are returning. */
  readonly newOrders: number
  readonly newRevenue: number
  readonly products: readonly {
    readonly _key: string
    readonly product: string
    readonly title: string
    readonly units: number
    readonly revenue: number
  }[]
  readonly locations: readonly {
    readonly _key: string
    readonly location: string
    readonly orders: number
    readonly revenue: number
  }[]
  /** Whose goods they were: revenue of lines, as for products. */
  readonly sellers: readonly {
    readonly _key: string
    readonly seller: string
    readonly units: number
    readonly revenue: number
  }[]
  /** `<at> <kind> <id>` of the newest fact folded in, for people. An hour is always folded anew from all its facts. */
  readonly cursor: string
}

/**
 * What shoppers who agreed did on one day of the shop's clock. Id `rollup.behaviour.<YYYY-MM-DD>`. Every number but the
 * searches counts visits: the same visit counts once a day for each step and each product. Nothing here tells who.
 */
export interface BehaviourDay extends StoredDocument {
  readonly _type: 'behaviourDay'
  readonly day: string
  readonly visits: number
  /** Visits that saw a product, put one in the basket, reached checkout, went to pay, and whose order was placed. */
  readonly viewed: number
  readonly added: number
  readonly checkouts: number
  readonly paying: number
  readonly ordered: number
  /** Different words searched for, summed over visits; `emptySearches` of them found nothing. */
  readonly searches: number
  readonly emptySearches: number
  readonly products: readonly {
    readonly _key: string
    readonly product: string
    readonly views: number
    readonly adds: number
    readonly orders: number
  }[]
  /** The most searched words, each searched for five times or more. */
  readonly terms: readonly {
    readonly _key: string
    readonly term: string
    readonly searches: number
    readonly empty: number
  }[]
}
