import { levelIdsOf, type StockLevel } from '@souk/inventory'
import { type Instant, plusMs, systemActor } from '@souk/kernel'
import { type Order, withParts } from '@souk/orders'
import type { Dispatcher } from './dispatch.ts'
import { isOverdrawn, isUnconfirmed } from './dispatch/guarded-edge.ts'
import type { DocumentStore } from './contract.ts'

const actor = systemActor('Sweep')
/** Whoever overdrew a level sets it right within this time, if it lives. */
const graceMs = 15_000
const atOnce = 100

/** Levels at which more is promised than there is, that nobody has touched since `before`. */
export const overdrawnLevels =
  '*[_type == "stockLevel" && onHand - reserved - committed - unavailable < 0 && _updatedAt <= $before]' +
  ' | order(_id asc)[0...$most]._id'
/** Orders that may be called off, the latest first. */
export const unconfirmedOrders =
  '*[_type == "order" && state == "pending_payment" && defined(reservation.cart)]' +
  ' | order(_createdAt desc, _id desc)[0...$most]._id'

/**
 * A process that died between its transaction and the verdict on it leaves a level overdrawn: the latest orders there are
 * called off, one command each, until it is not. Nobody was told of these: whoever asked while it was overdrawn waits.
 */
export async function settleOverdrawn(
  { store, dispatch }: { readonly store: DocumentStore; readonly dispatch: Dispatcher['dispatch'] },
  now: Instant,
): Promise<boolean> {
  const most = atOnce
  const levels = await store.query<readonly string[]>(overdrawnLevels, { before: plusMs(now, -graceMs), most })
  if (levels.length === 0) return false
  const candidates = await store.get(await store.query<readonly string[]>(unconfirmedOrders, { most }))
  const orders = candidates.filter((each): each is Order => each?._type === 'order' && isUnconfirmed(each))
  for (const levelId of levels) {
    for (const order of orders) {
      const orderId = order._id
      const held = levelIdsOf(withParts(order, order.allocations))
      const [level] = (await store.get([levelId])) as readonly (StockLevel | undefined)[]
      if (!isOverdrawn(level)) break
      if (held.includes(levelId)) await dispatch('releaseUncovered', { orderId, levelId }, { actor })
    }
  }
  return true
}
