import type { StoredDocument } from '@souk/kernel'

/** A shopper we know. Id `customer.<ulid>`; no personal data in the id. */
export interface Customer extends StoredDocument {
  readonly _type: 'customer'
  readonly name: string
  readonly email: string
  readonly phone?: string
  readonly language: string
  readonly createdAt: string
}
