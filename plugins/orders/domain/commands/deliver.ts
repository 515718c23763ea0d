import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Fulfillment } from '../documents.ts'
import { takeStep, type Work, type WorkFacts, workable } from '../fulfillment-step.ts'
import { no } from '../refusals.ts'
import { withPin } from './hand-over.ts'

export interface Deliver extends Work {
  /** What the shopper said at the door; checked when given. */
  readonly pin?: string
  /** What an order's shopper was told to say; derived, so that nobody who reads the order can read it. */
  readonly pinFor: (orderId: string) => string
}

/**
 * The shopper has it; the last parcel completes the order. Refusals: `fulfillment_not_found`, `wrong_state`,
 * `wrong_pin`. Called by staff and by the carrier's word.
 */
export function deliver(facts: WorkFacts, command: Deliver, now: Instant): Result<Decision<Fulfillment>, Refusal> {
  const found = workable(facts, command.fulfillmentId, 'deliver')
  if (!found.ok) return found
  if (command.pin !== undefined && command.pin !== command.pinFor(facts.order._id)) return no('wrong_pin')
  const set = { state: 'delivered', deliveredAt: now } as const
  const next: Fulfillment = { ...found.value, ...set }
  const note = withPin(command)
  return ok(
    takeStep(
      facts,
      {
        next,
        set,
        events: ['delivered'],
        ...(note ? { note } : {}),
        counts: [['delivered', (line) => line.picked]],
      },
      command,
      now,
    ),
  )
}
