import type { Role } from '@souk/kernel'
import type { Ticket } from '@souk/support'
import type { z } from 'zod'
import { problem } from './problem.ts'
import type { Audience } from './problem-table.ts'
import type { StaffMember } from './lake-identity.ts'
import type { Call } from './route.ts'
import type * as schemas from './schemas/support.ts'

type Asked = Pick<Call<unknown, unknown, unknown>, 'bearer' | 'staff' | 'person' | 'services'>

/** Staff who read and answer tickets. */
export const deskRoles = ['administrator', 'manager', 'support', 'server'] as const satisfies readonly Role[]

/** A ticket and who asks for it: its bearer, the account that opened it, or staff. Anyone else is told there is none. */
export async function requireTicket(
  call: Asked,
  ticketId: string,
): Promise<{ readonly ticket: Ticket; readonly who: 'shopper' | StaffMember }> {
  const { bearer, services } = call
  const ticket = await services.commerce.support.read(ticketId)
  if (!ticket || bearer === undefined) throw problem('ticket_not_found')
  if (services.commerce.checkAccess(ticketId, bearer)) return { ticket, who: 'shopper' }
  const person = await call.person()
  if (person && ticket.customer === person.customer._id) return { ticket, who: 'shopper' }
  const member = person ? undefined : await call.staff()
  if (!member) throw problem('ticket_not_found')
  if (!deskRoles.some((role) => role === member.role)) throw problem('forbidden')
  return { ticket, who: member }
}

/** Who reads what a route answers. */
export const audienceOf = (who: 'shopper' | StaffMember): Audience => (who === 'shopper' ? 'shopper' : 'staff')

/** A ticket on the wire. Shoppers get no notes and nothing of the desk. */
export function toTicket(ticket: Ticket, audience: Audience): z.input<typeof schemas.Ticket> {
  const { _id: id, number, subject, category, state, createdAt, contact } = ticket
  const staff = audience === 'staff'
  return {
    id,
    number,
    subject,
    category,
    state,
    order: ticket.order ?? null,
    product: ticket.product ?? null,
    createdAt,
    messages: ticket.messages
      .filter(({ kind }) => staff || kind === 'public')
      .map(({ at, author, kind, body, attachments }) => ({
        at,
        author: { kind: author.kind, name: author.kind === 'shopper' ? contact.name : author.name },
        internal: kind === 'internal',
        message: body,
        attachments: attachments.map(({ _key: key, name, type, size }) => ({
          key,
          name,
          type,
          size,
          url: `/api/v1/tickets/${id}/attachments/${key}`,
        })),
      })),
    desk: staff
      ? {
          priority: ticket.priority,
          assignee: ticket.assignee?.name ?? null,
          contact: { name: contact.name, email: contact.email },
          firstResponseDueAt: ticket.firstResponseDueAt,
          firstResponseAt: ticket.firstResponseAt ?? null,
          resolveDueAt: ticket.resolveDueAt,
          resolvedAt: ticket.resolvedAt ?? null,
        }
      : null,
  }
}

/** A row of the staff's list. */
export const toTicketRow = (ticket: Ticket) => ({
  id: ticket._id,
  number: ticket.number,
  subject: ticket.subject,
  category: ticket.category,
  priority: ticket.priority,
  state: ticket.state,
  assignee: ticket.assignee?.name ?? null,
  order: ticket.order ?? null,
  createdAt: ticket.createdAt,
  saidAt: ticket.saidAt,
})
