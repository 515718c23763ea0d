import { type Decision, decision, type Instant, type Issued, ok, type Refusal, type Result } from '@souk/kernel'
import type { Order, OrderPromise } from '../documents.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { orderLifecycle } from '../order-states.ts'
import { already, no } from '../refusals.ts'

export interface UpdatePromise extends Issued {
  readonly promise: OrderPromise
}

/** Minutes by which a promise must move before shoppers are told. */
export const tellFromMinutes = 2

/** Whether two windows differ by enough to tell. */
export const differsEnough = (a: Pick<OrderPromise, 'from' | 'to'>, b: Pick<OrderPromise, 'from' | 'to'>): boolean =>
  Math.max(Math.abs(Date.parse(a.from) - Date.parse(b.from)), Math.abs(Date.parse(a.to) - Date.parse(b.to))) >=
  tellFromMinutes * 60_000

/**
 * Tells the shopper a better estimate. What was promised first is kept beside it, and the fulfillments keep it as what
 * the floor works to. Nothing is written when it moved too little. Refuses `wrong_state` unless the order is placed.
 */
export function updatePromise(order: Order, command: UpdatePromise, now: Instant): Result<Decision<boolean>, Refusal> {
  if (order.state !== 'placed') return no('wrong_state', already(orderLifecycle[order.state].title))
  const promise = promisedAgain(order, command.promise)
  if (!promise) return ok(decision([], false))
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: { promise },
    insert: appendEvents(orderEvent('promise_updated', command, now)),
  }
  return ok(decision([{ patch }], true))
}

/** A better estimate as the order keeps it, beside what was promised first; undefined when it moved too little to tell. */
export function promisedAgain(
  { promise: before }: Pick<Order, 'promise'>,
  now: OrderPromise,
): OrderPromise | undefined {
  if (before && !differsEnough(before, now)) return undefined
  const { first = before && { from: before.from, to: before.to } } = before ?? {}
  return { ...now, ...(first && { first }) }
}
