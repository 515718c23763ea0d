import { dispatch, stockWrites } from '@souk/inventory'
import { ok } from '@souk/kernel'
import { handOver, unitsOf, type WorkFacts } from '@souk/orders'
import { openShipment, shipmentId } from '@souk/shipping'
import { z } from 'zod'
import { type Call, defineCommand } from '../dispatch/command.ts'
import { capturePacked } from './payments/capture-packed.ts'
import {
  fulfillmentIdShape,
  fulfillmentNotFound,
  loadWork,
  type WorkValue,
  workApplied,
  workRoles,
  workValue,
} from './work.ts'

interface Input {
  fulfillmentId: string
  courier?: string
  pin?: string
}

/** Gives the bag away: stock leaves the building, and unless the shopper fetched it a parcel is opened and its label ordered. */
export const handOverFulfillment = defineCommand<Input, WorkFacts | undefined, WorkValue>({
  name: 'handOverFulfillment',
  title: 'Hand over',
  roles: workRoles,
  lane: 'stock',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    courier: z.string().trim().min(1).max(80).exactOptional(),
    pin: z.string().min(1).exactOptional(),
  }),
  load: (reader, { fulfillmentId }) => loadWork(reader, fulfillmentId),
  applied: workApplied,
  decide(facts, input, call) {
    if (!facts) return fulfillmentNotFound()
    const sent = facts.order.delivery.method === 'delivery'
    const shipment = sent ? { shipment: shipmentId(input.fulfillmentId) } : {}
    const decided = handOver(facts, { ...input, ...call, ...shipment }, call.now)
    if (!decided.ok) return decided
    const { writes, effects, value: fulfillment } = decided.value
    const { _id: order, number: orderNumber } = facts.order
    const cause = { kind: 'hand_over', order, orderNumber, fulfillment: fulfillment._id }
    const units = unitsOf(fulfillment)
    const moved = units.length > 0 ? stockWrites(dispatch(units, { ...call, cause }, call.now), []) : []
    const parcel = sent ? parcelOf(facts, input, call) : { writes: [], effects: [] }
    return ok({
      writes: [...writes, ...moved, ...parcel.writes],
      effects: [...effects, ...parcel.effects, ...capturePacked(facts.order)],
      value: workValue(fulfillment),
    })
  },
})

function parcelOf({ order }: WorkFacts, { fulfillmentId, courier }: Input, call: Call) {
  const opened = openShipment(
    {
      order: order._id,
      orderNumber: order.number,
      fulfillment: fulfillmentId,
      carrier: call.carrier,
      ...(courier !== undefined && { courierName: courier }),
    },
    call.now,
  )
  return { writes: opened.writes, effects: [{ kind: 'label', subject: opened.value._id }] }
}
