import type { Payment } from './documents.ts'

/** How an order's money stands; the same words as the order's `paymentStanding`. */
export type Standing =
  | 'none'
  | 'pending'
  | 'failed'
  | 'voided'
  | 'authorized'
  | 'partially_captured'
  | 'captured'
  | 'over_captured'
  | 'partially_refunded'
  | 'refunded'
  | 'disputed'

export type Standable = Pick<Payment, 'state' | 'amount' | 'captured' | 'refunded' | 'disputed'>

const sum = (payments: readonly Standable[], of: 'captured' | 'refunded') =>
  payments.reduce((total, payment) => total + payment[of], 0)

/**
 * The standing of an order's payments, from amounts first and states second. `due` is the order's total; left out, the
 * amount of the newest attempt, which is last in the list. `least` is what is owed when a part was called off: whatever
 * was taken between the two pays for the order.
 */
export function paymentStanding(
  payments: readonly Standable[],
  due = payments.at(-1)?.amount ?? 0,
  least = due,
): Standing {
  if (payments.length === 0) return 'none'
  if (payments.some(({ disputed }) => disputed)) return 'disputed'
  const [captured, refunded] = [sum(payments, 'captured'), sum(payments, 'refunded')]
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partially_refunded'
  if (captured > due) return 'over_captured'
  if (captured >= least && payments.some(({ state }) => state === 'captured')) return 'captured'
  if (captured > 0) return 'partially_captured'
  if (payments.some(({ state }) => state === 'authorized')) return 'authorized'
  const states = payments.map(({ state }) => state)
  if (states.includes('created') || states.includes('pending')) return 'pending'
  return states.at(-1) === 'voided' ? 'voided' : 'failed'
}
