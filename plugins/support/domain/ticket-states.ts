import type { Lifecycle } from '@souk/kernel'
import type { TicketState } from './documents.ts'

/** THE table of a ticket. `reply` is the shopper's word, `answer` ours. */
export const ticketLifecycle = {
  open: {
    title: 'New',
    meaning: 'Nobody has answered yet.',
    tone: 'caution',
    next: { answer: 'waiting_for_shopper', reply: 'open', solve: 'solved', close: 'closed' },
  },
  waiting_for_us: {
    title: 'Waiting for us',
    meaning: 'The shopper said the last word.',
    tone: 'caution',
    next: { answer: 'waiting_for_shopper', reply: 'waiting_for_us', solve: 'solved', close: 'closed' },
  },
  waiting_for_shopper: {
    title: 'Waiting for shopper',
    meaning: 'We have answered; the clock rests.',
    tone: 'suggest',
    next: { answer: 'waiting_for_shopper', reply: 'waiting_for_us', solve: 'solved', close: 'closed' },
  },
  solved: {
    title: 'Solved',
    meaning: 'It is settled unless the shopper says otherwise.',
    tone: 'positive',
    next: { answer: 'solved', reply: 'waiting_for_us', reopen: 'waiting_for_us', close: 'closed' },
  },
  closed: {
    title: 'Closed',
    meaning: 'The thread is over; a new question is a new ticket.',
    tone: 'default',
    next: { reopen: 'waiting_for_us' },
  },
} as const satisfies Lifecycle & Record<TicketState, unknown>

/** States in which the resolution clock rests. */
const resting: ReadonlySet<TicketState> = new Set(['waiting_for_shopper', 'solved', 'closed'])

/** Whether the resolution clock rests in a state. */
export const isResting = (state: TicketState): boolean => resting.has(state)

/** States in which nothing more is owed. */
export const isSettled = (state: TicketState): boolean => state === 'solved' || state === 'closed'
