import { dotted, type Instant, type Issued, type New, nextState, ok, type Refusal, type Result } from '@souk/kernel'
import type { PurchaseOrder, PurchaseOrderLine, PurchaseOrderState } from '../documents.ts'
import { purchaseOrderLifecycle } from '../purchase-order-states.ts'
import { no } from '../refusals.ts'
import { stockMove } from '../stock-move.ts'
import { noLonger, type Said, share, travelEvent, type TravelStep, twiceIn, unitsOf } from '../travel.ts'
import type { TravelEventType } from '../travel-events.ts'

/** A purchase order to be planned. Costs are minor units of `currency`. */
export interface PurchasePlan extends Issued {
  readonly supplier: string
  readonly reference: string
  readonly location: string
  readonly currency: string
  readonly lines: readonly (Said & { readonly variant: string; readonly unitCost: number })[]
  readonly expectedOn?: string
  readonly note?: string
}
type Noted = Issued & { readonly note?: string }
/** What came of a delivery; all that is left, undamaged, when `lines` is left out. */
export interface Delivery extends Noted {
  readonly lines?: readonly (Said & { readonly damaged?: number })[]
}
type Step = Result<TravelStep<PurchaseOrder>, Refusal>

/** Units of a line that the supplier still owes. */
export const stillOwed = ({ quantity, received }: Pick<PurchaseOrderLine, 'quantity' | 'received'>): number =>
  quantity - received

/** Plans a purchase; nothing is awaited. Refuses `line_twice`. Called by commerce's `openPurchaseOrder`. */
export function openPurchaseOrder(command: PurchasePlan, now: Instant): Result<New<PurchaseOrder>, Refusal> {
  const { commandId, supplier, reference, location, currency, lines, expectedOn, note } = command
  const twice = twiceIn(lines)
  if (twice !== undefined) return no('line_twice', { sku: twice })
  return ok({
    _id: dotted('purchaseOrder', commandId),
    _type: 'purchaseOrder',
    state: 'draft',
    supplier,
    reference,
    location,
    currency,
    lines: lines.map((line, index) => ({ _key: `l${index + 1}`, ...line, received: 0, damaged: 0 })),
    ...(expectedOn ? { expectedOn } : {}),
    ...(note ? { note } : {}),
    events: [travelEvent('opened', command, now)],
    openedAt: now,
  })
}

/** The supplier was asked: everything is awaited. Refuses `purchase_order_state`. */
export function placePurchaseOrder(order: PurchaseOrder, command: Noted, now: Instant): Step {
  const state = next(order, 'order')
  if (!state) return wrongState(order, 'ordered')
  return ok({ after: told(order, { state }, 'ordered', command, now), awaited: owedOf(order) })
}

/**
 * supplier -> available, what came damaged -> unavailable; awaited no longer. Refusals: `purchase_order_state`,
 * `line_twice`, `line_unknown`, `nothing_to_move`, `over_receipt`, `more_damaged_than_arrived`.
 */
export function receivePurchaseOrder(order: PurchaseOrder, command: Delivery, now: Instant): Step {
  if (!next(order, 'receive')) return wrongState(order, 'received')
  const given = share(order.lines, command.lines, stillOwed, 'over_receipt')
  if (!given.ok) return given
  const odd = command.lines?.find(({ quantity, damaged = 0 }) => damaged > quantity)
  if (odd) return no('more_damaged_than_arrived', { sku: odd.sku })
  const bad = new Map(command.lines?.map(({ sku, damaged = 0 }) => [sku, damaged]))
  const good = new Map([...given.value].map(([sku, quantity]) => [sku, quantity - (bad.get(sku) ?? 0)]))
  const lines = order.lines.map((line) => ({
    ...line,
    received: line.received + (given.value.get(line.sku) ?? 0),
    damaged: line.damaged + (bad.get(line.sku) ?? 0),
  }))
  const state = next(order, lines.every((line) => stillOwed(line) === 0) ? 'receive' : 'receive_part')
  if (!state) return wrongState(order, 'received')
  const bring = (units: ReadonlyMap<string, number>, to: 'available' | 'unavailable') =>
    unitsOf(order.lines, units, order.location).map((unit) => ({ ...unit, from: 'supplier' as const, to }))
  const move = stockMove(
    [...bring(good, 'available'), ...bring(bad, 'unavailable')],
    { ...command, cause: causeOf(order), reason: 'received' },
    now,
    { make: true },
  )
  const awaited = noLonger(unitsOf(order.lines, given.value, order.location))
  return ok({ after: told(order, { state, lines }, 'arrived', command, now), move, awaited })
}

/** What has not arrived is awaited no more. Refuses `purchase_order_state`: before anything arrived it is canceled instead. */
export const closePurchaseOrder = (order: PurchaseOrder, command: Noted, now: Instant): Step =>
  end(order, 'close_short', 'closed_short', command, now)

/** Calls off an order of which nothing has arrived. Refuses `purchase_order_state`. */
export const cancelPurchaseOrder = (order: PurchaseOrder, command: Noted, now: Instant): Step =>
  end(order, 'cancel', 'canceled', command, now)

function end(
  order: PurchaseOrder,
  verb: 'close_short' | 'cancel',
  type: 'closed_short' | 'canceled',
  command: Noted,
  now: Instant,
): Step {
  const state = next(order, verb)
  if (!state) return wrongState(order, type.replaceAll('_', ' '))
  const awaited = order.state === 'draft' ? [] : noLonger(owedOf(order))
  return ok({ after: told(order, { state }, type, command, now), awaited })
}

const owedOf = ({ lines, location }: PurchaseOrder) =>
  unitsOf(lines, new Map(lines.map((line) => [line.sku, stillOwed(line)])), location)

const next = ({ state }: PurchaseOrder, verb: 'order' | 'receive' | 'receive_part' | 'close_short' | 'cancel') =>
  nextState(purchaseOrderLifecycle, state, verb) as PurchaseOrderState | undefined

const wrongState = ({ state }: PurchaseOrder, done: string) =>
  no('purchase_order_state', { state: purchaseOrderLifecycle[state].title.toLowerCase(), done })

const causeOf = ({ _id, reference }: PurchaseOrder) => ({ kind: 'purchase_order', purchaseOrder: _id, reference })

const told = (
  order: PurchaseOrder,
  change: Partial<Pick<PurchaseOrder, 'state' | 'lines'>>,
  type: TravelEventType,
  command: Noted,
  now: Instant,
): PurchaseOrder => ({ ...order, ...change, events: [...order.events, travelEvent(type, command, now)] })
