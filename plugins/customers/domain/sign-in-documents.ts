import type { StoredDocument } from '@souk/kernel'

/** How a shopper proves who they are. Id `credential.<the customer's ulid>`. Of no use without the shop's secret. */
export interface Credential extends StoredDocument {
  readonly _type: 'credential'
  readonly customer: string
  /** Argon2id of the peppered password, as a PHC string with the pepper's key id. */
  readonly hash: string
  readonly changedAt: string
}

/** One sign-in. Id `session.<SHA-256 of its token, hex>`: who reads the document cannot use it. */
export interface Session extends StoredDocument {
  readonly _type: 'session'
  readonly customer: string
  /** In words: "Firefox on Linux". */
  readonly device: string
  readonly createdAt: string
  /** Written at most once an hour. */
  readonly lastSeenAt: string
}

/** Who holds an e-mail address or phone number. Id `emailClaim.<hmac>` or `phoneClaim.<hmac>`: one holder at most. */
export interface ContactClaim extends StoredDocument {
  readonly _type: 'emailClaim' | 'phoneClaim'
  readonly customer: string
  readonly createdAt: string
}

export type VerificationPurpose = 'confirm_email' | 'confirm_phone' | 'reset_password' | 'change_email' | 'claim_orders'

/**
 * A question whose answer only the holder of a contact can know. Id `verification.<ulid>`. The link's token and the
 * code are HMACs of the id, so nothing secret is stored. Without `customer` no answer is right: such a one is asked
 * where an account exists already, so that a stranger cannot tell.
 */
export interface Verification extends StoredDocument {
  readonly _type: 'verification'
  readonly purpose: VerificationPurpose
  readonly channel: 'email' | 'sms'
  readonly to: string
  readonly customer?: string
  readonly language: string
  readonly createdAt: string
  readonly expiresAt: string
  /** Wrong answers so far. */
  readonly attempts: number
  readonly usedAt?: string
}
