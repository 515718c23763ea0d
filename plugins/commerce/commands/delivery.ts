import { deliver as deliverUnits, stockWrites } from '@souk/inventory'
import type { Decision, Refusal, Result, Write } from '@souk/kernel'
import { ok } from '@souk/kernel'
import { deliver, type Fulfillment, type Order, unitsOf, type WorkFacts } from '@souk/orders'
import { amountDue, type Payment, paymentStanding, recordObserved } from '@souk/payments'
import { recordTracking, type Shipment, shipmentId } from '@souk/shipping'
import type { Call, Reader } from '../dispatch/command.ts'
import { tellDelivered } from './messages/tell.ts'
import { loadWork } from './work.ts'

/** What a delivery is decided from. */
export interface DeliveryFacts {
  readonly work: WorkFacts
  readonly shipment: Shipment | undefined
  readonly payment: Payment | undefined
}

export async function loadDelivery(reader: Reader, fulfillmentId: string): Promise<DeliveryFacts | undefined> {
  const [work, [shipment]] = await Promise.all([
    loadWork(reader, fulfillmentId),
    reader.peek<Shipment>([shipmentId(fulfillmentId)]),
  ])
  if (!work) return undefined
  const [payment] = await reader.peek<Payment>([work.order.payment])
  return { work, shipment, payment }
}

/**
 * The shopper has it: fulfillment and order, the ledger, and with the last parcel of a cash order its money. The parcel
 * itself is the caller's: staff say that it arrived, or the carrier does.
 */
export function delivered(
  { work, payment }: DeliveryFacts,
  asked: { readonly fulfillmentId: string; readonly pin?: string },
  call: Call,
): Result<Decision<Fulfillment>, Refusal> {
  const decided = deliver(work, { ...asked, ...call }, call.now)
  if (!decided.ok) return decided
  const { writes, effects, value: fulfillment } = decided.value
  const { _id: order, number: orderNumber } = work.order
  const cause = { kind: 'delivery', order, orderNumber, fulfillment: fulfillment._id }
  const units = unitsOf(fulfillment)
  const moved = units.length > 0 ? stockWrites(deliverUnits(units, { ...call, cause }, call.now), []) : []
  const last = work.fulfillments.every(({ _id, state }) => _id === fulfillment._id || isOver(state))
  const cash = last && payment ? cashTaken(work.order, payment, call) : []
  const told = last ? tellDelivered(work.order, call) : { writes: [], effects: [] }
  return ok({
    writes: [...writes, ...moved, ...cash, ...told.writes],
    effects: [...effects, ...told.effects],
    value: fulfillment,
  })
}

const isOver = (state: Fulfillment['state']): boolean => state === 'delivered' || state === 'canceled'

/** Cash is taken at the door or the counter: what is owed for what was brought. */
export function cashTaken(order: Order, payment: Payment, { now }: Pick<Call, 'now'>): readonly Write[] {
  if (payment.provider !== 'cash' || payment.captured > 0) return []
  const { currency, amount } = payment
  const captured = amountDue(order)
  const taken = { status: 'captured', currency, amount, authorized: 0, captured, refunded: 0, disputed: false }
  const recorded = recordObserved(payment, taken, now)
  if (!recorded.ok) return []
  const standing = paymentStanding([recorded.value.value.payment], order.totals.total, amountDue(order))
  return [...recorded.value.writes, { patch: { id: order._id, set: { paymentStanding: standing } } }]
}

/** The parcel's own record of what staff say. */
export function parcelDelivered(shipment: Shipment | undefined, { commandId, now }: Call): readonly Write[] {
  if (!shipment) return []
  const word = { id: `staff-${commandId}`, at: now, status: 'delivered', description: 'Delivered' }
  const recorded = recordTracking(shipment, word)
  return recorded.ok ? recorded.value.writes : []
}
