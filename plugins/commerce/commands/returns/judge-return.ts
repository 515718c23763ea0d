import { type Decision, ok, type Refusal, type Result } from '@souk/kernel'
import {
  approveReturn as decideApprove,
  cancelReturn as decideCancel,
  rejectReturn as decideReject,
  type Return,
} from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, type Command, defineCommand } from '../../dispatch/command.ts'
import { noteShape, returnIdShape } from './inputs.ts'
import {
  type AfterSaleFacts,
  loadByReturn,
  returnApplied,
  returnNotFound,
  returnRoles,
  type ReturnValue,
  returnValue,
} from './return-facts.ts'
import { tellReturn } from './tell-return.ts'

type Name = 'approveReturn' | 'rejectReturn' | 'cancelReturn'

/** A command that moves no goods and no money; whoever asked is told of what we said. */
function onReturn<Verb extends Name>(definition: {
  readonly name: Verb
  readonly title: string
  readonly input: z.ZodType<CommandInputs[Verb]>
  readonly decide: (
    facts: AfterSaleFacts,
    command: CommandInputs[Verb] & Call,
    now: Call['now'],
  ) => Result<Decision<Return>, Refusal>
}): Command {
  return defineCommand<CommandInputs[Verb], AfterSaleFacts | undefined, ReturnValue>({
    ...definition,
    roles: returnRoles,
    lane: 'direct',
    load: (reader, { returnId }) => loadByReturn(reader, returnId),
    applied: (facts, { returnId }, call) => returnApplied(facts, returnId, call),
    decide(facts, input, call) {
      if (!facts) return returnNotFound()
      const decided = definition.decide(facts, { ...input, ...call }, call.now)
      if (!decided.ok) return decided
      const { writes, effects, value: judged } = decided.value
      const told = tellReturn(facts.order, judged, call)
      return ok({
        writes: [...writes, ...told.writes],
        effects: [...effects, ...told.effects],
        value: returnValue(judged),
      })
    },
  })
}

/** Refusals of all three: `return_not_found`, `wrong_state`. */
export const approveReturn = onReturn({
  name: 'approveReturn',
  title: 'Approve a return',
  input: z.strictObject({ returnId: returnIdShape, note: noteShape }),
  decide: decideApprove,
})

/** Says why, to whoever asked. */
export const rejectReturn = onReturn({
  name: 'rejectReturn',
  title: 'Reject a return',
  input: z.strictObject({ returnId: returnIdShape, words: z.string().trim().min(1).max(500) }),
  decide: decideReject,
})

/** Called off before anything came back. */
export const cancelReturn = onReturn({
  name: 'cancelReturn',
  title: 'Cancel a return',
  input: z.strictObject({ returnId: returnIdShape, note: noteShape }),
  decide: decideCancel,
})
