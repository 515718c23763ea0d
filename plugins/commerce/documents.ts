import type { StoredDocument } from '@souk/kernel'

/** Work for the outside world. Id `effect.<commandId>.<kind>`, which is the provider's idempotency key. */
export interface EffectDocument extends StoredDocument {
  readonly _type: 'effect'
  readonly kind: string
  readonly subject: string
  readonly state: 'pending' | 'done' | 'dead'
  readonly attempts: number
  readonly nextAt: string
  readonly leaseUntil?: string
  readonly leaseOwner?: string
  readonly lastError?: string
  readonly createdAt: string
  readonly doneAt?: string
}

/** A block of order numbers owned by one process. Id `numberBlock.<n>`; `create` is the lock. */
export interface NumberBlock extends StoredDocument {
  readonly _type: 'numberBlock'
  readonly first: number
  readonly last: number
}
