import { ok } from '@souk/kernel'
import { pick } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import { fulfillmentIdShape, fulfillmentNotFound, loadWork, workApplied, workRoles, workValue } from './work.ts'

const input = z.strictObject({
  fulfillmentId: fulfillmentIdShape,
  lines: z
    .array(z.strictObject({ sku: z.string().min(1), quantity: z.int().min(0) }))
    .max(100)
    .exactOptional(),
  atLeast: z.boolean().exactOptional(),
})

/** Records what was collected; all as ordered when `lines` is left out, and never less than before with `atLeast`. Refusals: those of the domain's `pick`. */
export const pickFulfillment = defineCommand({
  name: 'pickFulfillment',
  title: 'Pick',
  roles: workRoles,
  lane: 'direct',
  audit: 'on_order',
  input,
  load: (reader, { fulfillmentId }) => loadWork(reader, fulfillmentId),
  applied: workApplied,
  decide(facts, command, call) {
    if (!facts) return fulfillmentNotFound()
    const decided = pick(facts, { ...command, ...call }, call.now)
    return decided.ok ? ok({ ...decided.value, value: workValue(decided.value.value) }) : decided
  },
})
