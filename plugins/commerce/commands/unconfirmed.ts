import { inventoryRefusals, levelIdsOf } from '@souk/inventory'
import { type Document, fillWords, type Refusal, type Result, refuse, type Write } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { orderRefusals, withParts } from '@souk/orders'
import type { Reader } from '../dispatch/command.ts'
import { isOverdrawn, isUnconfirmed } from '../dispatch/guarded-edge.ts'
import { UnknownOutcome } from '../store/unknown-outcome.ts'

/** Why an order was called off whose units had been promised to others at the same moment. */
export const uncovered = 'sold_out'

/**
 * Reads anew whether an order that is in has its units. Throws `UnknownOutcome` while its levels are overdrawn: whoever
 * overdrew them is about to release the latest, which may be this one.
 */
export async function mustBeCovered(reader: Reader, order: Order): Promise<void> {
  if (!isUnconfirmed(order)) return
  const levels = await reader.fresh(levelIdsOf(withParts(order, order.allocations)))
  if (levels.some(isOverdrawn)) throw new UnknownOutcome(order._id, 'its units are promised twice')
}

/** Writes down that it has its units: nobody calls it off for want of them any more. */
export const confirmation = ({ _id, _rev }: Order): Write => ({
  patch: { id: _id, ifRevisionID: _rev, unset: ['reservation.cart'] },
})

/** What the shopper of a released order is told. The shape of an order is taken on the word of its type. */
export function soldOut(order: Document): Refusal {
  const lines = order['lines'] as Order['lines']
  const short = lines.map(({ sku, quantity }) => ({ sku, wanted: quantity, available: 0 }))
  const words = short.map(({ sku, wanted }) => `${sku} 0 of ${wanted}`).join(', ')
  const message = fillWords(inventoryRefusals.out_of_stock.staff, { words })
  return { code: 'out_of_stock', message, detail: { lines: short, words } }
}

/** It has its units after all, or was told so. */
export const stands = (): Result<never, Refusal> =>
  refuse({ code: 'wrong_state', message: fillWords(orderRefusals.wrong_state.staff, { words: 'It has its units' }) })
