import type { Decision, Instant } from '@souk/kernel'
import { contentHash } from '../content-hash.ts'
import type { Fulfillment, LineItem, Order, Totals } from '../documents.ts'
import { fulfillmentLine } from '../fulfillment-line.ts'
import { takeStep, type Work, type WorkFacts } from '../fulfillment-step.ts'
import { listAfter, type MissingUnits } from '../missing-units.ts'
import type { OrderEventType } from '../order-events.ts'
import type { PaymentStanding } from '../states.ts'
import type { Substitution } from '../substitution.ts'

/** A step on missing units; `entry` is what the list keeps of them from now on. */
export interface SettleMissing extends Work {
  readonly entry: Substitution
  readonly note?: string
}

/** What the order comes to with a replacement. Composed by commerce. */
export interface PricedSwap {
  /** The line that loses the missing units, and the one that comes instead. */
  readonly rest: LineItem
  readonly added: LineItem
  readonly totals: Totals
}

/** The units wait for the shopper's word; nothing else changes. */
export const askShopper = (facts: WorkFacts, missing: MissingUnits, command: SettleMissing, now: Instant) =>
  step(facts, missing, missing.fulfillment.lines, { event: 'substitution_asked' }, command, now)

/** They were there after all: the picker goes on. */
export const foundMissing = (facts: WorkFacts, missing: MissingUnits, command: SettleMissing, now: Instant) =>
  step(facts, missing, missing.fulfillment.lines, { event: 'found_after_all' }, command, now)

/** The units come off: they count as canceled on their line and as short on the list. The caller writes the stock and decides about the money. */
export function shortMissing(
  facts: WorkFacts,
  missing: MissingUnits,
  command: SettleMissing,
  now: Instant,
): Decision<Fulfillment> {
  const { fulfillment, part, quantity } = missing
  const lines = fulfillment.lines.map((line) =>
    line._key === part._key ? { ...line, shorted: line.shorted + quantity } : line,
  )
  return step(facts, missing, lines, { event: 'came_short', canceled: part._key }, command, now)
}

/** The order with a replacement in it, its standing aside: what the money is decided from. */
export function swappedOrder(order: Order, missing: MissingUnits, { rest, added, totals }: PricedSwap): Order {
  const { allocation, quantity } = missing
  const last = Math.max(0, ...order.allocations.map(({ _key }) => Number(_key.slice(1)) || 0))
  const { _key: line, sku, variant, seller } = added
  const { location } = allocation
  const lines = order.lines.flatMap((item) => (item._key === rest._key ? [rest, added] : [item]))
  const allocations = [
    ...order.allocations
      .map((each) => (each._key === allocation._key ? { ...each, quantity: each.quantity - quantity } : each))
      .filter((each) => each.quantity > 0),
    { _key: `a${last + 1}`, line, sku, variant, location, seller, quantity },
  ]
  const next = { ...order, lines, allocations, totals }
  return { ...next, contentHash: order.contentHash === '' ? '' : contentHash(next) }
}

/**
 * Something else comes instead: it stands on the order and on the list in place of the missing units, which its line
 * counts as substituted. The caller writes the stock and decides about the money.
 */
export function replaceMissing(
  facts: WorkFacts,
  missing: MissingUnits,
  swap: PricedSwap,
  command: SettleMissing & { readonly paymentStanding: PaymentStanding },
  now: Instant,
): Decision<Fulfillment> {
  const order = swappedOrder(facts.order, missing, swap)
  const { lines, allocations, totals } = order
  const allocation = allocations.find(({ line }) => line === swap.added._key)
  const list = missing.fulfillment.lines.flatMap((line) => {
    if (line._key !== missing.part._key) return [line]
    const rest = { ...line, quantity: line.quantity - missing.quantity }
    return [...(rest.quantity > 0 ? [rest] : []), ...(allocation ? [fulfillmentLine(order, allocation)] : [])]
  })
  const { paymentStanding } = command
  const changed = { lines, allocations, totals, contentHash: order.contentHash, paymentStanding }
  return step(facts, missing, list, { event: 'substituted', order: changed }, command, now)
}

interface What {
  readonly event: OrderEventType
  /** `_key` of the list's line whose units count as canceled. */
  readonly canceled?: string
  readonly order?: Readonly<Record<string, unknown>>
}

function step(
  facts: WorkFacts,
  missing: MissingUnits,
  lines: Fulfillment['lines'],
  { event, canceled, order }: What,
  command: SettleMissing,
  now: Instant,
): Decision<Fulfillment> {
  const { next, set, done, begins } = listAfter(missing, lines, command.entry, now)
  const mine = begins && next.assignee === undefined ? { assignee: command.actor } : {}
  return takeStep(
    facts,
    {
      next: { ...next, ...mine },
      set: { ...set, ...mine },
      events: [...(begins ? (['picking_started'] as const) : []), event, ...(done ? (['picked'] as const) : [])],
      counts: [['canceled', ({ _key }) => (_key === canceled ? missing.quantity : 0)]],
      ...(order ? { order } : {}),
      ...(command.note ? { note: command.note } : {}),
    },
    command,
    now,
  )
}
