import type { Write } from '@souk/kernel'
import { type Fulfillment, type HoldReason, holdOrder, type Order, releaseOrder } from '@souk/orders'
import type { Payment } from '@souk/payments'
import type { Call } from '../../dispatch/command.ts'

interface Freezable {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
}

const lost = (payment: Payment, before: Payment): boolean =>
  before.state === 'authorized' && payment.state === 'voided' && payment.captured === 0

/** What a payment's news means for goods that are still in the house: they wait while the money is in doubt. */
export function frozen(facts: Freezable, payment: Payment, before: Payment, call: Call): readonly Write[] {
  const hold = (reason: HoldReason) => holdOrder(facts, { ...call, hold: reason }, call.now).writes
  if (payment.disputed && !before.disputed) return hold('payment disputed')
  if (!payment.disputed && before.disputed)
    return releaseOrder(facts, { ...call, hold: 'payment disputed' }, call.now).writes
  return facts.order.state === 'placed' && lost(payment, before) ? hold('payment lost') : []
}
