import type { Actor, StoredDocument } from '@souk/kernel'
import type { LinePart, OrderExchange, OrderPromise, OrderPromotion } from './order-terms.ts'
import type {
  FulfillmentStanding,
  FulfillmentState,
  OrderState,
  PaymentStanding,
  ReturnKind,
  ReturnState,
} from './states.ts'
import type { Substitution } from './substitution.ts'

export type { LinePart, OrderExchange, OrderPromise, OrderPromotion }

export interface Address {
  readonly name: string
  readonly line1: string
  readonly line2?: string
  readonly city: string
  readonly region?: string
  readonly postalCode: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** Where it lies, when somebody pointed at it. */
  readonly geopoint?: { readonly lat: number; readonly lng: number }
}

/** What a shopper is about to buy. Id `cart.<unguessable>`; whoever holds the id holds the cart. */
export interface Cart extends StoredDocument {
  readonly _type: 'cart'
  readonly lines: readonly CartLine[]
  /** Promotion codes that were typed and are good. */
  readonly codes?: readonly CartCode[]
  /** Names of the latest presses that put something in: one that comes again puts nothing in. */
  readonly presses?: readonly string[]
  readonly currency: string
  readonly language: string
  readonly updatedAt: string
  /** Fixed at the first attempt to place, reused by every retry, so that one checkout makes one order. */
  readonly orderUlid?: string
  /** What delivery was said to cost, where a carrier computes it. */
  readonly deliveryQuote?: CartDeliveryQuote
}

/** How a delivery fee came about: the zone's own, the carrier's, or the zone's because the carrier did not answer well. */
export interface OrderRate {
  readonly source: 'zone' | 'carrier' | 'fallback'
  readonly carrier?: string
  readonly service?: string
  /** The carrier's own id of its offer. */
  readonly quoteId?: string
}

/** A sum that was told to the shopper: good for one way and one load, until it ends. */
export interface CartDeliveryQuote extends OrderRate {
  readonly source: 'carrier' | 'fallback'
  /** Fingerprint of way and load. */
  readonly key: string
  /** Minor units of the cart's currency. */
  readonly fee: number
  readonly expiresAt: string
}

export interface CartLine {
  readonly _key: string
  readonly sku: string
  /** Id of the variant. */
  readonly variant: string
  /** 1 to 99. */
  readonly quantity: number
}

/** A promotion code in a cart, tidied. `counter` is the id of the code's document. */
export interface CartCode {
  readonly _key: string
  readonly code: string
  readonly counter: string
}

/** A line copies title, SKU, price, seller's name and product revision when it is placed; later edits of the catalogue do not reach it. */
export interface LineItem {
  readonly _key: string
  readonly sku: string
  readonly variant: string
  readonly product: string
  readonly productRevision: string
  readonly seller: string
  /** Whose goods they are, as it was called then. */
  readonly sellerName?: string
  readonly title: string
  readonly variantTitle: string
  /** Id of the picture's asset when it was placed: `image-<sha1>-<w>x<h>-<ext>`. */
  readonly image?: string
  readonly unitPrice: number
  readonly quantity: number
  /** unitPrice x quantity, before tax. */
  readonly subtotal: number
  readonly discount: number
  readonly tax: number
  /** Basis points used for `tax`. */
  readonly taxRate: number
  readonly canceled: number
  readonly picked: number
  readonly packed: number
  readonly shipped: number
  readonly delivered: number
  /** Of the delivered ones, how many came back. */
  readonly returned?: number
  /** Units that were ordered beside `quantity`, and were replaced because they were missing. */
  readonly substituted?: number
  /** `_key` of the line whose missing units this one replaces. */
  readonly substitutes?: string
  /** What one unit of a bundle is made of; frozen with the rest. Stock moves by these, money by the line. */
  readonly parts?: readonly LinePart[]
}

/**
 * Units promised to this order at one place: the reservation while unpaid, the commitment once placed. Of `quantity`, so
 * many as `backordered` are not there yet; they come in about `restockDays`.
 */
export interface Allocation {
  readonly _key: string
  readonly line: string
  readonly sku: string
  readonly variant: string
  readonly location: string
  readonly seller: string
  readonly quantity: number
  readonly backordered?: number
  readonly restockDays?: number
}

/** Minor units of the order's currency. total = subtotal - discount + delivery + (tax unless included). */
export interface Totals {
  readonly subtotal: number
  readonly discount: number
  readonly delivery: number
  readonly tax: number
  readonly total: number
  /** Of `tax`, what is delivery's, and the basis points used; there only when the fee is taxed. */
  readonly deliveryTax?: number
  readonly deliveryTaxRate?: number
}

/** One thing that happened, for the timeline. `_key` derives from the command's id, so a retry cannot add it twice. */
export interface OrderEvent {
  readonly _key: string
  readonly at: string
  /** A row of `orderEventWords`: placed, paid, picked, packed, handed_over, delivered, canceled, expired, refunded, tracking, ... */
  readonly type: string
  readonly actor: Actor
  readonly note?: string
  readonly fulfillment?: string
}

