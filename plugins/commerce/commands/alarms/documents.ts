import type { StoredDocument } from '@souk/kernel'

/** `drift`: the books do not agree with themselves. `webhook`: somebody outside was not believed. */
export const alarmKinds = ['drift', 'webhook'] as const

/**
 * Something that nobody asked about and somebody has to know. Id `alarm.<hash of what and about>`, so that the same thing
 * is one alarm however often it is met. Nothing is ever repaired by it.
 */
export interface Alarm extends StoredDocument {
  readonly _type: 'alarm'
  readonly kind: (typeof alarmKinds)[number]
  /** The broken invariant: `I1`. For webhooks, `refused`. */
  readonly invariant: string
  /** Id of the document, or name of the source. */
  readonly subject: string
  readonly message: string
  /** How often it was met since it was opened. */
  readonly count: number
  readonly firstAt: string
  readonly lastAt: string
  readonly state: 'open' | 'closed'
  readonly closedAt?: string
  /** Who has seen to it; nobody where it was gone by itself. */
  readonly closedBy?: { readonly id: string; readonly name: string }
}

/** The last whole look through the books. Id `auditRound.latest`. */
export interface AuditRound extends StoredDocument {
  readonly _type: 'auditRound'
  readonly startedAt: string
  readonly endedAt: string
  /** Orders and levels that were looked at. */
  readonly looked: number
  readonly found: number
}
