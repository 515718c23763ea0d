import { ok } from '@souk/kernel'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import { type DeliveryFacts, delivered, loadDelivery, parcelDelivered } from './delivery.ts'
import { fulfillmentIdShape, fulfillmentNotFound, type WorkValue, workApplied, workRoles, workValue } from './work.ts'

interface Input {
  fulfillmentId: string
  pin?: string
}

/** Staff say that the shopper has it. Touches no stock level. Refusals: those of the domain's `deliver`. */
export const deliverFulfillment = defineCommand<Input, DeliveryFacts | undefined, WorkValue>({
  name: 'deliverFulfillment',
  title: 'Delivered',
  roles: workRoles,
  lane: 'direct',
  audit: 'on_order',
  input: z.strictObject({ fulfillmentId: fulfillmentIdShape, pin: z.string().min(1).exactOptional() }),
  load: (reader, { fulfillmentId }) => loadDelivery(reader, fulfillmentId),
  applied: (facts, input, call) => workApplied(facts?.work, input, call),
  decide(facts, input, call) {
    if (!facts) return fulfillmentNotFound()
    const decided = delivered(facts, input, call)
    if (!decided.ok) return decided
    const { writes, effects, value } = decided.value
    return ok({ writes: [...writes, ...parcelDelivered(facts.shipment, call)], effects, value: workValue(value) })
  },
})
