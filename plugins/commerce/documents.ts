import type { Actor, StoredDocument } from '@souk/kernel'

export type { EffectDocument } from '@souk/messages'

/** A block of order numbers owned by one process. Id `numberBlock.<n>`; `create` is the lock. */
export interface NumberBlock extends StoredDocument {
  readonly _type: 'numberBlock'
  readonly first: number
  readonly last: number
}

/**
 * One command that somebody ran: who, when, and which documents it was about, the first foremost. Id
 * `auditEntry.<commandId>`; names no person but the one of the shop who acted.
 */
export interface AuditEntry extends StoredDocument {
  readonly _type: 'auditEntry'
  readonly at: string
  readonly actor: Actor
  readonly command: string
  readonly documents: readonly string[]
}
