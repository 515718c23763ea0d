import type { Lifecycle } from '@souk/kernel'
import type { OrderState } from './states.ts'

/** THE table of an order. Payment and fulfillment are standings beside it, never states of it. */
export const orderLifecycle = {
  pending_payment: {
    title: 'Waiting for payment',
    meaning: 'The units are held until the reservation ends.',
    tone: 'default',
    next: { place: 'placed', cancel: 'canceled', expire: 'expired' },
  },
  placed: {
    title: 'Placed',
    meaning: 'The shop owes these goods.',
    tone: 'primary',
    next: { hold: 'on_hold', complete: 'completed', cancel: 'canceled' },
  },
  on_hold: {
    title: 'On hold',
    meaning: 'A person must look before work goes on.',
    tone: 'caution',
    next: { release: 'placed', cancel: 'canceled' },
  },
  completed: { title: 'Completed', meaning: 'Everything reached the shopper.', tone: 'positive', next: {} },
  canceled: { title: 'Canceled', meaning: 'Called off; the units went back.', tone: 'default', next: {} },
  expired: {
    title: 'Expired',
    meaning: 'Was not paid in time. Late money places it when stock allows.',
    tone: 'default',
    next: { place: 'placed' },
  },
} as const satisfies Lifecycle & Record<OrderState, unknown>
