import { stockWrites } from '@souk/inventory'
import { ok } from '@souk/kernel'
import { rerouteFulfillment as decideDomain } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { fulfillmentIdShape, fulfillmentNotFound, type WorkValue, workApplied, workValue } from '../work.ts'
import { decideReroute } from './decide-reroute.ts'
import { loadReroute, placeName, promiseFrom, type RerouteFacts } from './reroute-facts.ts'

type Input = CommandInputs['rerouteFulfillment']

/** Who may say from where it is sent. */
export const rerouteRoles = ['administrator', 'manager', 'support'] as const

/**
 * Sends a fulfillment that nobody has begun from another place, in one transaction: its units go back to the shelf where
 * they were and are taken where it is sent from, order and fulfillment say so, and the shopper is promised again when it
 * moves. Refusals: those of `decideReroute`.
 */
export const rerouteFulfillment = defineCommand<Input, RerouteFacts | undefined, WorkValue>({
  name: 'rerouteFulfillment',
  title: 'Send from another place',
  roles: rerouteRoles,
  lane: 'stock',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    location: z.string().min(1).max(200),
    note: z.string().trim().max(500).exactOptional(),
  }),
  load: (reader, { fulfillmentId }) => loadReroute(reader, fulfillmentId),
  applied: workApplied,
  decide(facts, input, call) {
    if (!facts) return fulfillmentNotFound()
    const decided = decideReroute(facts, input, call)
    if (!decided.ok) return decided
    const { moved } = decided.value
    const promise = promiseFrom(facts, decided.value, call.now)
    const before = facts.fulfillments.find(({ _id }) => _id === input.fulfillmentId)?.location ?? ''
    const way = `${placeName(facts, before)} → ${placeName(facts, input.location)}`
    const note = [way, input.note].filter(Boolean).join('. ')
    const to = facts.places.find(({ _id }) => _id === input.location)
    const { fulfillmentId } = input
    const written = decideDomain(facts, { ...call, fulfillmentId, to, note, ...(promise ? { promise } : {}) }, call.now)
    if (!written.ok) return written
    return ok({
      ...written.value,
      writes: [...written.value.writes, ...stockWrites(moved, facts.levels)],
      value: workValue(written.value.value.fulfillment),
    })
  },
})
