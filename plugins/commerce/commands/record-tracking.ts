import { type Decision, ok, type Refusal, type Result, type Write } from '@souk/kernel'
import { appendEvents, orderEvent } from '@souk/orders'
import { recordTracking as decideTracking, type ShipmentState } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { type Call, defineCommand } from '../dispatch/command.ts'
import { type DeliveryFacts, delivered, loadDelivery } from './delivery.ts'
import { shipmentIdShape, shipmentNotFound } from './record-label.ts'

type Input = CommandInputs['recordTracking']
interface Value {
  readonly shipmentId: string
  readonly state: ShipmentState
}

/** Keeps a carrier's word, once; what it says of the delivery moves fulfillment and order with it. Refusals: `shipment_not_found`, `unknown_status`. */
export const recordTracking = defineCommand<Input, DeliveryFacts | undefined, Value>({
  name: 'recordTracking',
  title: 'Courier news',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    shipmentId: shipmentIdShape,
    event: z.strictObject({
      id: z.string().min(1).max(200),
      at: z.iso.datetime(),
      status: z.string(),
      description: z.string().max(500),
    }),
  }),
  load: (reader, { shipmentId }) => loadDelivery(reader, shipmentId.replace('shipment.', 'fulfillment.')),
  applied: () => undefined,
  decide(facts, { event }, call) {
    if (!facts?.shipment) return shipmentNotFound()
    const recorded = decideTracking(facts.shipment, event)
    if (!recorded.ok) return recorded
    const { shipment, moved } = recorded.value.value
    const value = { shipmentId: shipment._id, state: shipment.state }
    if (!moved) return ok({ ...recorded.value, value })
    const followed = follow(facts, shipment.fulfillment, moved, event.description, call)
    if (!followed.ok) return followed
    const { writes, effects } = followed.value
    return ok({ writes: [...recorded.value.writes, ...writes], effects, value })
  },
})

function follow(
  facts: DeliveryFacts,
  fulfillmentId: string,
  moved: ShipmentState,
  note: string,
  call: Call,
): Result<Decision<unknown>, Refusal> {
  const fulfillment = facts.work.fulfillments.find(({ _id }) => _id === fulfillmentId)
  if (moved === 'delivered' && fulfillment?.state === 'handed_over') return delivered(facts, { fulfillmentId }, call)
  const type = moved === 'failed' ? 'delivery_failed' : 'tracking'
  const event = orderEvent(type, call, call.now, { note, fulfillment: fulfillmentId })
  const write: Write = { patch: { id: facts.work.order._id, insert: appendEvents(event) } }
  return ok({ writes: [write], effects: [], value: undefined })
}
