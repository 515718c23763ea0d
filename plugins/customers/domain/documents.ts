import type { StoredDocument } from '@souk/kernel'
import type { ConsentKind } from './consents.ts'

/** Where something goes. The same shape as an order's. */
export interface PostalAddress {
  readonly name: string
  readonly line1: string
  readonly line2?: string
  readonly city: string
  readonly region?: string
  readonly postalCode: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** One row of a shopper's address book. */
export interface CustomerAddress extends PostalAddress {
  readonly _key: string
}

/** What a shopper said yes or no to, and when. */
export interface Consent {
  readonly _key: ConsentKind
  readonly granted: boolean
  readonly at: string
}

/**
 * A shopper we know. Id `customer.<ulid>`; no personal data in the id. `unconfirmed` until a link or code that we sent
 * has come back; `erased` for good, with every personal value gone. E-mail is lower case, phone is E.164.
 */
export interface Customer extends StoredDocument {
  readonly _type: 'customer'
  readonly state: 'unconfirmed' | 'active' | 'erased'
  readonly name: string
  readonly email?: string
  readonly emailConfirmedAt?: string
  /** Its e-mail was confirmed by somebody who did not show that the account is theirs, too: guest orders stay out of it. */
  readonly unproven?: boolean
  readonly phone?: string
  readonly phoneConfirmedAt?: string
  readonly language: string
  readonly addresses: readonly CustomerAddress[]
  /** `_key` of the address that the checkout begins with. */
  readonly defaultAddress?: string
  readonly consents: readonly Consent[]
  /** Sessions opened before this moment are over, whatever their own documents say. */
  readonly sessionsFrom: string
  readonly createdAt: string
  readonly erasedAt?: string
}
