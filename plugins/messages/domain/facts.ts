import type { Look } from './look.ts'

/** The shop that speaks. */
export interface ShopFacts {
  readonly name: string
  readonly email: string
  /** IANA zone in which times are told. */
  readonly timeZone: string
  readonly look: Look
}

interface Told {
  readonly shop: ShopFacts
  /** BCP 47 tag; one that we do not speak is answered in English. */
  readonly language: string
}

/** What every mail about an order knows. Amounts in minor units of `currency`. */
export interface OrderFacts extends Told {
  readonly number: string
  readonly name: string
  readonly currency: string
  readonly method: 'delivery' | 'pickup'
  /** What the shopper says at the door or the counter; none when a carrier of parcels brings it. */
  readonly pin?: string
  readonly total: number
  /** The live tracking page, with its access token. */
  readonly link: string
  readonly promise?: { readonly from: string; readonly to: string }
  /** For pickup: where it waits, as name and address in one line each. */
  readonly counters?: readonly string[]
}

export interface OrderConfirmationFacts extends OrderFacts {
  readonly lines: readonly {
    readonly title: string
    readonly variantTitle: string
    /** Whose goods they are. */
    readonly sellerName?: string
    readonly quantity: number
    readonly subtotal: number
    /** What one of a bundle is made of. */
    readonly parts?: readonly { readonly title: string; readonly quantity: number }[]
  }[]
  readonly totals: {
    readonly subtotal: number
    readonly discount: number
    readonly delivery: number
    readonly tax: number
    readonly total: number
  }
  readonly taxIncluded: boolean
  readonly address: {
    readonly name: string
    readonly line1: string
    readonly line2?: string
    readonly city: string
    readonly postalCode: string
  }
}

export interface PaymentFailedFacts extends OrderFacts {
  /** Until when the goods are held. */
  readonly until?: string
}

export interface ParcelFacts extends OrderFacts {
  readonly courier?: string
  readonly trackingNumber?: string
  readonly lines: readonly { readonly title: string; readonly quantity: number; readonly sellerName?: string }[]
}

export interface RefundFacts extends OrderFacts {
  readonly amount: number
  /** True when a bank takes days to show it. */
  readonly slow: boolean
}

export interface ReturnFacts extends OrderFacts {
  /** Nothing of it comes back. */
  readonly claim: boolean
  readonly lines: readonly { readonly title: string; readonly quantity: number }[]
  /** Places that take it, as name and address in one line each. */
  readonly sendTo: readonly string[]
  /** Why we said no. */
  readonly rejection?: string
}

export interface SubstitutionFacts extends OrderFacts {
  /** What is missing, title and variant. */
  readonly missing: string
  readonly quantity: number
  /** Until when they may choose. */
  readonly until: string
  /** What may come instead, with what each costs. */
  readonly offers: readonly { readonly title: string; readonly unitPrice: number }[]
}

export interface CanceledFacts extends OrderFacts {
  /** True when money was taken and goes back. */
  readonly paid: boolean
  /** True when what paid for it counts for a return again: of that nothing goes back now. */
  readonly credited?: boolean
}

export interface VerificationFacts extends Told {
  readonly link: string
  /** Six digits. */
  readonly code: string
  readonly minutes: number
}

export interface AccountExistsFacts extends Told {
  readonly signIn: string
  readonly reset: string
}

export interface TicketFacts extends Told {
  readonly number: string
  readonly subject: string
  readonly link: string
  /** What was written, as text. */
  readonly body?: string
  /** Who of the shop wrote it. */
  readonly author?: string
}

export interface LowStockFacts extends Told {
  /** At least one. */
  readonly levels: readonly {
    readonly sku: string
    readonly title: string
    readonly location: string
    readonly available: number
    readonly reorderPoint: number
  }[]
  /** The stock page of the console. */
  readonly link: string
}
