import { afterDot, type Decision, decision, dotted, type Instant, type New } from '@souk/kernel'
import type { Payment } from '../documents.ts'

/** `payment.<order ulid>-<n>`, n from 1. */
export const paymentId = (order: string, n: number): string => dotted('payment', `${afterDot(order)}-${n}`)

export interface OpenPayment {
  readonly order: string
  readonly orderNumber: string
  readonly provider: Payment['provider']
  readonly currency: string
  /** Minor units, 0 or more. */
  readonly amount: number
  /** Which attempt, from 1. */
  readonly attempt: number
}

/** The attempt to be paid, created together with its order. Cash waits at once: there is no page to go to. */
export function openPayment(command: OpenPayment, now: Instant): Decision<New<Payment>> {
  const { order, orderNumber, provider, currency, amount, attempt } = command
  const payment: New<Payment> = {
    _id: paymentId(order, attempt),
    _type: 'payment',
    order,
    orderNumber,
    provider,
    state: provider === 'cash' ? 'pending' : 'created',
    currency,
    amount,
    authorized: 0,
    captured: 0,
    refunded: 0,
    disputed: false,
    createdAt: now,
  }
  return decision([{ create: payment }], payment)
}

/** The pay page was opened. A payment that already went further only learns where its page was. */
export function recordStarted(
  payment: Payment,
  started: { readonly session: string; readonly url: string },
): Decision<Payment> {
  const set = { ...started, state: payment.state === 'created' ? ('pending' as const) : payment.state }
  return decision([{ patch: { id: payment._id, ifRevisionID: payment._rev, set } }], { ...payment, ...set })
}
