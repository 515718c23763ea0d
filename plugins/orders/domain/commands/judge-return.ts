import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Return } from '../documents.ts'
import { type OnReturn, openFor, type ReturnStep, stepReturn } from '../return-step.ts'
import type { ReturnVerb } from '../allowed-returns.ts'
import type { ReturnFacts } from './open-return.ts'

type Judged = Result<Decision<Return>, Refusal>

function judge(facts: ReturnFacts, verb: ReturnVerb, step: ReturnStep, command: OnReturn, now: Instant): Judged {
  const found = openFor(facts, command, verb)
  return found.ok ? ok(stepReturn(facts.order, found.value, step, command, now)) : found
}

const noted = (note: string | undefined) => (note ? { note } : {})

/** We take it back, or believe the claim. Refusals: `return_not_found`, `wrong_state`. */
export const approveReturn = (
  facts: ReturnFacts,
  command: OnReturn & { readonly note?: string },
  now: Instant,
): Judged =>
  judge(
    facts,
    'approve',
    { set: { state: 'approved', approvedAt: now }, event: 'return_approved', ...noted(command.note) },
    command,
    now,
  )

/** We do not, and say why; its units may be asked for again. Refusals: `return_not_found`, `wrong_state`. */
export const rejectReturn = (
  facts: ReturnFacts,
  command: OnReturn & { readonly words: string },
  now: Instant,
): Judged =>
  judge(
    facts,
    'reject',
    { set: { state: 'rejected', rejection: command.words }, event: 'return_rejected', note: command.words },
    command,
    now,
  )

/** Called off before anything came back. Refusals: `return_not_found`, `wrong_state`. */
export const cancelReturn = (
  facts: ReturnFacts,
  command: OnReturn & { readonly note?: string },
  now: Instant,
): Judged =>
  judge(facts, 'cancel', { set: { state: 'canceled' }, event: 'return_canceled', ...noted(command.note) }, command, now)
