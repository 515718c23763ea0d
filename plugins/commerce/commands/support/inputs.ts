import type { TicketAttachment, TicketCategory, TicketPriority } from '@souk/support'
import { z } from 'zod'

/** Inputs of the tickets' commands. Shoppers' own two are run by the server, which fills in who asks. */
export interface SupportInputs {
  /** Value: {ticketId, number}. Refusals: message_empty, order_not_found. */
  openTicket: {
    ulid: string
    subject: string
    category: TicketCategory
    body: string
    order?: string
    product?: string
    customer?: string
    contact: { name: string; email: string }
    language: string
    attachments: readonly TicketAttachment[]
  }
  /** The shopper's word. Value: {ticketId, state}. Refusals: ticket_not_found, ticket_closed, message_empty. */
  replyToTicket: { ticketId: string; body: string; attachments: readonly TicketAttachment[] }
  /** Staff's word to the shopper, or a note to each other. `solve`: and with that it is settled. */
  answerTicket: {
    ticketId: string
    kind: 'public' | 'internal'
    body: string
    solve?: boolean
    /** Files that were sealed before, by `POST /tickets/:id/files`. */
    attachments?: readonly TicketAttachment[]
  }
  /** `null` gives it to nobody. */
  assignTicket: { ticketId: string; assignee: { id: string; name: string } | null }
  setTicketPriority: { ticketId: string; priority: TicketPriority }
  setTicketCategory: { ticketId: string; category: TicketCategory }
  solveTicket: { ticketId: string }
  reopenTicket: { ticketId: string }
  closeTicket: { ticketId: string }
  /** Run by the sweep alone. */
  closeSolvedTicket: { ticketId: string }
}

export const ticketIdShape = z.string().regex(/^ticket\.[A-Za-z0-9]{1,60}$/)

/** A file that has been sealed and stored. */
export const attachmentShape = z.strictObject({
  _key: z.string().regex(/^[0-9a-f]{32}$/),
  file: z.string().regex(/^file-[0-9a-f]{40}-bin$/),
  name: z.string().max(120),
  type: z.string().max(60),
  size: z.int().positive(),
})
