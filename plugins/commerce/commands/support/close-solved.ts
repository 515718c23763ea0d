import type { SiteSettings } from '@souk/catalog'
import { ok } from '@souk/kernel'
import { closeSolved, type SayValue, type Ticket, usualCloseDays } from '@souk/support'
import { z } from 'zod'
import { type Command, defineCommand } from '../../dispatch/command.ts'
import { loadSettings } from '../shop.ts'
import { type SupportInputs, ticketIdShape } from './inputs.ts'
import { ticketNotFound } from './work.ts'

interface Facts {
  readonly ticket: Ticket | undefined
  readonly settings: Pick<SiteSettings, 'ticketCloseDays'>
}

/** How long a solved ticket waits in this shop. */
export const closeDaysOf = ({ ticketCloseDays = usualCloseDays }: Facts['settings']): number => ticketCloseDays

/**
 * Closes a solved ticket that nobody came back to; the sweep asks for it. Entered in the book, for nobody pressed a
 * button. Refusals: `ticket_not_found`, `ticket_state`, `ticket_rests {days}`.
 */
export const closeSolvedTicket: Command = defineCommand<SupportInputs['closeSolvedTicket'], Facts, SayValue>({
  name: 'closeSolvedTicket',
  title: 'Close by itself',
  roles: [],
  lane: 'direct',
  audit: 'always',
  input: z.strictObject({ ticketId: ticketIdShape }),
  async load(reader, { ticketId }) {
    const [ticket, settings] = await Promise.all([reader.get<Ticket>(ticketId), loadSettings(reader)])
    return { ticket, settings }
  },
  applied: ({ ticket }, _, { commandId }) =>
    ticket?.events.some(({ _key }) => _key === commandId)
      ? ok({ ticketId: ticket._id, state: ticket.state })
      : undefined,
  decide: ({ ticket, settings }, _, { commandId, actor, now }) =>
    ticket ? closeSolved(ticket, { commandId, actor, days: closeDaysOf(settings) }, now) : ticketNotFound(),
})
