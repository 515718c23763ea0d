import type { Command } from '../../dispatch/command.ts'
import { closeSolvedTicket } from './close-solved.ts'
import { assignTicket, closeTicket, reopenTicket, setTicketCategory, setTicketPriority, solveTicket } from './manage.ts'
import { openTicket } from './open-ticket.ts'
import { answerTicket, replyToTicket } from './say.ts'

/** Commands about tickets. */
export const supportCommands: readonly Command[] = [
  openTicket,
  replyToTicket,
  answerTicket,
  assignTicket,
  setTicketPriority,
  setTicketCategory,
  solveTicket,
  reopenTicket,
  closeTicket,
  closeSolvedTicket,
]
