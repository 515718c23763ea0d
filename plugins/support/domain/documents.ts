import type { Actor, Localized, StoredDocument } from '@souk/kernel'
import type { TicketCategory } from './categories.ts'
import type { TicketPriority } from './priorities.ts'

export type TicketState = 'open' | 'waiting_for_us' | 'waiting_for_shopper' | 'solved' | 'closed'

/** A file that came with a message. The asset holds it sealed; only the shop's server can open it. */
export interface TicketAttachment {
  /** Random, 32 hex digits; part of what the file is sealed with, so erasing it makes the file unreadable. */
  readonly _key: string
  /** Id of the file asset. */
  readonly file: string
  /** What its owner called it, as text. */
  readonly name: string
  /** Media type by its first bytes, never by its name. */
  readonly type: string
  /** Bytes before sealing. */
  readonly size: number
}

/** One turn of the thread. `_key` is the id of the command that said it. */
export interface TicketMessage {
  readonly _key: string
  readonly author: Actor
  /** Notes that are internal never leave the shop. */
  readonly kind: 'public' | 'internal'
  readonly body: string
  readonly attachments: readonly TicketAttachment[]
  readonly at: string
}

export type TicketEventType = 'assigned' | 'unassigned' | 'prioritized' | 'sorted' | 'solved' | 'reopened' | 'closed'

/** Something staff did with it. `_key` is the command's id. */
export interface TicketEvent {
  readonly _key: string
  readonly at: string
  readonly type: TicketEventType
  readonly actor: Actor
  /** What it became: a name, a priority, a category. */
  readonly note?: string
}

/** A question of a shopper and its thread. Id `ticket.<ulid>`. Changed by commands only. */
export interface Ticket extends StoredDocument {
  readonly _type: 'ticket'
  /** What people call it: `T-7K2M4Q`. */
  readonly number: string
  readonly subject: string
  readonly category: TicketCategory
  readonly priority: TicketPriority
  readonly state: TicketState
  /** Id of the order it is about. */
  readonly order?: string
  readonly orderNumber?: string
  /** Id of the product it is about. */
  readonly product?: string
  /** Id of the account that asks; guests have none. */
  readonly customer?: string
  readonly contact: { readonly name: string; readonly email: string }
  readonly language: string
  readonly assignee?: { readonly id: string; readonly name: string }
  readonly messages: readonly TicketMessage[]
  readonly events: readonly TicketEvent[]
  readonly firstResponseDueAt: string
  readonly firstResponseAt?: string
  /** Moves on by as long as we waited for the shopper. */
  readonly resolveDueAt: string
  readonly resolvedAt?: string
  /** Since when the resolution clock rests. */
  readonly pausedAt?: string
  /** How long it has rested before, ms. */
  readonly pausedMs: number
  readonly createdAt: string
  /** When somebody last said something that the shopper sees. */
  readonly saidAt: string
}

/** Words that staff use often, edited in the Studio. Id `cannedReply-<handle>`. */
export interface CannedReply extends StoredDocument {
  readonly _type: 'cannedReply'
  readonly title: string
  readonly category?: TicketCategory
  /** With `{name}` and `{number}` where they are filled in. */
  readonly body: Localized
  readonly position?: number
}
