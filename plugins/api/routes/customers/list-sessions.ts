import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { defineRoute } from '../../route.ts'
import { SessionList } from '../../schemas/customers.ts'

/** `GET /sessions`: the devices that are signed in, last used first. */
export const listSessions = defineRoute({
  method: 'GET',
  path: '/sessions',
  id: 'listSessions',
  summary: 'List sessions',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  status: 200,
  answer: SessionList,
  problems: [],
  async run(call) {
    const person = await requireShopper(call)
    const data = await call.services.commerce.accounts.devices(person)
    return { value: { data: [...data], page: { next: null } } }
  },
})
