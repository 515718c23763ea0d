import { levelId, promisable, stockUnits } from '@souk/inventory'
import { ok } from '@souk/kernel'
import { planReroute, type ReroutePreview, withParts } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { looking } from '../substitutions/missing-facts.ts'
import { fulfillmentIdShape, fulfillmentNotFound } from '../work.ts'
import { decideReroute } from './decide-reroute.ts'
import { loadReroute, placeName, promiseFrom, type RerouteFacts } from './reroute-facts.ts'
import { rerouteRoles } from './reroute-fulfillment.ts'

type Input = CommandInputs['previewReroute']

/** Says for each other place what sending from there would do, by the very decision of `rerouteFulfillment`. Writes nothing. */
export const previewReroute = defineCommand<Input, RerouteFacts | undefined, ReroutePreview>({
  name: 'previewReroute',
  title: 'Preview sending from another place',
  roles: rerouteRoles,
  lane: 'direct',
  input: z.strictObject({ fulfillmentId: fulfillmentIdShape }),
  load: (reader, { fulfillmentId }) => loadReroute(looking(reader), fulfillmentId),
  applied: () => undefined,
  decide(facts, { fulfillmentId }, call) {
    const fulfillment = facts?.fulfillments.find(({ _id }) => _id === fulfillmentId)
    if (!facts || !fulfillment) return fulfillmentNotFound()
    const { location: from } = fulfillment
    const refused = whyNowhere(facts, fulfillmentId)
    if (refused) return refused
    const places = facts.places
      .filter(({ _id, active }) => active && _id !== from)
      .map(({ _id }) => placeOf(facts, { fulfillmentId, location: _id, from }, call))
    return ok({ writes: [], effects: [], value: { fulfillmentId, from, fromName: placeName(facts, from), places } })
  },
})

/** What no choice of a place would help. */
function whyNowhere(facts: RerouteFacts, fulfillmentId: string) {
  const planned = planReroute(facts, fulfillmentId, { _id: '', name: '', active: true, serves: true })
  return planned.ok ? undefined : planned
}

function placeOf(
  facts: RerouteFacts,
  { from, ...asked }: { readonly fulfillmentId: string; readonly location: string; readonly from: string },
  call: Call,
): ReroutePreview['places'][number] {
  const { location } = asked
  const decided = decideReroute(facts, asked, call)
  const free = (variant: string): number => {
    const level = facts.levels.find(({ _id }) => _id === levelId(variant, location))
    return level ? promisable(level) : 0
  }
  const sold = facts.order.allocations.filter((each) => each.location === from)
  const wanted = withParts(facts.order, sold).flatMap((unit) => stockUnits(unit))
  const units = [...Map.groupBy(wanted, ({ variant }) => variant)].map(([variant, each]) => ({
    sku: each[0]?.sku ?? variant,
    quantity: each.reduce((sum, { quantity }) => sum + quantity, 0),
    available: free(variant),
  }))
  const promise = decided.ok ? promiseFrom(facts, decided.value, call.now) : undefined
  return {
    location,
    name: placeName(facts, location),
    units,
    ...(decided.ok ? {} : { reason: decided.refusal.message }),
    ...(promise ? { promise: { from: promise.from, to: promise.to } } : {}),
  }
}
