import { roles } from '@souk/kernel'
import { z } from 'zod'
import { requireStaff } from '../caller.ts'
import { problem } from '../problem.ts'
import { commandCodes } from '../problem-table.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { CommandDone, RunCommand } from '../schemas/commands.ts'

/** `POST /commands/:name`: the one way in which Studio and console change operational documents. */
export const runCommandRoute = defineRoute({
  method: 'POST',
  path: '/commands/:name',
  id: 'runCommand',
  summary: 'Run a command',
  tag: 'Commands',
  access: 'staff',
  roles,
  params: z.strictObject({ name: z.string().min(1).max(60) }),
  query: z.strictObject({}),
  body: RunCommand,
  status: 200,
  answer: CommandDone,
  problems: commandCodes,
  async run(call) {
    const member = await requireStaff(call)
    const known = call.services.commerce.commands.find(({ name }) => name === call.params.name)
    if (!known) throw problem('unknown_command')
    // The command parses its own input and refuses what does not fit
    const value = await runCommand(call, member, known.name, call.body.input as never)
    return { value: { value: value ?? null } }
  },
})
