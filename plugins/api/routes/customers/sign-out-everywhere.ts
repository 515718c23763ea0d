import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { settled } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { Done } from '../../schemas/customers.ts'

/** `DELETE /sessions`: signs every device out, this one too. */
export const signOutEverywhere = defineRoute({
  method: 'DELETE',
  path: '/sessions',
  id: 'signOutEverywhere',
  summary: 'Sign out everywhere',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  status: 200,
  answer: Done,
  problems: ['customer_not_found', 'busy'],
  async run(call) {
    const { customer } = await requireShopper(call)
    settled(await call.services.commerce.accounts.signOutEverywhere(customer._id))
    return { value: { done: true as const } }
  },
})
