import type { Order } from '@souk/orders'
import { amountDue, type Owing, type Payment, paymentId, paymentStanding } from '@souk/payments'
import type { Reader } from '../../dispatch/command.ts'

/** The number of an attempt, which is the end of its id. */
export const attemptOf = (payment: string): number => Number(payment.slice(payment.lastIndexOf('-') + 1))

/** Every attempt to pay an order, oldest first; the order names the newest. */
export async function loadAttempts(reader: Reader, order: Pick<Order, '_id' | 'payment'>): Promise<readonly Payment[]> {
  const ids = Array.from({ length: attemptOf(order.payment) }, (_, index) => paymentId(order._id, index + 1))
  const found = await reader.peek<Payment>(ids)
  return found.filter((payment) => payment !== undefined)
}

/** The attempt that took money, else the one that waits for it. */
export const payingAttempt = (attempts: readonly Payment[]): Payment | undefined =>
  attempts.find(({ captured, refunded }) => captured > refunded) ??
  attempts.find(({ captured }) => captured > 0) ??
  attempts.findLast(({ state }) => state === 'authorized') ??
  attempts.at(-1)

/** What is left to pay where a credit pays a part. */
export const leftToPay = (total: number, attempts: readonly Payment[]): number =>
  attempts.reduce((left, { creditOf, captured }) => (creditOf === undefined ? left : left - captured), total)

/** How an order's money stands once an attempt has changed. */
export const standingWith = (attempts: readonly Payment[], changed: Payment, order: Owing) =>
  paymentStanding(
    attempts.map((each) => (each._id === changed._id ? changed : each)),
    order.totals.total,
    amountDue(order),
  )
