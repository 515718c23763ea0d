import type { Product } from '@souk/catalog'
import type { Decision, Instant, New, Refusal, Result } from '@souk/kernel'
import { ok } from '@souk/kernel'
import type { Allocation, Order, PaymentStanding } from '@souk/orders'
import { recordPlaced } from '@souk/orders'
import { promiseWindow } from '@souk/shipping'
import type { Call, Reader } from '../dispatch/command.ts'
import { mailAbout } from './mail-about.ts'
import { loadShop, type Shop } from './shop.ts'

export interface PromiseFacts {
  readonly shop: Shop
  readonly products: readonly Product[]
}

/** What a promise rests on: the zone's way and the longest preparation among the order's products. */
export async function loadPromise(reader: Reader, order: Order): Promise<PromiseFacts> {
  const [shop, products] = await Promise.all([
    loadShop(reader),
    reader.content<Product>(order.lines.map(({ product }) => product)),
  ])
  return { shop, products: products.filter((product) => product !== undefined) }
}

/** The window that an order placed now is promised. */
export function promiseFor(order: Pick<Order, 'delivery'>, { shop, products }: PromiseFacts, now: Instant) {
  const zone = shop.zones.find(({ _id }) => _id === order.delivery.zone)
  const prepMinutes = Math.max(0, ...products.map((product) => product.prepMinutes ?? 0))
  const way = zone ? { courierMinutes: zone.minutes } : {}
  return promiseWindow({ method: order.delivery.method, prepMinutes, queue: 0, ...way }, now)
}

/**
 * The order becomes placed: its fulfillments open and its confirmation is queued. The caller moves the stock. `units` is
 * given when they were found elsewhere than they were first held.
 */
export function becomePlaced(
  order: New<Order>,
  paymentStanding: PaymentStanding,
  promise: { readonly from: string; readonly to: string },
  units: readonly Omit<Allocation, '_key' | 'seller'>[] | undefined,
  call: Call,
): Result<Decision<undefined>, Refusal> {
  const stored = asStored(order, call)
  const decided = recordPlaced(stored, { ...call, paymentStanding, promise, ...(units && { units }) }, call.now)
  if (!decided.ok) return decided
  const mail = mailAbout(stored, 'order-confirmation', call)
  return ok({
    writes: [...decided.value.writes, ...mail.writes],
    effects: [...decided.value.effects, ...mail.effects],
    value: undefined,
  })
}

/** An order that this decision creates has no revision yet; nothing is guarded by it. */
const asStored = (order: New<Order>, { now }: Call): Order => ({ _rev: '', _createdAt: now, _updatedAt: now, ...order })
