import { type Decision, ok, type Refusal, type Result, refuse, type Role } from '@souk/kernel'
import { type SayValue, supportRefusals, type Ticket } from '@souk/support'
import type { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, type Command, defineCommand } from '../../dispatch/command.ts'

/** Who answers shoppers. */
export const supportRoles = ['administrator', 'manager', 'support'] as const satisfies readonly Role[]

export const ticketNotFound = (): Result<never, Refusal> =>
  refuse({ code: 'ticket_not_found', message: supportRefusals.ticket_not_found.staff })

/** Whether this call has left its mark among the messages or events of a ticket. */
const isMarked = ({ messages, events }: Ticket, { commandId }: Call): boolean =>
  [...messages, ...events].some(({ _key }) => _key === commandId)

type Name = 'replyToTicket' | 'answerTicket' | 'assignTicket' | 'setTicketPriority' | 'setTicketCategory' | MoveName
type MoveName = 'solveTicket' | 'reopenTicket' | 'closeTicket'

/** A command that changes one ticket; its mark on the ticket makes a repeat harmless. */
export function onTicket<Verb extends Name>(definition: {
  readonly name: Verb
  readonly title: string
  readonly roles: readonly Role[]
  readonly input: z.ZodType<CommandInputs[Verb]>
  readonly decide: (ticket: Ticket, input: CommandInputs[Verb], call: Call) => Result<Decision<SayValue>, Refusal>
}): Command {
  return defineCommand<CommandInputs[Verb], Ticket | undefined, SayValue>({
    ...definition,
    lane: 'direct',
    load: (reader, { ticketId }) => reader.get<Ticket>(ticketId),
    applied: (ticket, _, call) =>
      ticket && isMarked(ticket, call) ? ok({ ticketId: ticket._id, state: ticket.state }) : undefined,
    decide: (ticket, input, call) =>
      ticket?._type === 'ticket' ? definition.decide(ticket, input, call) : ticketNotFound(),
  })
}
