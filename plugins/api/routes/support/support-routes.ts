import type { Route } from '../../route.ts'
import { keepFile } from './keep-file.ts'
import { listTickets } from './list-tickets.ts'
import { openTicketRoute } from './open-ticket.ts'
import { readAttachment } from './read-attachment.ts'
import { readTicket } from './read-ticket.ts'
import { sayOnTicket } from './say-on-ticket.ts'

/** Questions of shoppers. */
export const supportRoutes: readonly Route[] = [
  openTicketRoute,
  listTickets,
  readTicket,
  sayOnTicket,
  keepFile,
  readAttachment,
]