/** Id `order.<ulid>`. Changed only by commands. */
export interface Order extends StoredDocument {
  readonly _type: 'order'
  readonly number: string
  readonly state: OrderState
  readonly placedAt?: string
  readonly createdAt: string
  readonly completedAt?: string
  readonly canceledAt?: string
  readonly cancelReason?: string
  /** Id of the customer, when known. */
  readonly customer?: string
  readonly contact: { readonly email: string; readonly phone: string }
  readonly address: Address
  readonly delivery: {
    readonly method: 'delivery' | 'pickup'
    readonly zone?: string
    readonly slot?: string
    /** Where the shopper picks it up; none for delivery, and when any place would do. */
    readonly location?: string
    /** How the fee came about; frozen. None for pickup. */
    readonly rate?: OrderRate
  }
  readonly language: string
  readonly currency: string
  readonly lines: readonly LineItem[]
  readonly allocations: readonly Allocation[]
  readonly totals: Totals
  readonly promotions?: readonly OrderPromotion[]
  /** True when prices already hold the tax. */
  readonly taxIncluded: boolean
  /** While `pending_payment`: until when the units are held. */
  /** `cart`: it was, and becomes again when the units turn out to be promised twice; gone once that cannot be. */
  readonly reservation?: { readonly expiresAt: string; readonly cart?: string }
  readonly paymentStanding: PaymentStanding
  readonly fulfillmentStanding: FulfillmentStanding
  readonly payment: string
  readonly fulfillments: readonly string[]
  /** Ids of its returns and claims, oldest first. */
  readonly returns?: readonly string[]
  /** It is sent in exchange. */
  readonly exchange?: OrderExchange
  readonly substitution: 'ask' | 'best_match' | 'refund'
  readonly promise?: OrderPromise
  readonly events: readonly OrderEvent[]
  /** Hash of what was ordered, to tell a retry from another order under the same id. */
  readonly contentHash: string
}

export interface FulfillmentLine {
  readonly _key: string
  /** `_key` of the order line. */
  readonly line: string
  readonly sku: string
  readonly variant: string
  /** Whose goods they are. */
  readonly seller?: string
  readonly sellerName?: string
  readonly title: string
  readonly quantity: number
  readonly picked: number
  readonly shorted: number
  /** What to put together for one unit of a bundle. */
  readonly parts?: readonly LinePart[]
}

/** What one location sends together. Id `fulfillment.<order ulid>-<n>`. */
export interface Fulfillment extends StoredDocument {
  readonly _type: 'fulfillment'
  readonly order: string
  readonly orderNumber: string
  readonly location: string
  /** Seller of its first line; each line says its own. */
  readonly seller: string
  readonly state: FulfillmentState
  readonly method: 'delivery' | 'pickup'
  readonly lines: readonly FulfillmentLine[]
  readonly holds: readonly string[]
  /** Units that were missing when they were picked, and what became of them. */
  readonly substitutions?: readonly Substitution[]
  /** Who has claimed it, or began to pick it. */
  readonly assignee?: Actor
  readonly courier?: string
  readonly shipment?: string
  readonly openedAt?: string
  readonly pickedAt?: string
  readonly packedAt?: string
  readonly handedOverAt?: string
  readonly deliveredAt?: string
  readonly canceledAt?: string
  readonly promise?: { readonly from: string; readonly to: string }
  readonly events: readonly OrderEvent[]
}

/** What came back of one line, by what became of it, or what is claimed without coming back. */
export interface ReturnLine {
  readonly _key: string
  /** `_key` of the order line. */
  readonly line: string
  readonly sku: string
  readonly variant: string
  /** Units that are to come back, or that are claimed. */
  readonly quantity: number
  /** A row of `returnReasons`. */
  readonly reason: string
  /** Units that came back, by what the inspection found; none of them for a claim. */
  readonly restocked: number
  readonly damaged: number
  readonly writtenOff: number
  /** Units that money was given back for by this return. */
  readonly refunded: number
}

/**
 * Delivered units of an order that come back, or that are claimed without coming back. Id `return.<commandId>`. Its
 * steps stand on the timeline of its order.
 */
export interface Return extends StoredDocument {
  readonly _type: 'return'
  readonly order: string
  readonly orderNumber: string
  readonly kind: ReturnKind
  readonly state: ReturnState
  readonly lines: readonly ReturnLine[]
  readonly note?: string
  /** What was said when it was rejected. */
  readonly rejection?: string
  readonly requestedAt: string
  readonly approvedAt?: string
  readonly inspectedAt?: string
  readonly closedAt?: string
  /** Refunds that were decided with it. */
  readonly refunds: readonly string[]
  /** Id of the order that is sent instead. */
  readonly exchange?: string
}
