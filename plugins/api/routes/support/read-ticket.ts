import { z } from 'zod'
import { defineRoute } from '../../route.ts'
import { Ticket, TicketId } from '../../schemas/support.ts'
import { audienceOf, deskRoles, requireTicket, toTicket } from '../../ticket-view.ts'

/** `GET /tickets/:id`: the thread, as its shopper or staff may see it. */
export const readTicket = defineRoute({
  method: 'GET',
  path: '/tickets/:id',
  id: 'readTicket',
  summary: 'Read a ticket',
  tag: 'Support',
  access: 'ticket',
  roles: deskRoles,
  params: z.strictObject({ id: TicketId }),
  query: z.strictObject({}),
  status: 200,
  answer: Ticket,
  problems: ['ticket_not_found'],
  async run(call) {
    const { ticket, who } = await requireTicket(call, call.params.id)
    return { value: toTicket(ticket, audienceOf(who)) }
  },
})
