import { isShown, type Ticket } from '@souk/support'
import type { Catalog } from '../catalog/catalog.ts'
import { localeOf } from '../languages.ts'
import { clockTime, dayWords } from '../time.ts'

const when = (at: string, { settings }: Catalog, language: string): string => {
  const locale = localeOf(settings, language)
  return `${dayWords(at, settings.timeZone, locale)}, ${clockTime(at, settings.timeZone, locale)}`
}

/** A ticket as its shopper sees it: no notes, nothing of the desk. */
export const ticketView = (ticket: Ticket, catalog: Catalog, language: string) => ({
  id: ticket._id,
  number: ticket.number,
  subject: ticket.subject,
  state: ticket.state,
  category: ticket.category,
  order: ticket.order === undefined ? null : { id: ticket.order, number: ticket.orderNumber ?? '' },
  messages: ticket.messages
    .filter(({ kind }) => kind === 'public')
    .map((message) => ({
      key: message._key,
      own: message.author.kind === 'shopper',
      author: message.author.name,
      at: when(message.at, catalog, language),
      body: message.body,
      files: message.attachments.map(({ _key: key, name, type, size }) => ({
        key,
        name,
        kilobytes: Math.max(1, Math.round(size / 1024)),
        shown: isShown(type),
        href: `/support/tickets/${ticket._id}/files/${key}`,
      })),
    })),
})
export type TicketView = ReturnType<typeof ticketView>

/** A row of a shopper's own tickets. */
export const ticketRow = (ticket: Ticket, catalog: Catalog, language: string) => ({
  id: ticket._id,
  number: ticket.number,
  subject: ticket.subject,
  state: ticket.state,
  at: when(ticket.saidAt, catalog, language),
})
export type TicketRow = ReturnType<typeof ticketRow>
