import type { Dispute } from './documents.ts'

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
  /** `manual`: the sum is only authorized, and taken with `capture`. A provider that cannot takes it at once. */
  readonly capture?: 'automatic' | 'manual'
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
  /** `approved`: the shopper agreed, and nothing is taken before we say `capture`. */
  readonly status: 'open' | 'approved' | 'pending' | 'authorized' | 'captured' | 'failed' | 'voided' | 'expired'
  readonly authorized: number
  readonly captured: number
  readonly refunded: number
  readonly disputed: boolean
  readonly dispute?: Dispute
  /** When an authorization ends. */
  readonly captureBefore?: string
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
  /** What the operator should look at; the event counts all the same. */
  readonly doubt?: string
}

/** A payment at its provider: by session, or by reference when no session is known. */
export interface PaymentHandle {
  readonly session?: string
  readonly reference?: string
}

/** How a refund stands at the provider. */
export interface ProviderRefund {
  readonly reference: string
  readonly state: 'pending' | 'succeeded' | 'failed'
  readonly failure?: string
}

/** What happened at a provider since a moment, oldest first, and up to where that list reaches. */
export interface ProviderChanges {
  readonly events: readonly ProviderEvent[]
  readonly upTo: string
}

/** Port. One adapter per provider; nothing outside an adapter knows a provider's nouns. Network faults are thrown. */
export interface PaymentProvider {
  readonly name: 'stripe' | 'paypal' | 'cash'
  start(request: PaymentRequest): Promise<StartedPayment>
  /** Reads how the payment stands now. `handle` is a session, or a reference when no session is known. */
  read(handle: PaymentHandle): Promise<ProviderPayment>
  /** Ends an unpaid session. `already_paid` means the money came first: keep the stock. Safe to repeat. */
  expire(session: string): Promise<'expired' | 'already_paid'>
  /**
   * Takes what was approved or authorized, at most once under the same key. `declined` is final for this attempt; how
   * much was taken is read afterwards.
   */
  capture(
    request: PaymentHandle & { readonly amount: number; readonly currency: string; readonly idempotencyKey: string },
  ): Promise<{ readonly state: 'captured' | 'pending' } | { readonly state: 'declined'; readonly failure: string }>
  /** Lets an authorization go. `already_paid`: it was captured before. Safe to repeat. */
  release(handle: PaymentHandle): Promise<'released' | 'already_paid'>
  /** Gives money back. Safe to repeat under the same key. */
  refund(request: {
    readonly reference: string
    readonly amount: number
    readonly currency: string
    readonly idempotencyKey: string
    readonly metadata: Readonly<Record<string, string>>
  }): Promise<ProviderRefund>
  /** Reads how a refund stands now: a bank may send it back days later. */
  readRefund(reference: string): Promise<ProviderRefund>
  /**
   * What happened since `since` (ISO instant), for webhooks that never came. The list may be cut off: ask again from
   * `upTo`. Events are the same as `verify` would make of their webhooks.
   */
  changes(since: string): Promise<ProviderChanges>
  /** Checks the signature over the raw body; undefined when it does not hold. Never throws on bad input. */
  verify(headers: Headers, body: string): Promise<ProviderEvent | undefined>
}
