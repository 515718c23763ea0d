import { giveUp, stockWrites } from '@souk/inventory'
import { type Decision, type Effect, type New, ok, type Refusal, type Result } from '@souk/kernel'
import {
  type CanceledPart,
  cancelFulfillment as decideCancel,
  type Fulfillment,
  type Order,
  type OrderState,
} from '@souk/orders'
import { payerOf, type Refund } from '@souk/payments'
import { type Shipment, shipmentId } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { type Call, defineCommand } from '../dispatch/command.ts'
import { cashTaken } from './delivery.ts'
import { type EndFacts, loadEnd, moneyAtEnd } from './end-of-order.ts'
import { giveBackUnits, givenBy, unpaidOf } from './give-back.ts'
import { tellCanceled, tellDelivered } from './messages/tell.ts'
import { capturePacked } from './payments/capture-packed.ts'
import { giveBackRedemptions } from './pricing/redeem.ts'
import { isStill, no as noParcel } from './shipping/parcel.ts'
import { fulfillmentIdShape, fulfillmentNotFound, isMarked } from './work.ts'

type Input = CommandInputs['cancelFulfillment']
export interface CallOffFacts extends EndFacts {
  readonly shipment: Shipment | undefined
}
/** What canceling a fulfillment answers. `orderState` is `canceled` when it was the last of the order. */
export interface CanceledFulfillmentValue {
  readonly fulfillmentId: string
  readonly orderId: string
  readonly state: Fulfillment['state']
  readonly orderState: OrderState
  /** The refund that was decided with it. Null: nothing of it was taken yet, and less will be; or it was given back before. */
  readonly refund: { readonly refundId: string; readonly amount: number; readonly currency: string } | null
}

/**
 * Calls off one fulfillment that is still in the house: its units go back to the shelf (with `restock` false what was
 * picked is written off), and what was paid for them goes back by effect. Money that was not taken yet is taken for the
 * rest only. The last one ends the order as `cancelOrder` does. Refusals: `fulfillment_not_found`, `wrong_state`, `payment_disputed`, `parcel_moving`, `nothing_picked`.
 */
export const cancelFulfillment = defineCommand<Input, CallOffFacts | undefined, CanceledFulfillmentValue>({
  name: 'cancelFulfillment',
  title: 'Cancel fulfillment',
  roles: ['administrator', 'manager', 'support'],
  lane: 'stock',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    reason: z.string().trim().min(1).max(200),
    note: z.string().trim().max(500).exactOptional(),
    restock: z.boolean().exactOptional(),
  }),
  async load(reader, { fulfillmentId }) {
    const ulid = fulfillmentId.slice('fulfillment.'.length, fulfillmentId.lastIndexOf('-'))
    const [facts, [shipment]] = await Promise.all([
      loadEnd(reader, `order.${ulid}`),
      reader.peek<Shipment>([shipmentId(fulfillmentId)]),
    ])
    return facts && { ...facts, shipment }
  },
  applied(facts, { fulfillmentId }, call) {
    const fulfillment = facts?.fulfillments.find(({ _id }) => _id === fulfillmentId)
    if (!facts || !isMarked(fulfillment, call)) return undefined
    const refund = givenBy(facts.refunds, call)
    return ok(valueOf(fulfillmentId, facts.order, facts.order.state, refund))
  },
  decide: (facts, input, call) => (facts ? callOff(facts, input, call) : fulfillmentNotFound()),
})

/**
 * Calls one fulfillment off. `freed` says where its units go: back on the shelf, or where the caller knows them to be.
 * Called by `cancelFulfillment`, and where nothing of a list is there to be picked.
 */
export function callOff(
  facts: CallOffFacts,
  input: Input,
  call: Call,
  freed: typeof backOnShelf = backOnShelf,
): Result<Decision<CanceledFulfillmentValue>, Refusal> {
  const decided = decideCancel(facts, { ...input, ...call }, call.now)
  if (!decided.ok) return decided
  const { shipment, order } = facts
  if (shipment && !isStill(shipment.state))
    return noParcel('parcel_moving', { state: shipment.state.replaceAll('_', ' ') })
  const { writes, effects, value: part } = decided.value
  const followed = part.standing === 'canceled' ? endOfAll(facts, input, call) : endOfPart(facts, part, input, call)
  if (!followed.ok) return followed
  return ok({
    writes: [...writes, ...freed(order, part, call, input.reason), ...followed.value.writes],
    effects: [...effects, ...parcelEnded(shipment), ...followed.value.effects],
    value: followed.value.value,
  })
}

