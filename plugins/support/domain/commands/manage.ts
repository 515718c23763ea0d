import { type Decision, decision, type Instant, instant, type Issued, nextState, ok, type Result } from '@souk/kernel'
import { type TicketCategory, ticketCategories } from '../categories.ts'
import { clockChange, dueOf } from '../clocks.ts'
import type { Ticket, TicketEvent, TicketEventType, TicketState } from '../documents.ts'
import { type TicketPriority, ticketPriorities } from '../priorities.ts'
import { no } from '../refusals.ts'
import { ticketLifecycle } from '../ticket-states.ts'
import type { SayValue } from './say.ts'

interface Change {
  readonly set?: Readonly<Record<string, unknown>>
  readonly unset?: readonly string[]
}

function change(
  ticket: Ticket,
  { commandId, actor }: Issued,
  type: TicketEventType,
  note: string | undefined,
  { set = {}, unset = [] }: Change,
  now: Instant,
): Result<Decision<SayValue>> {
  const event: TicketEvent = { _key: commandId, at: now, type, actor, ...(note !== undefined && { note }) }
  const { _id: id, _rev: ifRevisionID } = ticket
  const patch = { id, ifRevisionID, set, insert: { after: 'events[-1]', items: [event] } }
  const state = (set['state'] ?? ticket.state) as TicketState
  return ok(decision([{ patch: unset.length > 0 ? { ...patch, unset } : patch }], { ticketId: id, state }))
}

/** Gives the ticket to somebody, or to nobody. */
export function assignTicket(
  ticket: Ticket,
  command: Issued & { readonly assignee: Ticket['assignee'] | null },
  now: Instant,
): Result<Decision<SayValue>> {
  const { assignee } = command
  if (!assignee) return change(ticket, command, 'unassigned', undefined, { unset: ['assignee'] }, now)
  return change(ticket, command, 'assigned', assignee.name, { set: { assignee } }, now)
}

/** How pressing it is. Its clocks are set anew from when it was opened; what has been answered stays answered. */
export function setTicketPriority(
  ticket: Ticket,
  command: Issued & { readonly priority: TicketPriority },
  now: Instant,
): Result<Decision<SayValue>> {
  const { priority } = command
  const due = dueOf(priority, instant(ticket.createdAt), ticket.pausedMs)
  return change(ticket, command, 'prioritized', ticketPriorities[priority].title, { set: { priority, ...due } }, now)
}

/** What it is about. */
export const setTicketCategory = (
  ticket: Ticket,
  command: Issued & { readonly category: TicketCategory },
  now: Instant,
): Result<Decision<SayValue>> =>
  change(
    ticket,
    command,
    'sorted',
    ticketCategories[command.category].title,
    { set: { category: command.category } },
    now,
  )

const move =
  (verb: 'solve' | 'reopen' | 'close', type: TicketEventType) =>
  (ticket: Ticket, command: Issued, now: Instant): Result<Decision<SayValue>> => {
    const state = nextState(ticketLifecycle, ticket.state, verb) as TicketState | undefined
    if (!state) return no('ticket_state', { state: ticketLifecycle[ticket.state].title.toLowerCase() })
    const { set, unset } = clockChange(ticket, state, now)
    return change(ticket, command, type, undefined, { set: { state, ...set }, unset }, now)
  }

/** It is settled; the shopper's next word opens it again. Refuses `ticket_state`. */
export const solveTicket = move('solve', 'solved')
/** It was not settled after all. Refuses `ticket_state`. */
export const reopenTicket = move('reopen', 'reopened')
/** The thread is over. Refuses `ticket_state`. */
export const closeTicket = move('close', 'closed')
