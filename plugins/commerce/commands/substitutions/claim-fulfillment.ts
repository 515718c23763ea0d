import { ok } from '@souk/kernel'
import { claim } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { fulfillmentIdShape, fulfillmentNotFound, loadWork, workApplied, workRoles, workValue } from '../work.ts'

/** Says who picks it; of two who say so at once one wins, and the other is told who. Refusals: those of the domain's `claim`. */
export const claimFulfillment = defineCommand({
  name: 'claimFulfillment',
  title: 'Claim',
  roles: workRoles,
  lane: 'direct',
  audit: 'on_order',
  input: z.strictObject({ fulfillmentId: fulfillmentIdShape, takeOver: z.boolean().exactOptional() }),
  load: (reader, { fulfillmentId }) => loadWork(reader, fulfillmentId),
  applied: workApplied,
  decide(facts, command, call) {
    if (!facts) return fulfillmentNotFound()
    const decided = claim(facts, { ...command, ...call }, call.now)
    return decided.ok ? ok({ ...decided.value, value: workValue(decided.value.value) }) : decided
  },
})
