import type { Lifecycle } from '@souk/kernel'
import type { ReturnState } from './states.ts'

/** THE table of a return. A claim is settled as it was approved, for nothing of it comes back; so is what was exchanged. */
export const returnLifecycle = {
  requested: {
    title: 'Requested',
    meaning: 'Somebody must say yes or no.',
    tone: 'caution',
    next: { approve: 'approved', exchange: 'approved', reject: 'rejected', cancel: 'canceled' },
  },
  approved: {
    title: 'Approved',
    meaning: 'The goods are awaited, or need not come.',
    tone: 'primary',
    next: {
      receive_part: 'received',
      receive: 'inspected',
      exchange: 'approved',
      settle: 'closed',
      cancel: 'canceled',
    },
  },
  received: {
    title: 'Partly received',
    meaning: 'Some of it came back and was looked at.',
    tone: 'primary',
    next: { receive_part: 'received', receive: 'inspected', exchange: 'received', close: 'closed' },
  },
  inspected: {
    title: 'Inspected',
    meaning: 'All of it came back and was looked at.',
    tone: 'suggest',
    next: { exchange: 'inspected', close: 'closed' },
  },
  closed: { title: 'Closed', meaning: 'Nothing more comes of it.', tone: 'positive', next: {} },
  rejected: { title: 'Rejected', meaning: 'We said no, and why.', tone: 'default', next: {} },
  canceled: { title: 'Canceled', meaning: 'Called off; the goods stay where they are.', tone: 'default', next: {} },
} as const satisfies Lifecycle & Record<ReturnState, unknown>
