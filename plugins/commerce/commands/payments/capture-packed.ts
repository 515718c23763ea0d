import type { Effect } from '@souk/kernel'
import type { Order } from '@souk/orders'

/**
 * The effect that takes authorized money once the last bag is packed or leaves. It looks again before it does: only the
 * step after which nothing is left to pack takes the money. Called by `packFulfillment` and `handOverFulfillment`.
 */
export const capturePacked = (order: Pick<Order, 'paymentStanding' | 'payment'>): readonly Effect[] =>
  order.paymentStanding === 'authorized' ? [{ kind: 'capture', subject: order.payment }] : []
