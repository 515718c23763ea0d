import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { settled } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { Done, SessionId } from '../../schemas/customers.ts'

/** `DELETE /sessions/:id`: signs one device out. */
export const endSession = defineRoute({
  method: 'DELETE',
  path: '/sessions/:id',
  id: 'endSession',
  summary: 'Sign one device out',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({ id: SessionId }),
  query: z.strictObject({}),
  status: 200,
  answer: Done,
  problems: ['session_not_found', 'busy'],
  async run(call) {
    const { customer } = await requireShopper(call)
    settled(await call.services.commerce.accounts.signOut({ customer, session: call.params.id }))
    return { value: { done: true as const } }
  },
})
