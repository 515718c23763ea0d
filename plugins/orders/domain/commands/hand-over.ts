import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { UnitsAt } from '../bundle-units.ts'
import type { Fulfillment } from '../documents.ts'
import { takeStep, type Work, type WorkFacts, workable } from '../fulfillment-step.ts'
import { no } from '../refusals.ts'

export interface HandOver extends Work {
  /** Who carries it. */
  readonly courier?: string
  /** What the shopper said at the counter; checked when given. */
  readonly pin?: string
  /** What an order's shopper was told to say. */
  readonly pinFor: (orderId: string) => string
  /** Id of the shipment opened in the same transaction. */
  readonly shipment?: string
}

/** What the timeline says of a PIN that was right; nothing when none was asked for. */
export const withPin = ({ pin }: { readonly pin?: string }): string | undefined =>
  pin === undefined ? undefined : 'With the PIN'

/** Gives the bag away. Refusals: `fulfillment_not_found`, `wrong_state`, `held`, `wrong_pin`. The caller dispatches its units. */
export function handOver(facts: WorkFacts, command: HandOver, now: Instant): Result<Decision<Fulfillment>, Refusal> {
  const found = workable(facts, command.fulfillmentId, 'hand_over')
  if (!found.ok) return found
  if (command.pin !== undefined && command.pin !== command.pinFor(facts.order._id)) return no('wrong_pin')
  const set = {
    state: 'handed_over',
    handedOverAt: now,
    ...(command.courier ? { courier: command.courier } : {}),
    ...(command.shipment ? { shipment: command.shipment } : {}),
  } as const
  const next: Fulfillment = { ...found.value, ...set }
  const note = command.courier ?? withPin(command)
  return ok(
    takeStep(
      facts,
      {
        next,
        set,
        events: ['handed_over'],
        ...(note ? { note } : {}),
        counts: [['shipped', (line) => line.picked]],
      },
      command,
      now,
    ),
  )
}

/** The units that leave with a fulfillment: what was picked. */
export const unitsOf = ({ location, lines }: Fulfillment): readonly UnitsAt[] =>
  lines
    .filter(({ picked }) => picked > 0)
    .map(({ line, sku, variant, picked, parts }) => ({
      line,
      sku,
      variant,
      location,
      quantity: picked,
      ...(parts ? { parts } : {}),
    }))
