import type { Lifecycle } from '@souk/kernel'
import type { StockTransferState } from './documents.ts'

/** THE table of a transfer between two places. What is written off on the way settles its units as arriving does. */
export const stockTransferLifecycle = {
  draft: {
    title: 'Draft',
    meaning: 'Planned; every unit is still on its shelf.',
    tone: 'default',
    next: { revise: 'draft', send: 'in_transit', cancel: 'canceled' },
  },
  in_transit: {
    title: 'In transit',
    meaning: 'Left the first place; the other one awaits it.',
    tone: 'primary',
    next: { receive_part: 'partially_received', receive: 'received' },
  },
  partially_received: {
    title: 'Partially received',
    meaning: 'Some arrived or was written off; the rest is awaited.',
    tone: 'caution',
    next: { receive_part: 'partially_received', receive: 'received' },
  },
  received: {
    title: 'Received',
    meaning: 'Everything that was sent has arrived or was written off.',
    tone: 'positive',
    next: {},
  },
  canceled: { title: 'Canceled', meaning: 'Called off before it was sent.', tone: 'default', next: {} },
} as const satisfies Lifecycle & Record<StockTransferState, unknown>
