import { z } from 'zod'
import { settled } from '../../customer-view.ts'
import { problem } from '../../problem.ts'
import { defineRoute } from '../../route.ts'
import { runCommand } from '../../run-command.ts'
import { NewTicketMessage, Ticket, TicketId } from '../../schemas/support.ts'
import { audienceOf, deskRoles, requireTicket, toTicket } from '../../ticket-view.ts'

/** `POST /tickets/:id/messages`: the next word, of the shopper or of staff. Staff may write a note instead. */
export const sayOnTicket = defineRoute({
  method: 'POST',
  path: '/tickets/:id/messages',
  id: 'sayOnTicket',
  summary: 'Say something on a ticket',
  tag: 'Support',
  access: 'ticket',
  roles: deskRoles,
  params: z.strictObject({ id: TicketId }),
  query: z.strictObject({}),
  body: NewTicketMessage,
  status: 201,
  answer: Ticket,
  problems: ['ticket_not_found', 'ticket_closed', 'ticket_too_long', 'message_empty', 'too_many_tries', 'busy'],
  async run(call) {
    const { params, body, services, asker, once } = call
    const { who } = await requireTicket(call, params.id)
    const { support } = services.commerce
    if (who === 'shopper') {
      if (body.internal) throw problem('forbidden')
      settled(await support.reply(params.id, { body: body.message }, asker, once))
    } else {
      const kind = body.internal ? 'internal' : 'public'
      await runCommand(call, who, 'answerTicket', { ticketId: params.id, kind, body: body.message })
    }
    const ticket = await support.read(params.id)
    if (!ticket) throw problem('ticket_not_found')
    return { value: toTicket(ticket, audienceOf(who)) }
  },
})
