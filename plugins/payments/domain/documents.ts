import type { StoredDocument } from '@souk/kernel'

export type PaymentState = 'created' | 'pending' | 'authorized' | 'captured' | 'failed' | 'voided'

/** A cardholder's objection to a payment. The provider holds the money until it is closed. */
export interface Dispute {
  readonly reference: string
  readonly state: 'open' | 'won' | 'lost'
  readonly amount: number
  readonly reason: string
  /** Until when evidence is taken. */
  readonly dueBy?: string
}

/** One attempt to be paid. Id `payment.<order ulid>-<n>`. Amounts in minor units of `currency`. */
export interface Payment extends StoredDocument {
  readonly _type: 'payment'
  readonly order: string
  readonly orderNumber: string
  readonly provider: 'stripe' | 'paypal' | 'cash'
  readonly state: PaymentState
  readonly currency: string
  readonly amount: number
  readonly authorized: number
  readonly captured: number
  readonly refunded: number
  /** The shopper paid by a way that takes days (bank debit): the money is not here yet, and may not come. */
  readonly underWay?: boolean
  /** True while a dispute is open, and for good once it is lost. */
  readonly disputed: boolean
  readonly dispute?: Dispute
  /** The provider's session or order; where the shopper pays. */
  readonly session?: string
  readonly url?: string
  /** The provider's handle for capture and refund (Stripe: payment intent). */
  readonly reference?: string
  readonly card?: { readonly brand: string; readonly last4: string }
  readonly failure?: string
  /** What the provider shows and the order does not: nothing ships for it until a person has looked. */
  readonly mismatch?: string
  /** Of a credit: id of the payment whose money it is, moved to another order. It has no page and is read at no provider. */
  readonly creditOf?: string
  /** Staff asked for the money before everything was packed. */
  readonly captureAskedAt?: string
  /** An authorization ends then. */
  readonly captureBefore?: string
  readonly createdAt: string
  readonly capturedAt?: string
}

/** Units of an order line that money is given back for. `amount` is what the shopper paid for exactly these units. */
export interface RefundLine {
  readonly _key: string
  /** `_key` of the order line. */
  readonly line: string
  readonly sku: string
  readonly quantity: number
  readonly subtotal: number
  readonly discount: number
  readonly tax: number
  readonly amount: number
}

/** Money given back: the decision and its execution. Id `refund.<commandId>`. */
export interface Refund extends StoredDocument {
  readonly _type: 'refund'
  readonly order: string
  readonly payment: string
  readonly amount: number
  readonly currency: string
  readonly reason: string
  readonly note?: string
  /** Units that the money is given back for; none when it is an amount out of goodwill. */
  readonly lines?: readonly RefundLine[]
  readonly state: 'pending' | 'succeeded' | 'failed'
  readonly reference?: string
  readonly failure?: string
  readonly createdAt: string
  readonly settledAt?: string
}

/** Up to where a provider's own list of events was read. Id `paymentCursor.<provider>`. */
export interface PaymentCursor extends StoredDocument {
  readonly _type: 'paymentCursor'
  readonly provider: string
  readonly upTo: string
}

/** What a provider told us, kept once. Id `event.<source>.<provider's id>`; `payload` is the text as received. */
export interface IncomingEvent extends StoredDocument {
  readonly _type: 'event'
  readonly source: string
  readonly kind: string
  readonly receivedAt: string
  readonly order?: string
  readonly payload: string
}
