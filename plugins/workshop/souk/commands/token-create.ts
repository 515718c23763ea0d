import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openAdministration } from '../administration.ts'
import { openConnection } from '../connection.ts'
import { type SoukCommand, UsageError } from '../io.ts'

const Made = z.object({ id: z.string(), key: z.string(), label: z.string() })

/** Makes a robot's token for the Content Lake and prints it once. */
export const tokenCreate: SoukCommand = {
  name: 'token create',
  usage: 'token create --role ROLE [--label WORDS]',
  summary: 'Makes a token for a program: manager, picker, support, analyst, server or administrator. Shown once.',
  async run(words, io) {
    const { values } = parseArgs({
      args: [...words],
      options: { role: { type: 'string' }, label: { type: 'string', default: 'made by souk token create' } },
    })
    if (!values.role) throw new UsageError('say which role: --role picker')
    const administration = openAdministration(openConnection(io.env), io.env)
    const made = Made.parse(await administration.post('tokens', { label: values.label, roleName: values.role }))
    io.say(`${made.label}, role ${values.role}. It is shown this once; keep it where secrets are kept.`)
    io.result({ id: made.id, role: values.role, label: made.label, token: made.key }, [made.key])
    return 0
  },
}
