import type { Tone } from '@souk/kernel'

interface Priority {
  readonly title: string
  readonly tone: Tone
  /** Minutes until somebody has answered, and until it is settled. Hours of the clock, not of the desk. */
  readonly firstResponse: number
  readonly resolve: number
}

const hour = 60

/** THE table of what each priority promises, most pressing first. */
export const ticketPriorities = {
  urgent: { title: 'Urgent', tone: 'critical', firstResponse: hour / 2, resolve: 4 * hour },
  high: { title: 'High', tone: 'caution', firstResponse: 2 * hour, resolve: 8 * hour },
  normal: { title: 'Normal', tone: 'default', firstResponse: 8 * hour, resolve: 48 * hour },
  low: { title: 'Low', tone: 'default', firstResponse: 24 * hour, resolve: 120 * hour },
} as const satisfies Readonly<Record<string, Priority>>

export type TicketPriority = keyof typeof ticketPriorities

/** The priorities, most pressing first. */
export const priorityNames = Object.keys(ticketPriorities) as readonly TicketPriority[]
