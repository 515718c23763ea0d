import { amountDue, type Owing } from './amount-due.ts'
import type { Payment, Refund } from './documents.ts'
import { paymentStanding } from './standing.ts'

/** A broken money invariant, in words. */
export interface MoneyDrift {
  readonly invariant: 'I6'
  readonly subject: string
  readonly message: string
}

/**
 * I6 for one order: no amount below zero, refunded <= captured, settled refunds = refunded, decided refunds <= captured,
 * and the order's snapshot equals the standing computed anew. An empty list is good. Called by `souk verify`.
 */
export function checkMoney(
  order: Owing & { readonly _id: string; readonly paymentStanding: string },
  payments: readonly Payment[],
  refunds: readonly Refund[],
): readonly MoneyDrift[] {
  const standing = paymentStanding(payments, order.totals.total, amountDue(order))
  const snapshot =
    standing === order.paymentStanding ? [] : [`paymentStanding is ${order.paymentStanding}, payments say ${standing}`]
  return [
    ...snapshot.map((message): MoneyDrift => ({ invariant: 'I6', subject: order._id, message })),
    ...payments.flatMap((payment) =>
      checkPayment(payment, refunds).map((message): MoneyDrift => ({ invariant: 'I6', subject: payment._id, message })),
    ),
  ]
}

function checkPayment(payment: Payment, refunds: readonly Refund[]): readonly string[] {
  const own = refunds.filter((refund) => refund.payment === payment._id)
  const total = (...states: readonly Refund['state'][]) =>
    own.filter(({ state }) => states.includes(state)).reduce((sum, { amount }) => sum + amount, 0)
  return [
    ...(Math.min(payment.authorized, payment.captured, payment.refunded) < 0 ? ['an amount is below zero'] : []),
    ...(payment.refunded > payment.captured ? [`refunded ${payment.refunded} of ${payment.captured} captured`] : []),
    ...(total('pending', 'succeeded') > payment.captured ? ['decided refunds exceed what was captured'] : []),
    ...(total('succeeded') > payment.refunded
      ? [`refunds of ${total('succeeded')} settled, payment says ${payment.refunded}`]
      : []),
    ...(payment.captured > 0 && payment.state !== 'captured'
      ? [`captured ${payment.captured} but ${payment.state}`]
      : []),
  ]
}
