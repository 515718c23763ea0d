import { type Decision, decision, type Instant, type Issued, type New, type Write } from '@souk/kernel'
import { contentHash } from '../content-hash.ts'
import type { UnitsAt } from '../bundle-units.ts'
import type { Allocation, Fulfillment, LineItem, Order, OrderPromise, OrderPromotion, Totals } from '../documents.ts'
import { type EditedQuantity, type EditPlan, isUntouched, isWaiting } from '../edit-plan.ts'
import { fulfillmentLine } from '../fulfillment-line.ts'
import type { WorkFacts } from '../fulfillment-step.ts'
import { appendEvents, orderEvent } from '../order-events.ts'
import { fulfillmentId } from '../order-ids.ts'
import { fulfillmentStanding } from '../standing.ts'
import type { PaymentStanding } from '../states.ts'
import { lineItem, type PricedLine } from './place-order.ts'
import { openFulfillments } from './record-placed.ts'
import { promisedAnew, waitsForStock } from './serve-backorders.ts'

/** A plan with what catalogue, quote and allocation make of it. Composed by commerce. */
export interface PricedEdit {
  readonly plan: EditPlan
  /** Every line as it will be: those that stay under their own keys, then the added ones. */
  readonly lines: readonly PricedLine[]
  readonly totals: Totals
  readonly taxIncluded: boolean
  readonly promotions: readonly OrderPromotion[]
  /** Units that were found, at places that have not begun with the order; `backordered` of them are waited for. */
  readonly units: readonly UnitsAt[]
}

export interface EditOrder extends Issued {
  readonly reason: string
  readonly note?: string
  /** When it will be there, where that is another day now: of an order that waited for stock. */
  readonly promise?: OrderPromise
}

/** The order as it will be, its standing aside: what the money is decided from. */
export function editedOrder(order: Order, edit: PricedEdit): Order {
  const before = new Map(order.lines.map((item) => [item._key, item]))
  const lines = edit.lines.map((priced): LineItem => {
    const item = before.get(priced.line)
    if (!item) return lineItem(priced)
    const { quantity, subtotal, discount, tax } = priced
    return { ...item, quantity, subtotal, discount, tax }
  })
  const { totals, taxIncluded, promotions } = edit
  const stay = new Set(lines.map(({ _key }) => _key))
  // A line whose units were replaced tells what came instead of them, even when none of it is left
  const replaced = order.lines
    .filter(({ _key, substituted = 0 }) => substituted > 0 && !stay.has(_key))
    .map((item): LineItem => ({ ...item, quantity: 0, subtotal: 0, discount: 0, tax: 0 }))
  const given = promotions.length > 0 || order.promotions ? { promotions } : {}
  const allocations = allocationsAfter(order, lines, edit)
  const next = { ...order, lines: [...lines, ...replaced], totals, taxIncluded, ...given, allocations }
  return { ...next, contentHash: order.contentHash === '' ? '' : contentHash(next) }
}

/**
 * Writes an edit: the order with its new lines, units and totals, and every fulfillment that it touches, all guarded. A
 * place that is left without units is called off, one that had none gets a fulfillment of its own. An order that waits for
 * stock has none before, and gets them once nothing is missing. The caller moves the stock and decides about the money.
 */
export function editOrder(
  { order, fulfillments }: WorkFacts,
  edit: PricedEdit,
  command: EditOrder & { readonly paymentStanding: PaymentStanding },
  now: Instant,
): Decision<Order> {
  const next = editedOrder(order, edit)
  const parts = fulfillments.map((each) => (isUntouched(each) ? partAfter(next, each) : each))
  const opened = opens(next, fulfillments) ? openedParts(next, fulfillments, command, now) : []
  const note = [accountOf(edit.plan.changed), command.reason, command.note].filter(Boolean).join('. ')
  const set = {
    lines: next.lines,
    allocations: next.allocations,
    totals: next.totals,
    taxIncluded: next.taxIncluded,
    ...(next.promotions ? { promotions: next.promotions } : {}),
    contentHash: next.contentHash,
    ...(command.promise ? { promise: promisedAnew(order, command.promise) } : {}),
    paymentStanding: command.paymentStanding,
    fulfillments: [...order.fulfillments, ...opened.map(({ _id }) => _id)],
    fulfillmentStanding: fulfillmentStanding([...parts, ...opened]),
  }
  const event = orderEvent('edited', command, now, { note })
  const patch = { id: order._id, ifRevisionID: order._rev, set, insert: appendEvents(event) }
  const touched = parts.filter((part, index) => part !== fulfillments[index])
  const writes: readonly Write[] = [
    { patch },
    ...touched.map((part) => partWrite(part, command, now)),
    ...opened.map((create) => ({ create })),
  ]
  return decision(writes, { ...next, ...set })
}

/** `LATTE 2 → 1, BUN 0 → 1`: line by line what changed. */
export const accountOf = (changed: readonly EditedQuantity[]): string =>
  changed.map(({ sku, before, after }) => `${sku} ${before} → ${after}`).join(', ')

