import type { Lifecycle } from '@souk/kernel'
import type { FulfillmentState } from './states.ts'

/** THE table of a fulfillment: what one location picks, packs and sends together. */
export const fulfillmentLifecycle = {
  scheduled: {
    title: 'Scheduled',
    meaning: 'Waits for its slot.',
    tone: 'default',
    next: { open: 'open', reroute: 'scheduled', cancel: 'canceled' },
  },
  open: {
    title: 'Open',
    meaning: 'Nobody has begun.',
    tone: 'default',
    next: { pick: 'picking', reroute: 'open', cancel: 'canceled' },
  },
  picking: {
    title: 'Picking',
    meaning: 'Somebody collects the lines.',
    tone: 'primary',
    next: { pick: 'picking', pack: 'ready', pack_and_wait: 'packed', cancel: 'canceled' },
  },
  packed: {
    title: 'Packed',
    meaning: 'Packed; a courier or a label is awaited.',
    tone: 'primary',
    next: { make_ready: 'ready', hand_over: 'handed_over', cancel: 'canceled' },
  },
  ready: {
    title: 'Ready',
    meaning: 'Can be handed over now.',
    tone: 'suggest',
    next: { hand_over: 'handed_over', cancel: 'canceled' },
  },
  handed_over: {
    title: 'Handed over',
    meaning: 'The courier or the shopper has it.',
    tone: 'suggest',
    next: { deliver: 'delivered', fail: 'delivery_failed' },
  },
  delivered: { title: 'Delivered', meaning: 'It reached the shopper.', tone: 'positive', next: {} },
  canceled: { title: 'Canceled', meaning: 'Will not be sent; the units went back.', tone: 'default', next: {} },
  delivery_failed: {
    title: 'Delivery failed',
    meaning: 'Nobody took it; a person decides.',
    tone: 'critical',
    next: { retry: 'handed_over', send_back: 'returning' },
  },
  returning: {
    title: 'Coming back',
    meaning: 'On its way back to us.',
    tone: 'caution',
    next: { receive: 'returned' },
  },
  returned: { title: 'Returned', meaning: 'Back at the location.', tone: 'default', next: {} },
} as const satisfies Lifecycle & Record<FulfillmentState, unknown>
