import { type Decision, type Instant, ok, type Refusal, type Result, type Write } from '@souk/kernel'
import type { Order, Return } from '../documents.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { type OnReturn, openFor, stepReturn } from '../return-step.ts'
import { awaitedUnits, unitsToExchange } from '../returned-units.ts'
import { type HoldFacts, lift } from './hold.ts'
import type { ReturnFacts } from './open-return.ts'
import { untilItComes } from './record-placed.ts'

export interface ExchangeReturn extends OnReturn {
  /** The order that is sent instead. */
  readonly orderId: string
  readonly orderNumber: string
  /** The refund by which its money left this order. */
  readonly refundId: string
}

/** Whether a return waits for goods; a claim never does. */
export const awaitsGoods = (found: Pick<Return, 'kind' | 'lines'>): boolean =>
  found.lines.some((line) => awaitedUnits(found, line) > 0)

/**
 * Something else is sent for the units of a return, one order for all of them: they count as paid for, and one that was
 * only asked for is approved. Refusals: `return_not_found`, `wrong_state`, `exchanged_already`, `nothing_to_exchange`.
 */
export function exchangeReturn(
  facts: ReturnFacts,
  command: ExchangeReturn,
  now: Instant,
): Result<Decision<Return>, Refusal> {
  const found = openFor(facts, command, 'exchange')
  if (!found.ok) return found
  const { lines, refunds, state } = found.value
  const paid = new Map(unitsToExchange(found.value).map(({ sku, quantity }) => [sku, quantity]))
  const set = {
    lines: lines.map((line) => ({ ...line, refunded: line.refunded + (paid.get(line.sku) ?? 0) })),
    refunds: [...refunds, command.refundId],
    exchange: command.orderId,
    ...(state === 'requested' ? { state: 'approved' as const, approvedAt: now } : {}),
  }
  return ok(stepReturn(facts.order, found.value, { set, event: 'exchanged', note: command.orderNumber }, command, now))
}

/** Units of a return, by SKU. */
type Units = readonly { readonly sku: string; readonly quantity: number }[]

/** The return as it stands once an exchange took back what it paid for. */
export function exchangeEnded({ exchange: _, ...found }: Return, units: Units): Return {
  const back = new Map(units.map(({ sku, quantity }) => [sku, quantity]))
  return {
    ...found,
    lines: found.lines.map((line) => ({ ...line, refunded: line.refunded - (back.get(line.sku) ?? 0) })),
  }
}

/** The order that was to be sent came to nothing before all of it came back: the return is one like any other again. */
export function endExchange(
  order: Order,
  found: Return,
  units: Units,
  { commandId, actor, orderNumber }: Omit<ExchangeReturn, 'orderId' | 'refundId' | 'returnId'>,
  now: Instant,
): readonly Write[] {
  const { lines } = exchangeEnded(found, units)
  const event = orderEvent('exchange_ended', { commandId, actor }, now, { note: orderNumber })
  return [
    { patch: { id: found._id, ifRevisionID: found._rev, set: { lines }, unset: ['exchange'] } },
    { patch: { id: order._id, ifRevisionID: order._rev, insert: appendEvents(event) } },
  ]
}

/** What an order is sent in exchange for is back: it waits for it no longer. The caller guards the order. */
export function goodsCame(
  facts: HoldFacts,
  command: Pick<OnReturn, 'commandId' | 'actor'>,
  now: Instant,
): Decision<null> {
  const { order } = facts
  const event = orderEvent('goods_came', command, now)
  const told = { patch: { id: order._id, unset: ['exchange.awaits'], insert: appendEvents(event) } }
  const freed = lift(facts, [untilItComes], command, now)
  return { ...freed, writes: [told, ...freed.writes] }
}
