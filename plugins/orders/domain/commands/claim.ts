import { type Decision, decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Fulfillment } from '../documents.ts'
import { takeStep, type Work, type WorkFacts, workable } from '../fulfillment-step.ts'
import { no } from '../refusals.ts'

export interface Claim extends Work {
  /** Takes it from whoever has it. */
  readonly takeOver?: boolean
}

/** Why somebody may not begin what another one has claimed, or undefined. */
export const whyNotMine = ({ assignee }: Pick<Fulfillment, 'assignee'>, { actor }: Pick<Work, 'actor'>) =>
  assignee && assignee.id !== actor.id ? no('claimed', { name: assignee.name }) : undefined

/**
 * Says who picks it, before anything is picked or while it is; two who say so at once meet in its revision. Whoever has it
 * already says nothing new. Refusals: `fulfillment_not_found`, `wrong_state`, `held`, `claimed {name}`.
 */
export function claim(facts: WorkFacts, command: Claim, now: Instant): Result<Decision<Fulfillment>, Refusal> {
  const found = workable(facts, command.fulfillmentId, 'pick')
  if (!found.ok) return found
  const before = found.value
  const taken = command.takeOver ? undefined : whyNotMine(before, command)
  if (taken) return taken
  if (before.assignee?.id === command.actor.id) return ok(decision([], before))
  const set = { assignee: command.actor }
  const note = before.assignee ? { note: `Before: ${before.assignee.name}` } : {}
  return ok(takeStep(facts, { next: { ...before, ...set }, set, events: ['claimed'], ...note }, command, now))
}
