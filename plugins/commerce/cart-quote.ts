import type { LinePart, OrderPromise } from '@souk/orders'
import type { Explanation } from '@souk/pricing'

/** A cart with prices, stock and promise as they are now. Money in minor units of `currency`. */
export interface CartQuote {
  readonly id: string
  readonly currency: string
  readonly lines: readonly {
    readonly sku: string
    readonly variant: string
    readonly product: string
    readonly handle: string
    readonly title: string
    readonly variantTitle: string
    readonly image?: string
    readonly quantity: number
    readonly unitPrice: number
    readonly subtotal: number
    /** Off the line by promotions. */
    readonly discount: number
    /** What could be had beside the rest of the cart. */
    readonly available: number
    /** Of the quantity, what is not there yet but may be ordered, and in how many days it comes. */
    readonly later?: { readonly units: number; readonly days: number }
    readonly seller: string
    /** What one of a bundle is made of. */
    readonly parts?: readonly LinePart[]
  }[]
  readonly totals: {
    readonly subtotal: number
    readonly discount: number
    readonly delivery: number
    readonly tax: number
    readonly total: number
    readonly freeDeliveryIn?: number
  }
  readonly taxIncluded: boolean
  /** Promotions that were given; `amount` is off the fee when `kind` is `free_delivery`. */
  readonly promotions: readonly {
    readonly promotion: string
    readonly title: string
    readonly kind: 'percent' | 'amount' | 'free_delivery'
    readonly amount: number
    readonly code?: string
  }[]
  /** Every figure of the totals with its reason. */
  readonly explanation: readonly Explanation[]
  /** When it would be there if it was paid now; left out until it is known where to. */
  readonly promise?: OrderPromise
  /** For pickup: id of the place where it would wait. */
  readonly pickupAt?: string
  /** How the delivery fee came about; `open` while the carrier that computes it has not been asked: the sum may change. */
  readonly rate?: {
    readonly source: 'zone' | 'carrier' | 'fallback' | 'open'
    readonly carrier?: string
    readonly service?: string
    readonly quoteId?: string
    readonly expiresAt?: string
  }
  readonly problems: readonly {
    readonly code: string
    readonly sku?: string
    readonly message: string
    readonly available?: number
    /** The promotion code that is meant, and the figures of its refusal. */
    readonly promotion?: string
    readonly figures?: Readonly<Record<string, unknown>>
  }[]
}
