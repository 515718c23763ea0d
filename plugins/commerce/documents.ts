import type { StoredDocument } from '@souk/kernel'

export type { EffectDocument } from '@souk/messages'

/** A block of order numbers owned by one process. Id `numberBlock.<n>`; `create` is the lock. */
export interface NumberBlock extends StoredDocument {
  readonly _type: 'numberBlock'
  readonly first: number
  readonly last: number
}
