import type { Lifecycle } from '@souk/kernel'
import type { PaymentState, Refund } from './documents.ts'

/**
 * THE table of one attempt to be paid. Money always counts: whatever we believed, `capture` is legal until it happened,
 * because a provider may take money after a decline, a void or our own expiry.
 */
export const paymentLifecycle = {
  created: {
    title: 'Created',
    meaning: 'Nothing was asked of the shopper yet.',
    tone: 'default',
    next: { start: 'pending', fail: 'failed', void: 'voided', authorize: 'authorized', capture: 'captured' },
  },
  pending: {
    title: 'Waiting',
    meaning: 'The shopper is at the pay page, or pays at the door.',
    tone: 'default',
    next: { fail: 'failed', void: 'voided', authorize: 'authorized', capture: 'captured' },
  },
  failed: {
    title: 'Failed',
    meaning: 'Declined; the shopper may try again.',
    tone: 'caution',
    next: { void: 'voided', authorize: 'authorized', capture: 'captured' },
  },
  authorized: {
    title: 'Authorized',
    meaning: 'Promised by the bank, not taken yet.',
    tone: 'primary',
    next: { void: 'voided', capture: 'captured' },
  },
  voided: { title: 'Voided', meaning: 'Ended unpaid.', tone: 'default', next: { capture: 'captured' } },
  captured: { title: 'Captured', meaning: 'The money was taken.', tone: 'positive', next: {} },
} as const satisfies Lifecycle & Record<PaymentState, unknown>

/** THE table of a refund's execution. A bank may still send back what the provider had called done. */
export const refundLifecycle = {
  pending: {
    title: 'On its way',
    meaning: 'Decided; the provider was not heard yet.',
    tone: 'primary',
    next: { succeed: 'succeeded', fail: 'failed' },
  },
  succeeded: { title: 'Refunded', meaning: 'The provider sent it.', tone: 'positive', next: { fail: 'failed' } },
  failed: { title: 'Failed', meaning: 'It did not arrive; a person decides.', tone: 'critical', next: {} },
} as const satisfies Lifecycle & Record<Refund['state'], unknown>
