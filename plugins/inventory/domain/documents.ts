import type { Actor, StoredDocument } from '@souk/kernel'
import type { TravelEventType } from './travel-events.ts'

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
 * `available = onHand - reserved - committed - unavailable` is derived, never stored. `damaged`, `qualityControl` and
 * `safetyStock` are parts of `unavailable`; what it holds beyond them was set aside for another reason.
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
  /** Levels of before the parts were told apart have none of them. */
  readonly damaged?: number
  readonly qualityControl?: number
  readonly safetyStock?: number
  /** What open transfers and purchase orders still bring. Beside the ledger: it counts only once it has arrived. */
  readonly incoming: number
  /** Units that open orders wait for here, beyond what there is. Beside the ledger. */
  readonly backordered?: number
  /** At or below this many available, staff are told. */
  readonly reorderPoint?: number
  /** When staff were told that it ran low; gone once it has been refilled. */
  readonly lowSince?: string
  /** The command that last called an order off here because more had been promised than there was. */
  readonly settledBy?: string
}

/**
 * Accounts of the double-entry ledger. The first seven are a level's own, the rest lie outside it. On hand is the sum of
 * the seven. `unavailable` is what was set aside for no reason that has an account of its own.
 */
export const stockAccounts = [
  'available',
  'reserved',
  'committed',
  'unavailable',
  'damaged',
  'quality_control',
  'safety_stock',
  'supplier',
  'in_transit',
  'shipped',
  'customer',
  'write_off',
  'count_difference',
] as const
export type StockAccount = (typeof stockAccounts)[number]

/** How staff call the accounts. */
export const accountWords = {
  available: 'available',
  reserved: 'reserved',
  committed: 'committed',
  unavailable: 'set aside',
  damaged: 'damaged',
  quality_control: 'quality control',
  safety_stock: 'safety stock',
  supplier: 'supplier',
  in_transit: 'in transit',
  shipped: 'sent',
  customer: 'customer',
  write_off: 'written off',
  count_difference: 'count difference',
} as const satisfies Readonly<Record<StockAccount, string>>

/** So many units of one SKU at one place, from one account to another. `quantity` is 1 or more. */
export interface StockEntry {
  readonly _key: string
  readonly sku: string
  readonly location: string
  readonly from: StockAccount
  readonly to: StockAccount
  readonly quantity: number
  /** SKU of the bundle that the units are sold in. */
  readonly bundle?: string
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
    readonly transfer?: string
    readonly purchaseOrder?: string
    readonly return?: string
    readonly reference?: string
  }
  readonly actor: Actor
  readonly reason: string
  readonly note?: string
  readonly at: string
}

/** One thing that happened to what travels. `_key` is the command's id: by it a repeat is known. */
export interface TravelEvent {
  readonly _key: string
  readonly at: string
  readonly type: TravelEventType
  readonly actor: Actor
  readonly note?: string
}

export type StockTransferState = 'draft' | 'in_transit' | 'partially_received' | 'received' | 'canceled'

/** What one SKU of a transfer has come to. `received + lost <= sent <= quantity`, `damaged <= received`, each 0 or more. */
export interface StockTransferLine {
  readonly _key: string
  readonly sku: string
  readonly variant: string
  /** Planned, 1 or more. */
  readonly quantity: number
  readonly sent: number
  /** Arrived, good or not. */
  readonly received: number
  /** Of those, what was set aside on arrival. Transfers of before this was asked have none. */
  readonly damaged?: number
  /** Written off on the way. */
  readonly lost: number
}

/** Units on their way between two places of ours. Id `stockTransfer.<commandId>`. */
export interface StockTransfer extends StoredDocument {
  readonly _type: 'stockTransfer'
  readonly state: StockTransferState
  /** Id of the stock location that sends. */
  readonly from: string
  /** Id of the stock location that receives. */
  readonly to: string
  readonly lines: readonly StockTransferLine[]
  /** What the paper says that travels with it. */
  readonly reference?: string
  /** Day (`YYYY-MM-DD`) on which it should arrive. */
  readonly expectedOn?: string
  readonly note?: string
  readonly events: readonly TravelEvent[]
  readonly openedAt: string
}

export type PurchaseOrderState = 'draft' | 'ordered' | 'partially_received' | 'received' | 'closed_short' | 'canceled'

/** What one SKU of a purchase order has come to. `damaged <= received <= quantity`, each 0 or more. */
export interface PurchaseOrderLine {
  readonly _key: string
  readonly sku: string
  readonly variant: string
  /** Ordered, 1 or more. */
  readonly quantity: number
  /** Of one unit, minor units of the order's currency, 0 or more. */
  readonly unitCost: number
  /** Arrived, good or not. */
  readonly received: number
  /** Of those, what was set aside on arrival. */
  readonly damaged: number
}

/** Units that a supplier is to bring. Id `purchaseOrder.<commandId>`. */
export interface PurchaseOrder extends StoredDocument {
  readonly _type: 'purchaseOrder'
  readonly state: PurchaseOrderState
  /** Whom it is bought from, by name. */
  readonly supplier: string
  /** Number of the order, as supplier and staff call it. */
  readonly reference: string
  /** Id of the stock location that it is brought to. */
  readonly location: string
  /** ISO 4217. */
  readonly currency: string
  readonly lines: readonly PurchaseOrderLine[]
  /** Day (`YYYY-MM-DD`) on which it should arrive. */
  readonly expectedOn?: string
  readonly note?: string
  readonly events: readonly TravelEvent[]
  readonly openedAt: string
}
