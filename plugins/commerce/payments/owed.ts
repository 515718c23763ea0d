import type { Fulfillment, FulfillmentState, Order } from '@souk/orders'
import { amountDue, type Payment } from '@souk/payments'

const packed: ReadonlySet<FulfillmentState> = new Set([
  'packed',
  'ready',
  'handed_over',
  'delivered',
  'delivery_failed',
  'returning',
  'returned',
  'canceled',
])

/** True when nothing of a placed order is left to pack. */
export const isPacked = ({ state }: Pick<Order, 'state'>, fulfillments: readonly Pick<Fulfillment, 'state'>[]) =>
  (state === 'placed' || state === 'completed') &&
  fulfillments.length > 0 &&
  fulfillments.every((each) => packed.has(each.state))

/** What an authorized payment owes us, never more than was authorized. */
export const amountOwed = (order: Order, payment: Payment): number => Math.min(payment.authorized, amountDue(order))
