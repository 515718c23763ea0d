import type { Fulfillment, FulfillmentState, Order } from '@souk/orders'
import { type Payment, shareOfUnits } from '@souk/payments'

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

/** What an authorized payment owes us: the order's total less what could not be packed, never more than was authorized. */
export function amountOwed(order: Order, fulfillments: readonly Fulfillment[], payment: Payment): number {
  const missing = order.lines.reduce((sum, line) => {
    const units = fulfillments
      .flatMap(({ lines }) => lines)
      .filter((each) => each.line === line._key)
      .reduce((total, { shorted }) => total + shorted, 0)
    const share = (of: number) => shareOfUnits(of, line.quantity - units, line.quantity, line.quantity)
    return sum + share(line.subtotal) - share(line.discount) + (order.taxIncluded ? 0 : share(line.tax))
  }, 0)
  return Math.min(payment.authorized, Math.max(0, order.totals.total - missing))
}
