import { type Decision, decision, type Instant, type Issued, type New, ok, type Result } from '@souk/kernel'
import { type TicketCategory, ticketCategories } from '../categories.ts'
import { dueOf } from '../clocks.ts'
import type { Ticket, TicketAttachment } from '../documents.ts'
import { no } from '../refusals.ts'
import { ticketId, ticketNumber } from '../ticket-ids.ts'
import { tidyLine, tidyText } from '../tidy-text.ts'

export interface OpenTicket extends Issued {
  readonly ulid: string
  readonly subject: string
  readonly category: TicketCategory
  readonly body: string
  readonly order?: string
  readonly orderNumber?: string
  readonly product?: string
  readonly customer?: string
  readonly contact: Ticket['contact']
  readonly language: string
  readonly attachments: readonly TicketAttachment[]
}

/** A shopper asks. Refuses `message_empty`. */
export function openTicket(command: OpenTicket, now: Instant): Result<Decision<New<Ticket>>> {
  const { commandId, actor, ulid, category, order, orderNumber, product, customer } = command
  const [subject, body] = [tidyLine(command.subject), tidyText(command.body)]
  if (subject === '' || body === '') return no('message_empty')
  const { priority } = ticketCategories[category]
  const ticket: New<Ticket> = {
    _id: ticketId(ulid),
    _type: 'ticket',
    number: ticketNumber(ulid),
    subject,
    category,
    priority,
    state: 'open',
    ...(order !== undefined && { order }),
    ...(orderNumber !== undefined && { orderNumber }),
    ...(product !== undefined && { product }),
    ...(customer !== undefined && { customer }),
    contact: { name: tidyLine(command.contact.name), email: command.contact.email },
    language: command.language,
    messages: [{ _key: commandId, author: actor, kind: 'public', body, attachments: command.attachments, at: now }],
    events: [],
    ...dueOf(priority, now, 0),
    pausedMs: 0,
    createdAt: now,
    saidAt: now,
  }
  return ok(decision([{ create: ticket }], ticket))
}
