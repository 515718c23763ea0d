import type { CommandInputs, CommandName } from '@souk/commerce'
import type { StaffMember } from './lake-identity.ts'
import { Problem, problem } from './problem.ts'
import { type Call, shopperActor, staffActor } from './route.ts'

/**
 * Runs a command for a shopper or a member of staff; a refusal becomes a problem in their words. The request's
 * idempotency key names the command, so that a repeat after a restart is recognised by the command itself.
 */
export async function runCommand<Name extends CommandName>(
  call: Pick<Call<unknown, unknown, unknown>, 'services' | 'once'>,
  who: 'shopper' | StaffMember,
  name: Name,
  input: CommandInputs[Name],
): Promise<unknown> {
  const context = who === 'shopper' ? { actor: shopperActor } : { actor: staffActor(who), role: who.role }
  const result = await call.services.commerce.dispatch(name, input, {
    ...context,
    ...(call.once === undefined ? {} : { commandId: call.once }),
  })
  if (result.ok) return result.value
  if (result.refusal.code === 'forbidden') throw problem('forbidden')
  throw new Problem(result.refusal, who === 'shopper' ? 'shopper' : 'staff')
}
