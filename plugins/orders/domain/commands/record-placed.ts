import {
  type Decision,
  decision,
  type Instant,
  type Issued,
  type New,
  nextState,
  ok,
  type Refusal,
  type Result,
} from '@souk/kernel'
import type { Allocation, Fulfillment, Order, OrderPromise } from '../documents.ts'
import { fulfillmentLine } from '../fulfillment-line.ts'
import type { HoldReason } from '../hold-reasons.ts'
import type { PaymentStanding } from '../states.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { fulfillmentId } from '../order-ids.ts'
import { orderLifecycle } from '../order-states.ts'
import { already, no } from '../refusals.ts'

export interface RecordPlaced extends Issued {
  readonly paymentStanding: PaymentStanding
  readonly promise?: OrderPromise
  /** Where the units are now, when late money found them elsewhere than they were first held. */
  readonly units?: readonly Omit<Allocation, '_key' | 'seller'>[]
}

/** Standings of an order whose money was taken, whatever became of that money since. */
const paidFor: readonly PaymentStanding[] = ['captured', 'over_captured', 'partially_refunded', 'disputed']

/** Why an order that is sent in exchange waits. */
export const untilItComes: HoldReason = 'exchange awaited'

/**
 * The order becomes placed and each location gets one fulfillment; one that waits for stock gets none yet, and one
 * that is sent in exchange for what has yet to come back is held. Legal from `pending_payment`, and from `expired`
 * when late money found its units again. Refuses `wrong_state`. Stock is committed by the same transaction.
 */
export function recordPlaced(
  order: Order,
  command: RecordPlaced,
  now: Instant,
): Result<Decision<readonly New<Fulfillment>[]>, Refusal> {
  const state = nextState(orderLifecycle, order.state, 'place')
  if (!state) return no('wrong_state', already(orderLifecycle[order.state].title))
  const allocations = command.units ? reallocated(order, command.units) : order.allocations
  const waits = allocations.some(({ backordered = 0 }) => backordered > 0)
  const held = order.exchange?.awaits === true && !waits
  const opened = waits ? [] : openFulfillments({ ...order, allocations }, command, now)
  const fulfillments = held ? opened.map((each) => ({ ...each, holds: [untilItComes] })) : opened
  const events = [
    ...(paidFor.includes(command.paymentStanding) ? [orderEvent('paid', command, now)] : []),
    orderEvent('placed', command, now),
    ...(held ? [orderEvent('held', command, now, { note: untilItComes })] : []),
  ]
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: {
      state: held ? 'on_hold' : state,
      placedAt: now,
      paymentStanding: command.paymentStanding,
      fulfillmentStanding: waits ? 'none' : 'open',
      fulfillments: fulfillments.map(({ _id }) => _id),
      ...(command.units ? { allocations } : {}),
      ...(command.promise ? { promise: command.promise } : {}),
    },
    unset: ['reservation'],
    insert: appendEvents(...events),
  }
  return ok(decision([{ patch }, ...fulfillments.map((create) => ({ create }))], fulfillments))
}

const reallocated = (order: Order, units: readonly Omit<Allocation, '_key' | 'seller'>[]): readonly Allocation[] =>
  units.map((unit, index) => ({
    ...unit,
    _key: `a${index + 1}`,
    seller: order.lines.find(({ _key }) => _key === unit.line)?.seller ?? '',
  }))

/** One fulfillment for each place that has units of the order. */
export function openFulfillments(
  order: Order,
  command: Issued & Pick<RecordPlaced, 'promise'>,
  now: Instant,
): readonly New<Fulfillment>[] {
  const byLocation = Map.groupBy(order.allocations, ({ location }) => location)
  return [...byLocation].map(([location, allocations], index) => ({
    _id: fulfillmentId(order._id, index + 1),
    _type: 'fulfillment',
    order: order._id,
    orderNumber: order.number,
    location,
    seller: allocations[0]?.seller ?? '',
    state: 'open',
    method: order.delivery.method,
    lines: allocations.map((allocation) => fulfillmentLine(order, allocation)),
    holds: [],
    openedAt: now,
    ...(command.promise ? { promise: { from: command.promise.from, to: command.promise.to } } : {}),
    events: [orderEvent('placed', command, now)],
  }))
}
