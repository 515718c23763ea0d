import {
  assignTicket as decideAssign,
  categoryNames,
  closeTicket as decideClose,
  priorityNames,
  reopenTicket as decideReopen,
  setTicketCategory as decideCategory,
  setTicketPriority as decidePriority,
  solveTicket as decideSolve,
  type TicketCategory,
  type TicketPriority,
} from '@souk/support'
import { z } from 'zod'
import { ticketIdShape } from './inputs.ts'
import { onTicket, supportRoles as roles } from './work.ts'

/** Gives a ticket to somebody or nobody. */
export const assignTicket = onTicket({
  name: 'assignTicket',
  title: 'Assign',
  roles,
  input: z.strictObject({
    ticketId: ticketIdShape,
    assignee: z.strictObject({ id: z.string().min(1).max(128), name: z.string().min(1).max(120) }).nullable(),
  }),
  decide: (ticket, { assignee }, { commandId, actor, now }) =>
    decideAssign(ticket, { commandId, actor, assignee }, now),
})

/** Says how pressing it is. */
export const setTicketPriority = onTicket({
  name: 'setTicketPriority',
  title: 'Set priority',
  roles,
  input: z.strictObject({
    ticketId: ticketIdShape,
    priority: z.enum(priorityNames as readonly [TicketPriority, ...TicketPriority[]]),
  }),
  decide: (ticket, { priority }, { commandId, actor, now }) =>
    decidePriority(ticket, { commandId, actor, priority }, now),
})

/** Says what it is about. */
export const setTicketCategory = onTicket({
  name: 'setTicketCategory',
  title: 'Set category',
  roles,
  input: z.strictObject({
    ticketId: ticketIdShape,
    category: z.enum(categoryNames as readonly [TicketCategory, ...TicketCategory[]]),
  }),
  decide: (ticket, { category }, { commandId, actor, now }) =>
    decideCategory(ticket, { commandId, actor, category }, now),
})

const alone = z.strictObject({ ticketId: ticketIdShape })

/** It is settled. */
export const solveTicket = onTicket({
  name: 'solveTicket',
  title: 'Solve',
  roles,
  input: alone,
  decide: (ticket, _, { commandId, actor, now }) => decideSolve(ticket, { commandId, actor }, now),
})

/** It was not settled after all. */
export const reopenTicket = onTicket({
  name: 'reopenTicket',
  title: 'Reopen',
  roles,
  input: alone,
  decide: (ticket, _, { commandId, actor, now }) => decideReopen(ticket, { commandId, actor }, now),
})

/** The thread is over. */
export const closeTicket = onTicket({
  name: 'closeTicket',
  title: 'Close',
  roles,
  input: alone,
  decide: (ticket, _, { commandId, actor, now }) => decideClose(ticket, { commandId, actor }, now),
})
