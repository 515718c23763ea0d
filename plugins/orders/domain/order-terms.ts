/** A promotion that an order stands with. */
export interface OrderPromotion {
  readonly _key: string
  /** Id of the promotion. */
  readonly promotion: string
  readonly title: string
  readonly kind: 'percent' | 'amount' | 'free_delivery'
  /** Minor units, 1 or more: off the fee when `kind` is `free_delivery`, off the goods else. */
  readonly amount: number
  readonly code?: string
  /** Ids of the counters in which the order is counted, until it ends unpaid or canceled. */
  readonly counters: readonly string[]
}

/** When it will be there. `unit` says how to read it: to the minute, or as days from the first to the second. */
export interface OrderPromise {
  readonly from: string
  readonly to: string
  readonly unit?: 'minutes' | 'days'
  /** What it was computed from. */
  readonly basis?: {
    readonly location?: string
    readonly prepMinutes?: number
    readonly queue?: number
    readonly minutesPerOrder?: number
    readonly wayMinutes?: number
    readonly metres?: number
  }
  /** What was promised first, once the queue has moved it. Fulfillments keep that one: it is what the floor works to. */
  readonly first?: { readonly from: string; readonly to: string }
}

/** What an order came about by that is sent instead of what came back of another. */
export interface OrderExchange {
  /** The order that was exchanged from. */
  readonly order: string
  readonly orderNumber: string
  readonly return: string
  /** What of its total was paid by it. */
  readonly credit: number
  /** True while its goods wait for those that are to come back. */
  readonly awaits?: boolean
}

/** So many units of a variant in one unit of a bundle, titled in the shopper's language. */
export interface LinePart {
  readonly _key: string
  readonly sku: string
  readonly variant: string
  readonly title: string
  readonly quantity: number
}
