import type { StoredDocument } from '@souk/kernel'

/**
 * Sales of one hour in the shop's zone. Id `rollup.<YYYY-MM-DD>T<HH>` without dots in the last part. Minor units.
 * An order counts in the hour it was placed; a refund in the hour it was settled.
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
  /** Ids of events folded in, per order: makes folding twice harmless. */
  readonly cursor: string
}
