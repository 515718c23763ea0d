import type { Lifecycle } from '@souk/kernel'
import type { PurchaseOrderState } from './documents.ts'

/** THE table of a purchase order. */
export const purchaseOrderLifecycle = {
  draft: {
    title: 'Draft',
    meaning: 'Planned; the supplier has not been asked.',
    tone: 'default',
    next: { revise: 'draft', order: 'ordered', cancel: 'canceled' },
  },
  ordered: {
    title: 'Ordered',
    meaning: 'The supplier was asked; everything is awaited.',
    tone: 'primary',
    next: { receive_part: 'partially_received', receive: 'received', cancel: 'canceled' },
  },
  partially_received: {
    title: 'Partially received',
    meaning: 'Some arrived; the rest is awaited.',
    tone: 'caution',
    next: { receive_part: 'partially_received', receive: 'received', close_short: 'closed_short' },
  },
  received: { title: 'Received', meaning: 'Everything that was ordered has arrived.', tone: 'positive', next: {} },
  closed_short: {
    title: 'Closed short',
    meaning: 'Some arrived; the rest is awaited no more.',
    tone: 'default',
    next: {},
  },
  canceled: { title: 'Canceled', meaning: 'Called off before anything arrived.', tone: 'default', next: {} },
} as const satisfies Lifecycle & Record<PurchaseOrderState, unknown>
