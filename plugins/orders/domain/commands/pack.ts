import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Fulfillment } from '../documents.ts'
import { takeStep, type Work, type WorkFacts, workable } from '../fulfillment-step.ts'

export interface Pack extends Work {
  /** A label or a courier is awaited: packed, not ready yet. */
  readonly waits?: boolean
  /** Id of the shipment opened in the same transaction. */
  readonly shipment?: string
}

/** Closes the bag: ready to hand over, or packed while a label or a courier is awaited. Refusals: `fulfillment_not_found`, `wrong_state`, `held`, `not_picked {lines}`. */
export function pack(facts: WorkFacts, command: Pack, now: Instant): Result<Decision<Fulfillment>, Refusal> {
  const found = workable(facts, command.fulfillmentId, 'pack')
  if (!found.ok) return found
  const shipment = command.shipment ? { shipment: command.shipment } : {}
  const set = { state: command.waits ? 'packed' : 'ready', packedAt: now, ...shipment } as const
  const next: Fulfillment = { ...found.value, ...set }
  return ok(
    takeStep(facts, { next, set, events: ['packed'], counts: [['packed', (line) => line.picked]] }, command, now),
  )
}
