import { isCredit } from '@souk/payments'
import type { OrderFile } from './order-reader.server.ts'

/** What of a payment pays another order: nobody was given any of it. A credit that returned did so whole. */
export function movedOf({ order, payment, exchanged = [] }: OrderFile): number {
  if (payment?.creditOf !== undefined && order.events.some(({ type }) => type === 'credit_returned'))
    return payment.refunded
  return exchanged
    .filter((refund) => refund.payment === payment?._id && refund.state === 'succeeded' && isCredit(refund))
    .reduce((sum, { amount }) => sum + amount, 0)
}
