import type { StoredDocument } from '@souk/kernel'

export type PaymentState = 'created' | 'pending' | 'authorized' | 'captured' | 'failed' | 'voided'

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
  readonly disputed: boolean
  /** The provider's session or order; where the shopper pays. */
  readonly session?: string
  readonly url?: string
  /** The provider's handle for capture and refund (Stripe: payment intent). */
  readonly reference?: string
  readonly card?: { readonly brand: string; readonly last4: string }
  readonly failure?: string
  readonly createdAt: string
  readonly capturedAt?: string
}

/** Money given back: the decision and its execution. Id `refund.<commandId>`. */
export interface Refund extends StoredDocument {
  readonly _type: 'refund'
  readonly order: string
  readonly payment: string
  readonly amount: number
  readonly currency: string
  readonly reason: string
  readonly state: 'pending' | 'succeeded' | 'failed'
  readonly reference?: string
  readonly failure?: string
  readonly createdAt: string
  readonly settledAt?: string
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
