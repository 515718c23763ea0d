import type { Lifecycle } from '@souk/kernel'
import type { Message } from './documents.ts'

/** THE table of a message. Sent is final; a failed one may be tried again under the same id. */
export const messageLifecycle = {
  queued: {
    title: 'Queued',
    meaning: 'Waits for the sender.',
    tone: 'default',
    next: { send: 'sent', fail: 'failed' },
  },
  sent: { title: 'Sent', meaning: 'The mail server took it.', tone: 'positive', next: {} },
  failed: {
    title: 'Failed',
    meaning: 'The mail server refused it for good.',
    tone: 'critical',
    next: { send: 'sent' },
  },
} as const satisfies Lifecycle & Record<Message['state'], unknown>
