import type { Lifecycle } from '@souk/kernel'
import type { MessageState } from './documents.ts'

/** THE table of a message. A late or repeated word of a carrier that the table does not allow changes nothing. */
export const messageLifecycle = {
  queued: {
    title: 'Queued',
    meaning: 'Waits for the sender.',
    tone: 'default',
    next: { send: 'sent', fail: 'failed', suppress: 'suppressed' },
  },
  sent: {
    title: 'Sent',
    meaning: 'The mail server or the phone service took it.',
    tone: 'positive',
    next: { deliver: 'delivered', bounce: 'undelivered', fail: 'failed' },
  },
  delivered: { title: 'Delivered', meaning: 'It reached the phone.', tone: 'positive', next: {} },
  undelivered: { title: 'Undelivered', meaning: 'The phone did not take it.', tone: 'critical', next: {} },
  failed: {
    title: 'Failed',
    meaning: 'The mail server or the phone service refused it for good.',
    tone: 'critical',
    next: { send: 'sent' },
  },
  suppressed: {
    title: 'Not sent',
    meaning: 'They asked us to stop writing, or its moment had passed.',
    tone: 'caution',
    next: {},
  },
} as const satisfies Lifecycle & Record<MessageState, unknown>
