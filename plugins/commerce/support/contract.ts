import type { Refusal, Result } from '@souk/kernel'
import type { Ticket, TicketAttachment, TicketCategory, TicketState } from '@souk/support'
import type { Asker } from '../accounts/contract.ts'

/** Where files are kept. Whatever is put is kept as it is, under an id of its own. */
export interface FileStore {
  /** Answers the id of the asset. */
  put(bytes: Uint8Array, name: string): Promise<string>
  get(id: string): Promise<Uint8Array | undefined>
}

/** A file as it came: its name is anybody's word. */
export interface IncomingFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file, opened. */
export interface OpenedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface NewTicket {
  readonly subject: string
  readonly category: TicketCategory
  readonly body: string
  /** Where to answer; the account's or the order's address when left out. */
  readonly email?: string
  readonly name?: string
  /** Id of an order that the caller may see: the desk does not ask again. */
  readonly order?: string
  readonly product?: string
  /** Account of who asks. */
  readonly customer?: string
  readonly language: string
  readonly files?: readonly IncomingFile[]
}

export interface OpenedTicket {
  readonly ticketId: string
  readonly number: string
  /** Unguessable bearer of the ticket. */
  readonly accessToken: string
}

/**
 * What shoppers do with tickets, for the API and the pages alike. Too often is `too_many_tries` {retryAfter, s}; an
 * address that is none is `invalid_input` {issues}; a file that is not taken is `attachment_refused`.
 */
export interface SupportDesk {
  /** `once` names the request: the same name opens the same ticket. Refuses also `contact_needed`, `order_not_found`. */
  open(input: NewTicket, asker: Asker, once?: string): Promise<Result<OpenedTicket, Refusal>>
  /** Refuses `ticket_not_found`, `ticket_closed`, `ticket_too_long`, `message_empty`. */
  reply(
    ticketId: string,
    said: { readonly body: string; readonly files?: readonly IncomingFile[] },
    asker: Asker,
    once?: string,
  ): Promise<Result<{ readonly ticketId: string; readonly state: TicketState }, Refusal>>
  /** Reads a ticket afresh. */
  read(ticketId: string): Promise<Ticket | undefined>
  /** Tickets of an account, last said first. */
  ofCustomer(customerId: string, limit: number): Promise<readonly Ticket[]>
  /** Seals a file that staff will send, and keeps it. Refuses `attachment_refused`. */
  keep(file: IncomingFile): Promise<Result<TicketAttachment, Refusal>>
  /** Opens a file of a ticket; internal notes' files for staff alone. */
  file(ticketId: string, key: string, audience: 'shopper' | 'staff'): Promise<OpenedFile | undefined>
}
