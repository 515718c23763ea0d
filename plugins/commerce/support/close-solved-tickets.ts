import type { SiteSettings } from '@souk/catalog'
import { type Instant, systemActor } from '@souk/kernel'
import { solvedBefore } from '@souk/support'
import { closeDaysOf } from '../commands/support/close-solved.ts'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'

interface Parts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly log: CommerceDependencies['log']
}

/** Tickets solved before `$before` to which nobody came back, the longest solved first. */
export const restingTickets =
  '*[_type == "ticket" && state == "solved" && resolvedAt <= $before && saidAt <= $before]' +
  ' | order(resolvedAt asc)[0...100]._id'

const actor = systemActor('Sweep')

/** One round over solved tickets; true when some were closed. The command looks again at every one. */
export async function closeSolvedTickets(
  { store, dispatch, log }: Parts,
  now: Instant,
  at: Instant | undefined,
): Promise<boolean> {
  const [settings] = await store.get(['siteSettings'])
  const days = closeDaysOf((settings ?? {}) as Pick<SiteSettings, 'ticketCloseDays'>)
  const found = await store.query<readonly string[]>(restingTickets, { before: solvedBefore(now, days) })
  for (const ticketId of found) {
    const done = await dispatch('closeSolvedTicket', { ticketId }, { actor, ...(at && { now: at }) })
    if (!done.ok) log('warn', 'a solved ticket was not closed', { ticket: ticketId, refusal: done.refusal })
  }
  return found.length > 0
}
