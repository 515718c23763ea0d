import { type Decision, type Instant, instant, type Issued, plusMinutes, type Result } from '@souk/kernel'
import type { Ticket } from '../documents.ts'
import { no } from '../refusals.ts'
import { closeTicket } from './manage.ts'
import type { SayValue } from './say.ts'

/** Days after which a solved ticket closes by itself, where the shop has not said otherwise. */
export const usualCloseDays = 7

/** The moment before which tickets must have been solved to be closed now. */
export const solvedBefore = (now: Instant, days: number): Instant => plusMinutes(now, -days * 24 * 60)

/**
 * A solved ticket that nobody has come back to for `days` is closed. Whatever was said since counts as coming back.
 * Refuses `ticket_state` for one that is not solved, `ticket_rests` while it is too soon.
 */
export function closeSolved(
  ticket: Ticket,
  { days, ...command }: Issued & { readonly days: number },
  now: Instant,
): Result<Decision<SayValue>> {
  if (ticket.state !== 'solved') return no('ticket_state', { state: ticket.state.replaceAll('_', ' ') })
  const last = [ticket.resolvedAt ?? ticket.createdAt, ticket.saidAt].sort().at(-1) ?? ticket.createdAt
  if (instant(last) > solvedBefore(now, days)) return no('ticket_rests', { days })
  return closeTicket(ticket, command, now)
}
