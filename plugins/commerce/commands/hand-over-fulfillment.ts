import { dispatch, stockWrites } from '@souk/inventory'
import { ok, type Write } from '@souk/kernel'
import { handOver, unitsOf } from '@souk/orders'
import { reopenShipment, shipmentId } from '@souk/shipping'
import { z } from 'zod'
import { type Call, defineCommand } from '../dispatch/command.ts'
import { tellOnItsWay } from './messages/tell.ts'
import { capturePacked } from './payments/capture-packed.ts'
import { awaitedFrom, loadParcel, type ParcelFacts, parcelFor } from './shipping/parcel.ts'
import { fulfillmentIdShape, fulfillmentNotFound, type WorkValue, workApplied, workRoles, workValue } from './work.ts'

interface Input {
  fulfillmentId: string
  courier?: string
  pin?: string
}

/**
 * Gives the bag away: stock leaves the building, and unless the shopper fetched it, it has a parcel: the one that its
 * rider or its label opened, or a fresh one. A parcel without a number gets its label by effect.
 */
export const handOverFulfillment = defineCommand<Input, ParcelFacts | undefined, WorkValue>({
  name: 'handOverFulfillment',
  title: 'Hand over',
  roles: workRoles,
  lane: 'stock',
  audit: 'on_order',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    courier: z.string().trim().min(1).max(80).exactOptional(),
    pin: z.string().min(1).exactOptional(),
  }),
  load: (reader, { fulfillmentId }, call) => loadParcel(reader, fulfillmentId, call),
  applied: (facts, input, call) => workApplied(facts?.work, input, call),
  decide(parcelFacts, input, call) {
    if (!parcelFacts) return fulfillmentNotFound()
    const facts = parcelFacts.work
    const sent = facts.order.delivery.method === 'delivery'
    const shipment = sent ? { shipment: shipmentId(input.fulfillmentId) } : {}
    const decided = handOver(facts, { ...input, ...call, ...shipment }, call.now)
    if (!decided.ok) return decided
    const { writes, effects, value: fulfillment } = decided.value
    const { _id: order, number: orderNumber } = facts.order
    const cause = { kind: 'hand_over', order, orderNumber, fulfillment: fulfillment._id }
    const units = unitsOf(fulfillment)
    const moved = units.length > 0 ? stockWrites(dispatch(units, { ...call, cause }, call.now), []) : []
    const parcel = sent ? parcelOf(parcelFacts, input, call) : { writes: [], effects: [] }
    const told = tellOnItsWay(facts.order, fulfillment._id, call)
    return ok({
      writes: [...writes, ...moved, ...parcel.writes, ...told.writes],
      effects: [...effects, ...parcel.effects, ...capturePacked(facts.order), ...told.effects],
      value: workValue(fulfillment),
    })
  },
})

function parcelOf({ work, shipment, carrier }: ParcelFacts, { fulfillmentId, courier }: Input, call: Call) {
  const courierName = courier === undefined ? {} : { courierName: courier }
  if (!shipment || shipment.state === 'canceled')
    return freshParcel({ work, shipment, carrier }, fulfillmentId, courierName, call)
  const named = courier !== undefined && courier !== shipment.courierName
  const writes: readonly Write[] = named ? [{ patch: { id: shipment._id, set: courierName } }] : []
  const numbered = shipment.trackingNumber !== undefined || awaitedFrom(shipment.carrier) !== undefined
  return { writes, effects: numbered ? [] : [{ kind: 'label', subject: shipment._id }] }
}

/** Nobody opened one, or whoever was to carry it gave it up: our own riders bring it. */
function freshParcel(
  { work, shipment, carrier }: Pick<ParcelFacts, 'work' | 'shipment' | 'carrier'>,
  fulfillmentId: string,
  courierName: { readonly courierName?: string },
  call: Call,
) {
  if (shipment) {
    const again = reopenShipment(shipment, call.carrier, call.now)
    const writes: readonly Write[] = [...again.writes, { patch: { id: shipment._id, set: courierName } }]
    return { writes, effects: [{ kind: 'label', subject: shipment._id }] }
  }
  const opened = parcelFor(work, fulfillmentId, { carrier, ...courierName }, call)
  return { writes: opened.writes, effects: [{ kind: 'label', subject: opened.value._id }] }
}