function allocationsAfter(
  order: Order,
  lines: readonly LineItem[],
  { plan, units }: PricedEdit,
): readonly Allocation[] {
  const [back, waived] = [unitsBy(plan.back), unitsBy(plan.waived)]
  const found = new Map(units.map((unit) => [`${unit.line} ${unit.location}`, unit]))
  const stay = order.allocations.flatMap((allocation): readonly Allocation[] => {
    const at = `${allocation.line} ${allocation.location}`
    const more = found.get(at)
    found.delete(at)
    const { backordered = 0, restockDays, ...own } = allocation
    const off = waived.get(own._key) ?? 0
    const quantity = own.quantity - (back.get(own._key) ?? 0) - off + (more?.quantity ?? 0)
    const days = [restockDays, more?.restockDays].filter((each) => each !== undefined)
    const later = laterOf(backordered - off + (more?.backordered ?? 0), days)
    return quantity > 0 ? [{ ...own, quantity, ...later }] : []
  })
  const last = Math.max(0, ...order.allocations.map(({ _key }) => Number(_key.slice(1)) || 0))
  const sellers = new Map(lines.map(({ _key, seller }) => [_key, seller]))
  const fresh = [...found.values()].map(({ line, sku, variant, location, quantity, ...unit }, index) => ({
    _key: `a${last + index + 1}`,
    line,
    sku,
    variant,
    location,
    seller: sellers.get(line) ?? '',
    quantity,
    ...laterOf(unit.backordered ?? 0, unit.restockDays === undefined ? [] : [unit.restockDays]),
  }))
  return [...stay, ...fresh]
}

const unitsBy = (units: readonly Pick<Allocation, '_key' | 'quantity'>[]): ReadonlyMap<string, number> =>
  new Map(units.map(({ _key, quantity }) => [_key, quantity]))

/** What an allocation says of units that are waited for; nothing when all of them are there. */
const laterOf = (backordered: number, days: readonly number[]): Pick<Allocation, 'backordered' | 'restockDays'> =>
  backordered > 0 ? { backordered, ...(days.length > 0 ? { restockDays: Math.max(...days) } : {}) } : {}

/** Whether there is work to be opened by an edit: not while something is waited for. */
const opens = (next: Order, fulfillments: readonly Fulfillment[]): boolean =>
  !isWaiting(fulfillments) || !waitsForStock(next)

/** Whether an edit takes an order that waited for stock to the floor. */
export const goesToFloor = (next: Order, fulfillments: readonly Fulfillment[]): boolean =>
  isWaiting(fulfillments) && opens(next, fulfillments)

/** What a place that has not begun is to send after it; the very same document when nothing changes there. */
function partAfter(next: Order, part: Fulfillment): Fulfillment {
  const before = new Map(part.lines.map((line) => [line.line, line]))
  const lines = next.allocations
    .filter(({ location }) => location === part.location)
    .map((allocation) => {
      const line = before.get(allocation.line)
      return line ? { ...line, quantity: allocation.quantity } : fulfillmentLine(next, allocation)
    })
  const same =
    lines.length === part.lines.length && lines.every(({ line, quantity }) => before.get(line)?.quantity === quantity)
  if (same) return part
  return lines.length > 0 ? { ...part, lines } : { ...part, lines, state: 'canceled' }
}

const partWrite = ({ _id, _rev, lines, state }: Fulfillment, command: EditOrder, now: Instant): Write => ({
  patch: {
    id: _id,
    ifRevisionID: _rev,
    set: { lines, ...(state === 'canceled' ? { state, canceledAt: now } : {}) },
    insert: appendEvents(orderEvent(state === 'canceled' ? 'canceled' : 'edited', command, now)),
  },
})

/** Places that had no part in the order before. */
function openedParts(
  next: Order,
  fulfillments: readonly Fulfillment[],
  command: EditOrder,
  now: Instant,
): readonly New<Fulfillment>[] {
  if (isWaiting(fulfillments)) return openFulfillments(next, command, now)
  const known = new Set(fulfillments.map(({ location }) => location))
  const places = Map.groupBy(next.allocations, ({ location }) => location)
  const promised = next.promise?.first ?? next.promise
  return [...places]
    .filter(([location]) => !known.has(location))
    .map(([location, allocations], index) => ({
      _id: fulfillmentId(next._id, next.fulfillments.length + index + 1),
      _type: 'fulfillment',
      order: next._id,
      orderNumber: next.number,
      location,
      seller: allocations[0]?.seller ?? '',
      state: 'open',
      method: next.delivery.method,
      lines: allocations.map((allocation) => fulfillmentLine(next, allocation)),
      holds: [],
      openedAt: now,
      ...(promised ? { promise: { from: promised.from, to: promised.to } } : {}),
      events: [orderEvent('placed', command, now)],
    }))
}
