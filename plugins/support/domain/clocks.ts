import { type Instant, instant, plusMs } from '@souk/kernel'
import type { Ticket, TicketState } from './documents.ts'
import { type TicketPriority, ticketPriorities } from './priorities.ts'
import { isResting, isSettled } from './ticket-states.ts'

type Timed = Pick<
  Ticket,
  | 'state'
  | 'firstResponseDueAt'
  | 'firstResponseAt'
  | 'resolveDueAt'
  | 'resolvedAt'
  | 'pausedAt'
  | 'pausedMs'
  | 'createdAt'
>

const minute = 60_000

/** When a ticket of a priority is due. */
export function dueOf(priority: TicketPriority, createdAt: Instant, pausedMs: number) {
  const { firstResponse, resolve } = ticketPriorities[priority]
  return {
    firstResponseDueAt: plusMs(createdAt, firstResponse * minute),
    resolveDueAt: plusMs(createdAt, resolve * minute + pausedMs),
  }
}

/** What going from one state to another does to the resolution clock: it rests, or goes on as much later. */
export function clockChange(ticket: Timed, next: TicketState, now: Instant) {
  const rests = isResting(next)
  const resolved = isSettled(next)
    ? ticket.resolvedAt === undefined
      ? { set: { resolvedAt: now }, unset: [] }
      : { set: {}, unset: [] }
    : { set: {}, unset: ticket.resolvedAt === undefined ? [] : ['resolvedAt'] }
  if (rests && ticket.pausedAt === undefined) return { set: { ...resolved.set, pausedAt: now }, unset: resolved.unset }
  if (rests || ticket.pausedAt === undefined) return resolved
  const rested = Math.max(0, Date.parse(now) - Date.parse(ticket.pausedAt))
  return {
    set: {
      ...resolved.set,
      pausedMs: ticket.pausedMs + rested,
      resolveDueAt: plusMs(instant(ticket.resolveDueAt), rested),
    },
    unset: [...resolved.unset, 'pausedAt'],
  }
}

/** A clock as it is shown. `running`, `resting` and `late` are still owed; `met` and `missed` are over. */
export interface TicketClock {
  readonly standing: 'running' | 'resting' | 'late' | 'met' | 'missed'
  /** Until it is due, ms; negative when late. For a clock that is over: how much was left. */
  readonly leftMs: number
}

const clockOf = (due: number, over: number | undefined, rests: number | undefined, now: number): TicketClock => {
  if (over !== undefined) return { standing: over <= due ? 'met' : 'missed', leftMs: due - over }
  if (rests !== undefined) return { standing: rests <= due ? 'resting' : 'late', leftMs: due - rests }
  return { standing: now <= due ? 'running' : 'late', leftMs: due - now }
}

const ms = (at: string | undefined) => (at === undefined ? undefined : Date.parse(at))

/** Both clocks of a ticket at a moment (ms). A ticket that was settled without an answer owes none. */
export function ticketClocks(ticket: Timed, now: number) {
  const { state, firstResponseAt, resolvedAt, pausedAt } = ticket
  const answered = ms(firstResponseAt) ?? (isSettled(state) ? ms(resolvedAt) : undefined)
  return {
    firstResponse: clockOf(Date.parse(ticket.firstResponseDueAt), answered, undefined, now),
    resolution: clockOf(Date.parse(ticket.resolveDueAt), ms(resolvedAt), ms(pausedAt), now),
  }
}

/** Whether somebody should have acted by now. */
export function isLate(ticket: Timed, now: number): boolean {
  const { firstResponse, resolution } = ticketClocks(ticket, now)
  return firstResponse.standing === 'late' || (resolution.standing === 'late' && !isResting(ticket.state))
}
