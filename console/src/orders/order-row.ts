import type { Fulfillment, Order } from '@souk/orders'

/** A row of the queue, as `orderRow` projects it. */
export interface OrderRow
  extends Pick<Order, 'number' | 'state' | 'currency' | 'paymentStanding' | 'fulfillmentStanding'> {
  readonly _id: string
  readonly id: string
  readonly _rev: string
  readonly placedAt: string | null
  readonly createdAt: string
  readonly customer: string | null
  readonly total: number
  readonly promise: { readonly from: string; readonly to: string; readonly unit?: 'minutes' | 'days' } | null
  readonly method: string | null
  readonly fulfillments: readonly string[] | null
  readonly lines: readonly { readonly title: string; readonly quantity: number }[] | null
  readonly places: readonly string[] | null
}

/** A piece of work, as `workRow` projects it. */
export interface WorkRow
  extends Pick<
    Fulfillment,
    '_id' | '_rev' | 'order' | 'orderNumber' | 'location' | 'state' | 'method' | 'lines' | 'holds' | 'substitutions'
  > {
  readonly assignee: Fulfillment['assignee'] | null
  readonly courier: string | null
  readonly promise: { readonly from: string; readonly to: string; readonly unit?: 'minutes' | 'days' } | null
  readonly openedAt: string | null
  /** When somebody began to pick it. */
  readonly startedAt: string | null
  readonly pickedAt: string | null
  readonly packedAt: string | null
  readonly handedOverAt: string | null
  readonly deliveredAt: string | null
}

/** `2 Flat white ×2, bun`: how many units, and which, most of them first. */
export function lineWords(lines: OrderRow['lines']): { readonly units: number; readonly words: string } {
  const all = lines ?? []
  return {
    units: all.reduce((sum, { quantity }) => sum + quantity, 0),
    words: all.map(({ title, quantity }) => (quantity > 1 ? `${title} ×${quantity}` : title)).join(', '),
  }
}
