import { dotted, type Instant, type Issued, type New, nextState, ok, type Refusal, type Result } from '@souk/kernel'
import type { PurchaseOrder, PurchaseOrderLine, PurchaseOrderState } from '../documents.ts'
import { purchaseOrderLifecycle } from '../purchase-order-states.ts'
import { no } from '../refusals.ts'
import { stockMove } from '../stock-move.ts'
import {
  arrivalOf,
  arriving,
  type Brought,
  noLonger,
  type Said,
  travelEvent,
  type TravelStep,
  twiceIn,
  unitsOf,
  unseenOrTwice,
} from '../travel.ts'
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
  readonly lines?: readonly Brought[]
  /** What is not damaged of any line goes to quality control first; a line may ask for it by itself. */
  readonly qualityControl?: boolean
}
/** Other lines for a draft. `expectedRevision`: the one that the person saw. */
export interface PurchaseRevision extends Noted {
  readonly expectedRevision: string
  readonly lines: PurchasePlan['lines']
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
    lines: plannedLines(lines),
    ...(expectedOn ? { expectedOn } : {}),
    ...(note ? { note } : {}),
    events: [travelEvent('opened', command, now)],
    openedAt: now,
  })
}

const plannedLines = (lines: PurchasePlan['lines']): readonly PurchaseOrderLine[] =>
  lines.map(({ sku, variant, quantity, unitCost }, index) => ({
    _key: `l${index + 1}`,
    sku,
    variant,
    quantity,
    unitCost,
    received: 0,
    damaged: 0,
  }))

/** Other lines for what the supplier has not been asked for. Refusals: `purchase_order_state`, `paper_moved`, `line_twice`. */
export function revisePurchaseOrder(order: PurchaseOrder, command: PurchaseRevision, now: Instant): Step {
  const state = next(order, 'revise')
  if (!state) return wrongState(order, 'changed')
  const refused = unseenOrTwice(order, command)
  if (refused) return refused
  const lines = plannedLines(command.lines)
  return ok({ after: told(order, { state, lines }, 'revised', command, now), awaited: [] })
}

/** The supplier was asked: everything is awaited. Refuses `purchase_order_state`. */
export function placePurchaseOrder(order: PurchaseOrder, command: Noted, now: Instant): Step {
  const state = next(order, 'order')
  if (!state) return wrongState(order, 'ordered')
  return ok({ after: told(order, { state }, 'ordered', command, now), awaited: owedOf(order) })
}

/**
 * supplier -> available or quality control, what came damaged -> damaged; awaited no longer. Refusals: `purchase_order_state`,
 * `line_twice`, `line_unknown`, `nothing_to_move`, `over_receipt`, `more_damaged_than_arrived`.
 */
export function receivePurchaseOrder(order: PurchaseOrder, command: Delivery, now: Instant): Step {
  if (!next(order, 'receive')) return wrongState(order, 'received')
  const arrived = arrivalOf(order.lines, command.lines, stillOwed, command.qualityControl)
  if (!arrived.ok) return arrived
  const { all, damaged } = arrived.value
  const lines = order.lines.map((line) => ({
    ...line,
    received: line.received + (all.get(line.sku) ?? 0),
    damaged: line.damaged + (damaged.get(line.sku) ?? 0),
  }))
  const state = next(order, lines.every((line) => stillOwed(line) === 0) ? 'receive' : 'receive_part')
  if (!state) return wrongState(order, 'received')
  const move = stockMove(
    arriving(order.lines, arrived.value, order.location, 'supplier'),
    { ...command, cause: causeOf(order), reason: 'received' },
    now,
    { make: true },
  )
  const awaited = noLonger(unitsOf(order.lines, all, order.location))
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

const next = (
  { state }: PurchaseOrder,
  verb: 'revise' | 'order' | 'receive' | 'receive_part' | 'close_short' | 'cancel',
) => nextState(purchaseOrderLifecycle, state, verb) as PurchaseOrderState | undefined

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
