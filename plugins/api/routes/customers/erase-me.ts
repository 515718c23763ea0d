import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { settled } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { Done, LeaveForGood } from '../../schemas/customers.ts'

/** `DELETE /me`: takes every personal value away for good. Figures of past orders stay. */
export const eraseMe = defineRoute({
  method: 'DELETE',
  path: '/me',
  id: 'eraseMe',
  summary: 'Erase the account',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: LeaveForGood,
  status: 200,
  answer: Done,
  problems: ['wrong_password', 'orders_under_way', 'customer_not_found', 'too_many_tries', 'busy'],
  async run(call) {
    const { customer } = await requireShopper(call)
    settled(await call.services.commerce.accounts.erase(customer._id, call.body.password))
    return { value: { done: true as const } }
  },
})
