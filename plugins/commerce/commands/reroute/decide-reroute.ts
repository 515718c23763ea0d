import { moveSold, type StockMove } from '@souk/inventory'
import { ok, type Refusal, refuse, type Result } from '@souk/kernel'
import { orderRefusals, planReroute, type Rerouted } from '@souk/orders'
import type { Call } from '../../dispatch/command.ts'
import { isLabeled, type RerouteFacts } from './reroute-facts.ts'

/** A fulfillment sent from another place, worked out in full; nothing of it has happened. */
export interface DecidedReroute extends Rerouted {
  readonly moved: StockMove
}

/**
 * Works it out: the preview shows it for each place, the command writes it. Refusals: those of `planReroute`,
 * `label_ordered`, and `out_of_stock` when the place does not have all of it beyond what orders that wait are owed.
 */
export function decideReroute(
  facts: RerouteFacts,
  { fulfillmentId, location }: { readonly fulfillmentId: string; readonly location: string },
  call: Call,
): Result<DecidedReroute, Refusal> {
  const planned = planReroute(
    facts,
    fulfillmentId,
    facts.places.find(({ _id }) => _id === location),
  )
  if (!planned.ok) return planned
  if (isLabeled(facts)) return refuse({ code: 'label_ordered', message: orderRefusals.label_ordered.staff })
  const { units } = planned.value
  const { _id: order, number: orderNumber } = facts.order
  const cause = { kind: 'reroute', order, orderNumber, fulfillment: fulfillmentId }
  const moved = moveSold(facts.levels, units, location, { ...call, cause }, call.now)
  return moved.ok ? ok({ ...planned.value, moved: moved.value }) : moved
}
