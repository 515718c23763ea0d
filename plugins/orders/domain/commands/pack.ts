import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Fulfillment } from '../documents.ts'
import { takeStep, type Work, type WorkFacts, workable } from '../fulfillment-step.ts'

/** Closes the bag: ready to hand over. Refusals: `fulfillment_not_found`, `wrong_state`, `held`, `not_picked {lines}`. */
export function pack(facts: WorkFacts, command: Work, now: Instant): Result<Decision<Fulfillment>, Refusal> {
  const found = workable(facts, command.fulfillmentId, 'pack')
  if (!found.ok) return found
  const set = { state: 'ready', packedAt: now } as const
  const next: Fulfillment = { ...found.value, ...set }
  return ok(takeStep(facts, { next, set, events: ['packed'], count: ['packed', (line) => line.picked] }, command, now))
}
