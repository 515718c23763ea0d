import { type Instant, systemActor } from '@souk/kernel'
import type { DocumentStore } from './contract.ts'
import type { Dispatcher } from './dispatch.ts'

/** Levels that have free units and orders that wait for them. */
export const arrivedLevels =
  '*[_type == "stockLevel" && backordered > 0 && onHand - reserved - committed - unavailable > 0]' +
  ' | order(_id asc)[0...50]{variant, location}'
/** Placed orders that wait at a level, the one that was placed first before the others. */
const waitingOrders =
  '*[_type == "order" && state == "placed" && count(allocations[variant == $variant && location == $location' +
  ' && backordered > 0]) > 0] | order(placedAt asc, _id asc)[0...100]._id'

/** Serves orders that wait for stock with what has arrived, first come, first served. How many got something. */
export async function serveWaiting(
  { store, dispatch }: { readonly store: DocumentStore; readonly dispatch: Dispatcher['dispatch'] },
  at?: Instant,
): Promise<number> {
  const levels = await store.query<readonly { readonly variant: string; readonly location: string }[]>(arrivedLevels)
  let served = 0
  for (const level of levels) {
    const orders = await store.query<readonly string[]>(waitingOrders, { ...level })
    for (const orderId of orders) {
      const actor = systemActor('Back-orders')
      const done = await dispatch('serveBackorders', { orderId }, { actor, ...(at && { now: at }) })
      // Nothing is left for whoever came later, or the lake is away: the next round goes on
      if (!done.ok && done.refusal.code !== 'wrong_state' && done.refusal.code !== 'payment_disputed') break
      if (done.ok) served += 1
    }
  }
  return served
}
