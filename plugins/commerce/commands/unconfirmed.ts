import { createHash } from 'node:crypto'
import { inventoryRefusals, levelIdsOf } from '@souk/inventory'
import { type Document, fillWords, type Refusal, type Result, refuse, type Write } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { orderId, orderRefusals, withParts } from '@souk/orders'
import type { Reader } from '../dispatch/command.ts'
import { isOverdrawn, isUnconfirmed } from '../dispatch/guarded-edge.ts'
import { UnknownOutcome } from '../store/unknown-outcome.ts'

/** Why an order was called off whose units had been promised to others at the same moment. */
export const uncovered = 'sold_out'

/**
 * Reads anew whether an order that was found is in, and its units are there. False: it is made in this very transaction,
 * and is asked for again after it. Throws `UnknownOutcome` while its levels are overdrawn: whoever overdrew them is about
 * to release the latest, which may be this one.
 */
export async function isCovered(reader: Reader, order: Order): Promise<boolean> {
  if (!isUnconfirmed(order)) return true
  const [stored] = await reader.fresh([order._id])
  if (!stored) return false
  // After the order: a level that has room at one moment covers whoever was in by then
  const levels = await reader.fresh(levelIdsOf(withParts(order, order.allocations)))
  if (levels.some(isOverdrawn)) throw new UnknownOutcome(order._id, 'its units are promised twice')
  return true
}

/** A checkout as it stands: its order, if there is one, and the name under which that is, or is to be, made. */
export interface Checkout {
  readonly orderUlid: string
  readonly order?: Order
  /** The order of an earlier attempt, called off for want of units. */
  readonly released?: Order
}

/**
 * Follows a checkout from its first attempt. Whose units were promised twice was told sold out and has his basket again:
 * when he checks it out once more, that is a second checkout, whose name follows from the first's.
 */
export async function followCheckout(
  read: (id: string) => Promise<Order | undefined>,
  orderUlid: string,
): Promise<Checkout> {
  const order = await read(orderId(orderUlid))
  if (!order) return { orderUlid }
  if (order.state !== 'canceled' || order.cancelReason !== uncovered) return { orderUlid, order }
  return { released: order, ...(await followCheckout(read, nextAfter(orderUlid))) }
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** Another ulid of the same moment. */
function nextAfter(orderUlid: string): string {
  const hash = createHash('sha256').update(`checkout after ${orderUlid}`).digest()
  return orderUlid.slice(0, 10) + [...hash.subarray(0, 16)].map((byte) => letters.charAt(byte % 32)).join('')
}

/** Nobody is told of this: what is refused beside others' decisions is decided again after them. */
export const onItsWay = (): Result<never, Refusal> =>
  refuse({ code: 'busy', message: 'This order is being placed right now.' })

/** Writes down that it has its units: nobody calls it off for want of them any more. */
export const confirmation = ({ _id, _rev }: Order): Write => ({
  patch: { id: _id, ifRevisionID: _rev, unset: ['reservation.cart'] },
})

/**
 * What the shopper of a released order is told: the lines that held units of the level, or any of its units when it is not
 * known which was short. What is left of them nobody has counted. The shape of an order is taken on the word of its type.
 */
export function soldOut(order: Document, levelId?: string): Refusal {
  const lines = order['lines'] as Order['lines']
  const held = withParts({ lines }, order['allocations'] as Order['allocations'])
  const there = held.filter((units) => levelId === undefined || levelIdsOf([units]).includes(levelId))
  const keys = new Set(there.map(({ line }) => line))
  const short = lines.filter(({ _key }) => keys.has(_key)).map(({ sku, quantity }) => ({ sku, wanted: quantity }))
  const words = short.map(({ sku }) => sku).join(' or ')
  const message = fillWords(inventoryRefusals.out_of_stock.staff, { words })
  return { code: 'out_of_stock', message, detail: { lines: short, words } }
}

/** It has its units after all, or was told so. */
export const stands = (): Result<never, Refusal> =>
  refuse({ code: 'wrong_state', message: fillWords(orderRefusals.wrong_state.staff, { words: 'It has its units' }) })
