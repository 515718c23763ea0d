import { roles } from '@souk/kernel'
import { z } from 'zod'
import { defineRoute } from '../route.ts'
import { CommandList } from '../schemas/commands.ts'

/** `GET /commands`: every command with its input as JSON Schema and the roles that may run it. */
export const listCommands = defineRoute({
  method: 'GET',
  path: '/commands',
  id: 'listCommands',
  summary: 'List commands',
  tag: 'Commands',
  access: 'staff',
  roles,
  params: z.strictObject({}),
  query: z.strictObject({}),
  status: 200,
  answer: CommandList,
  problems: [],
  async run({ services }) {
    const data = services.commerce.commands.map(({ name, title, roles: who, input }) => ({
      name,
      title,
      roles: [...who],
      input: { ...z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }) },
    }))
    return { value: { data, page: { next: null } } }
  },
})
