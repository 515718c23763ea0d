import { type Decision, decision, type Instant, type Issued, nextState, ok, type Result } from '@souk/kernel'
import { clockChange } from '../clocks.ts'
import type { Ticket, TicketAttachment, TicketMessage, TicketState } from '../documents.ts'
import { no } from '../refusals.ts'
import { ticketLifecycle } from '../ticket-states.ts'
import { tidyText } from '../tidy-text.ts'

/** Messages that a thread may hold. */
export const mostMessages = 200

interface Said extends Issued {
  readonly body: string
  readonly attachments?: readonly TicketAttachment[]
}
export interface SayValue {
  readonly ticketId: string
  readonly state: TicketState
}

function say(
  ticket: Ticket,
  { commandId, actor, body: typed, attachments = [] }: Said,
  kind: TicketMessage['kind'],
  change: { readonly state: TicketState; readonly set: object; readonly unset: readonly string[] },
  now: Instant,
): Result<Decision<SayValue>> {
  const body = tidyText(typed)
  if (body === '' && attachments.length === 0) return no('message_empty')
  if (ticket.messages.length >= mostMessages) return no('ticket_too_long', { limit: mostMessages })
  const message: TicketMessage = { _key: commandId, author: actor, kind, body, attachments, at: now }
  const { _id: id, _rev: ifRevisionID } = ticket
  const set = { state: change.state, ...change.set, ...(kind === 'public' && { saidAt: now }) }
  const patch = { id, ifRevisionID, set, insert: { after: 'messages[-1]', items: [message] } }
  const writes = [{ patch: change.unset.length > 0 ? { ...patch, unset: change.unset } : patch }]
  return ok(decision(writes, { ticketId: id, state: change.state }))
}

/** The shopper says something more. It is our turn, and a solved ticket is open again. Refuses `ticket_closed`. */
export function replyToTicket(ticket: Ticket, command: Said, now: Instant): Result<Decision<SayValue>> {
  const next = nextState(ticketLifecycle, ticket.state, 'reply') as TicketState | undefined
  if (!next) return no('ticket_closed')
  return say(ticket, command, 'public', { state: next, ...clockChange(ticket, next, now) }, now)
}

/** Staff answer, or write a note that only staff see. The first answer stops the first clock. Refuses `ticket_closed`. */
export function answerTicket(
  ticket: Ticket,
  command: Said & { readonly kind: TicketMessage['kind'] },
  now: Instant,
): Result<Decision<SayValue>> {
  if (command.kind === 'internal')
    return say(ticket, command, 'internal', { state: ticket.state, set: {}, unset: [] }, now)
  const next = nextState(ticketLifecycle, ticket.state, 'answer') as TicketState | undefined
  if (!next) return no('ticket_closed')
  const { set, unset } = clockChange(ticket, next, now)
  const first = ticket.firstResponseAt === undefined ? { firstResponseAt: now } : {}
  return say(ticket, command, 'public', { state: next, set: { ...set, ...first }, unset }, now)
}
