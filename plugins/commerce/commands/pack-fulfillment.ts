import { ok } from '@souk/kernel'
import { pack } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import { capturePacked } from './payments/capture-packed.ts'
import { fulfillmentIdShape, fulfillmentNotFound, loadWork, workApplied, workRoles, workValue } from './work.ts'

/** Closes the bag. Refusals: those of the domain's `pack`. */
export const packFulfillment = defineCommand({
  name: 'packFulfillment',
  title: 'Pack',
  roles: workRoles,
  lane: 'direct',
  input: z.strictObject({ fulfillmentId: fulfillmentIdShape }),
  load: (reader, { fulfillmentId }) => loadWork(reader, fulfillmentId),
  applied: workApplied,
  decide(facts, command, call) {
    if (!facts) return fulfillmentNotFound()
    const decided = pack(facts, { ...command, ...call }, call.now)
    if (!decided.ok) return decided
    const { writes, effects, value } = decided.value
    return ok({ writes, effects: [...effects, ...capturePacked(facts.order)], value: workValue(value) })
  },
})
