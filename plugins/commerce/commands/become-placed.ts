import type { Decision, New, Refusal, Result } from '@souk/kernel'
import { ok } from '@souk/kernel'
import type { Allocation, Fulfillment, Order, OrderPromise, PaymentStanding } from '@souk/orders'
import { recordPlaced } from '@souk/orders'
import type { Call } from '../dispatch/command.ts'
import { mailAbout } from './mail-about.ts'
import { redeemAgain } from './pricing/redeem.ts'

/**
 * The order becomes placed: its fulfillments open and its confirmation is queued. The caller moves the stock. `units` is
 * given when they were found elsewhere than they were first held: the order had expired by then, so its promotions count
 * again. They do so beyond their limit, too, because the shopper has paid the price they made. The value is what opened.
 */
export function becomePlaced(
  order: New<Order>,
  paymentStanding: PaymentStanding,
  promise: OrderPromise,
  units: readonly Omit<Allocation, '_key' | 'seller'>[] | undefined,
  call: Call,
): Result<Decision<readonly New<Fulfillment>[]>, Refusal> {
  const stored = asStored(order, call)
  const decided = recordPlaced(stored, { ...call, paymentStanding, promise, ...(units && { units }) }, call.now)
  if (!decided.ok) return decided
  const mail = mailAbout(stored, 'order-confirmation', call)
  return ok({
    writes: [...decided.value.writes, ...(units ? redeemAgain(order) : []), ...mail.writes],
    effects: [...decided.value.effects, ...mail.effects],
    value: decided.value.value,
  })
}

/** An order that this decision creates has no revision yet; nothing is guarded by it. */
const asStored = (order: New<Order>, { now }: Call): Order => ({ _rev: '', _createdAt: now, _updatedAt: now, ...order })
