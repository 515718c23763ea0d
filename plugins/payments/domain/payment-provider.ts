/** What the shopper pays for, as a provider needs it. Amounts in minor units. */
export interface PaymentRequest {
  readonly orderId: string
  readonly orderNumber: string
  readonly paymentId: string
  readonly currency: string
  /** Sum of `lines` amounts; checked by the adapter. */
  readonly total: number
  readonly lines: readonly { readonly title: string; readonly unitAmount: number; readonly quantity: number }[]
  readonly email: string
  readonly language: string
  readonly successUrl: string
  readonly cancelUrl: string
  /** When the session must die. Adapters clamp to what the provider allows. */
  readonly expiresAt: string
  /** Same key, same answer: `order.<ulid>:session:1`. */
  readonly idempotencyKey: string
}

/** Where the shopper goes to pay. `url` null: nothing to do now (cash). */
export interface StartedPayment {
  readonly session: string | null
  readonly url: string | null
}

/** How the payment stands at the provider, read afresh. Amounts in minor units. */
export interface ProviderPayment {
  readonly session: string
  readonly orderId: string
  readonly currency: string
  readonly amount: number
  readonly status: 'open' | 'pending' | 'authorized' | 'captured' | 'failed' | 'voided' | 'expired'
  readonly authorized: number
  readonly captured: number
  readonly refunded: number
  readonly disputed: boolean
  readonly reference?: string
  readonly card?: { readonly brand: string; readonly last4: string }
  readonly failure?: string
}

/** A verified webhook in our words. It is a hint: the consequences come from reading the payment again. */
export interface ProviderEvent {
  readonly source: 'stripe' | 'paypal' | 'cash'
  /** The provider's event id; the document is `event.<source>.<id>`. */
  readonly id: string
  readonly kind: string
  /** Session or reference to look up; undefined when the event concerns nothing of ours. */
  readonly session?: string
  readonly reference?: string
  readonly orderId?: string
  readonly payload: string
}

/** Port. One adapter per provider; nothing outside an adapter knows a provider's nouns. Network faults are thrown. */
export interface PaymentProvider {
  readonly name: 'stripe' | 'paypal' | 'cash'
  start(request: PaymentRequest): Promise<StartedPayment>
  /** Reads how the payment stands now. `handle` is a session, or a reference when no session is known. */
  read(handle: { readonly session?: string; readonly reference?: string }): Promise<ProviderPayment>
  /** Ends an unpaid session. `already_paid` means the money came first: keep the stock. Safe to repeat. */
  expire(session: string): Promise<'expired' | 'already_paid'>
  /** Gives money back. Safe to repeat under the same key. */
  refund(request: {
    readonly reference: string
    readonly amount: number
    readonly currency: string
    readonly idempotencyKey: string
    readonly metadata: Readonly<Record<string, string>>
  }): Promise<{
    readonly reference: string
    readonly state: 'pending' | 'succeeded' | 'failed'
    readonly failure?: string
  }>
  /** Checks the signature over the raw body; undefined when it does not hold. Never throws on bad input. */
  verify(headers: Headers, body: string): Promise<ProviderEvent | undefined>
}
