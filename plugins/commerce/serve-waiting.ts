import { type Instant, systemActor } from '@souk/kernel'
import type { DocumentStore } from './contract.ts'
import type { Dispatcher } from './dispatch.ts'

const actor = systemActor('Back-orders')
/** Levels that have free units and orders that wait for them. */
export const arrivedLevels =
  '*[_type == "stockLevel" && backordered > 0 && onHand - reserved - committed - unavailable > 0]' +
  ' | order(_id asc)[0...50]{variant, location}'
/** Placed orders that wait at a level, the one that was placed first before the others. */
const waitingOrders =
  '*[_type == "order" && state == "placed" && count(allocations[variant == $variant && location == $location' +
  ' && backordered > 0]) > 0] | order(placedAt asc, _id asc)[0...100]._id'

/** Refusals of an order that is passed over: the next one at the level is asked. */
const passedOver: ReadonlySet<string> = new Set(['wrong_state', 'payment_disputed'])

/**
 * Serves orders that wait for stock with what has arrived, first come, first served. How many got something. One that
 * fails keeps those behind it at its level waiting, and no other level.
 */
export async function serveWaiting(
  { store, dispatch }: { readonly store: DocumentStore; readonly dispatch: Dispatcher['dispatch'] },
  at: Instant | undefined,
  guarded: (subject: string, work: () => Promise<boolean>) => Promise<boolean>,
): Promise<number> {
  const levels = await store.query<readonly { readonly variant: string; readonly location: string }[]>(arrivedLevels)
  let served = 0
  for (const level of levels) {
    const orders = await store.query<readonly string[]>(waitingOrders, { ...level })
    for (const orderId of orders) {
      const goesOn = await guarded(orderId, async () => {
        const done = await dispatch('serveBackorders', { orderId }, { actor, ...(at && { now: at }) })
        if (done.ok) served += 1
        return done.ok || passedOver.has(done.refusal.code)
      })
      // Nothing is left for whoever came later, or it failed, or the lake is away: the next round goes on
      if (!goesOn) break
    }
  }
  return served
}