type Given = New<Refund> | undefined
type Followed = Result<Decision<CanceledFulfillmentValue>, Refusal>

function backOnShelf(order: Order, { fulfillment, units, spoiled }: CanceledPart, call: Call, reason: string) {
  const cause = { kind: 'cancel', order: order._id, orderNumber: order.number, fulfillment: fulfillment._id }
  if (units.length + spoiled.length === 0) return []
  const note = spoiled.length > 0 ? { note: reason } : {}
  return stockWrites(giveUp({ back: units, spoiled }, { ...call, cause, ...note }, call.now), [])
}

/** A label or a courier that was ordered for it is not needed. */
const parcelEnded = (shipment: Shipment | undefined): readonly Effect[] =>
  shipment && shipment.state !== 'canceled' ? [{ kind: 'cancel-parcel', subject: shipment._id }] : []

/** Nothing is left of the order: all its money goes back, its promotions are there for others, the shopper is told. */
function endOfAll(facts: CallOffFacts, { fulfillmentId, reason }: Input, call: Call): Followed {
  const money = moneyAtEnd(facts, reason, call)
  if (!money.ok) return money
  const told = tellCanceled(facts.order, call)
  return ok({
    writes: [...money.value.writes, ...giveBackRedemptions(facts.order), ...told.writes],
    effects: [...money.value.effects, ...told.effects],
    value: valueOf(fulfillmentId, facts.order, 'canceled', money.value.value),
  })
}

/** The rest goes on, or was the last to arrive. */
function endOfPart(facts: CallOffFacts, part: CanceledPart, { fulfillmentId, reason }: Input, call: Call): Followed {
  const order = withoutPart(facts.order, part)
  const arrived = part.standing === 'delivered' && order.state === 'placed'
  const payer = payerOf(facts.attempts, facts.refunds)
  const given = moneyForPart(facts, part, reason, call)
  if (!given.ok) return given
  const cash = part.standing === 'delivered' && payer ? cashTaken(order, payer, call) : []
  const told = arrived ? tellDelivered(order, call) : { writes: [], effects: [] }
  return ok({
    writes: [...given.value.writes, ...cash, ...told.writes],
    effects: [...given.value.effects, ...capturePacked(order), ...told.effects],
    value: valueOf(fulfillmentId, order, arrived ? 'completed' : order.state, given.value.value),
  })
}

/** The order as its lines stand after it. */
const withoutPart = (order: Order, { fulfillment }: CanceledPart): Order => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, canceled: line.canceled + unitsIn(fulfillment, line._key) })),
})
/** Units of a line that the place was still to send. */
const unitsIn = ({ lines }: Fulfillment, line: string): number =>
  lines.filter((each) => each.line === line).reduce((sum, { quantity, shorted }) => sum + quantity - shorted, 0)

/**
 * What was taken for its units goes back. Units that were refunded before are taken for the canceled ones, so none is
 * paid back twice, and never more goes back than is left.
 */
function moneyForPart(facts: EndFacts, { fulfillment }: CanceledPart, reason: string, call: Call) {
  const wanted = facts.order.lines.flatMap((line) => {
    const quantity = unpaidOf(line, unitsIn(fulfillment, line._key), facts)
    return quantity > 0 ? [{ sku: line.sku, quantity }] : []
  })
  return giveBackUnits(facts, wanted, { reason }, call)
}

const valueOf = (
  fulfillmentId: string,
  { _id: orderId }: Order,
  orderState: OrderState,
  refund: Given,
): CanceledFulfillmentValue => ({
  fulfillmentId,
  orderId,
  state: 'canceled',
  orderState,
  refund: refund ? { refundId: refund._id, amount: refund.amount, currency: refund.currency } : null,
})
