import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openAdministration } from '../administration.ts'
import { openConnection } from '../connection.ts'
import { type SoukCommand, UsageError } from '../io.ts'

const Added = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.string() })

/** Lets somebody sign in to console and Studio of an embedded lake, with a password that is printed once. */
export const userAdd: SoukCommand = {
  name: 'user add',
  usage: 'user add --name NAME --email ADDRESS --role ROLE',
  summary:
    'Lets somebody sign in to console and Studio; prints the password once. Hosted projects invite people instead.',
  async run(words, io) {
    const { values } = parseArgs({
      args: [...words],
      options: { name: { type: 'string' }, email: { type: 'string' }, role: { type: 'string' } },
    })
    const { name, email, role } = values
    if (!name || !email || !role) throw new UsageError('name, e-mail address and role are all needed')
    const administration = openAdministration(openConnection(io.env), io.env)
    if (administration.hosted)
      throw new UsageError('a hosted project invites people: use its Members page, then give them the role there')
    const password = randomBytes(15).toString('base64url')
    const added = Added.parse(await administration.post('people', { name, email, role, password }))
    io.say(`${added.name} signs in as ${added.email} with this password, shown this once:`)
    io.result({ ...added, password }, [password])
    return 0
  },
}
