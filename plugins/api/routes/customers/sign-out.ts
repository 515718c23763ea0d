import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { settled } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { Done } from '../../schemas/customers.ts'

/** `DELETE /sessions/current`: the token that it comes with is of no use afterwards. */
export const signOut = defineRoute({
  method: 'DELETE',
  path: '/sessions/current',
  id: 'signOut',
  summary: 'Sign out',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  status: 200,
  answer: Done,
  problems: ['session_not_found', 'busy'],
  async run(call) {
    const person = await requireShopper(call)
    settled(await call.services.commerce.accounts.signOut(person))
    return { value: { done: true as const } }
  },
})
