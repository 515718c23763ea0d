import type { Actor, StoredDocument } from '@souk/kernel'

/** A place that holds stock. Id `location-<handle>`. Content, edited in the Studio. */
export interface StockLocation extends StoredDocument {
  readonly _type: 'stockLocation'
  readonly name: string
  readonly code: string
  readonly seller: { readonly _type: 'reference'; readonly _ref: string }
  readonly address: {
    readonly line1: string
    readonly city: string
    readonly region?: string
    readonly postalCode: string
    readonly country: string
  }
  readonly geopoint?: { readonly _type: 'geopoint'; readonly lat: number; readonly lng: number }
  /** Lower is tried first when an order is placed. */
  readonly position: number
  readonly active: boolean
  /** False: it has no counter where shoppers pick up. */
  readonly pickup?: boolean
}

/**
 * Units of one variant at one place. Id `stockLevel.<variantId>.<locationId>`. Whole units, 0 or more.
 * `available = onHand - reserved - committed - unavailable` is derived, never stored.
 */
export interface StockLevel extends StoredDocument {
  readonly _type: 'stockLevel'
  readonly sku: string
  /** Id of the variant. */
  readonly variant: string
  /** Id of the stock location. */
  readonly location: string
  readonly onHand: number
  readonly reserved: number
  readonly committed: number
  readonly unavailable: number
  readonly incoming: number
  /** At or below this many available, staff are told. */
  readonly reorderPoint?: number
  /** When staff were told that it ran low; gone once it has been refilled. */
  readonly lowSince?: string
}

/**
 * Accounts of the double-entry ledger. The first four are a level's own (`available` is derived), the rest lie outside it.
 * on hand = available + reserved + committed + unavailable.
 */
export const stockAccounts = [
  'available',
  'reserved',
  'committed',
  'unavailable',
  'supplier',
  'shipped',
  'customer',
  'write_off',
  'count_difference',
] as const
export type StockAccount = (typeof stockAccounts)[number]

/** So many units of one SKU at one place, from one account to another. `quantity` is 1 or more. */
export interface StockEntry {
  readonly _key: string
  readonly sku: string
  readonly location: string
  readonly from: StockAccount
  readonly to: StockAccount
  readonly quantity: number
}

/** An append-only fact, one per command. Id `stockMovement.<commandId>`. */
export interface StockMovement extends StoredDocument {
  readonly _type: 'stockMovement'
  readonly entries: readonly StockEntry[]
  /** What it came from; ids or words. */
  readonly cause: {
    readonly kind: string
    readonly order?: string
    readonly orderNumber?: string
    readonly fulfillment?: string
    readonly count?: string
    readonly reference?: string
  }
  readonly actor: Actor
  readonly reason: string
  readonly note?: string
  readonly at: string
}
