import type { Tone } from '@souk/kernel'
import type { Fulfillment } from './documents.ts'
import type { FulfillmentStanding, FulfillmentState, PaymentStanding } from './states.ts'

/** Words and tone of a derived status. */
export interface StandingWords {
  readonly title: string
  readonly tone: Tone
}

/** How far an order's goods are, by rank: work on any fulfillment only moves it down this table. */
export const fulfillmentStandings = {
  none: { title: 'Not begun', tone: 'default' },
  open: { title: 'To pick', tone: 'default' },
  in_progress: { title: 'In progress', tone: 'primary' },
  ready: { title: 'Ready', tone: 'suggest' },
  partially_handed_over: { title: 'Partly handed over', tone: 'suggest' },
  handed_over: { title: 'Handed over', tone: 'suggest' },
  partially_delivered: { title: 'Partly delivered', tone: 'suggest' },
  delivered: { title: 'Delivered', tone: 'positive' },
  returned: { title: 'Returned', tone: 'default' },
  canceled: { title: 'Canceled', tone: 'default' },
} as const satisfies Record<FulfillmentStanding, StandingWords>

/** How the money stands; the figures behind it are the payments domain's. */
export const paymentStandings = {
  none: { title: 'No payment', tone: 'default' },
  pending: { title: 'Unpaid', tone: 'default' },
  failed: { title: 'Payment failed', tone: 'caution' },
  voided: { title: 'Payment voided', tone: 'default' },
  authorized: { title: 'Authorized', tone: 'primary' },
  partially_captured: { title: 'Partly paid', tone: 'caution' },
  captured: { title: 'Paid', tone: 'positive' },
  over_captured: { title: 'Overpaid', tone: 'critical' },
  partially_refunded: { title: 'Partly refunded', tone: 'default' },
  refunded: { title: 'Refunded', tone: 'default' },
  disputed: { title: 'Disputed', tone: 'critical' },
} as const satisfies Record<PaymentStanding, StandingWords>

const left: readonly FulfillmentState[] = ['handed_over', 'delivery_failed', 'returning', 'returned', 'delivered']

/** The standing of an order's fulfillments. Canceled ones do not count unless all are. */
export function fulfillmentStanding(fulfillments: readonly Pick<Fulfillment, 'state'>[]): FulfillmentStanding {
  if (fulfillments.length === 0) return 'none'
  const states = fulfillments.map(({ state }) => state).filter((state) => state !== 'canceled')
  if (states.length === 0) return 'canceled'
  const all = (...wanted: readonly FulfillmentState[]) => states.every((state) => wanted.includes(state))
  const any = (...wanted: readonly FulfillmentState[]) => states.some((state) => wanted.includes(state))
  if (all('returned')) return 'returned'
  if (all('delivered', 'returned')) return 'delivered'
  if (any('delivered')) return 'partially_delivered'
  if (all(...left)) return 'handed_over'
  if (any(...left)) return 'partially_handed_over'
  if (all('ready')) return 'ready'
  return any('picking', 'packed', 'ready') ? 'in_progress' : 'open'
}
