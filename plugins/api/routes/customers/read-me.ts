import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { toMe } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { Me } from '../../schemas/customers.ts'

/** `GET /me`: who is signed in. */
export const readMe = defineRoute({
  method: 'GET',
  path: '/me',
  id: 'readMe',
  summary: 'Read the account',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  status: 200,
  answer: Me,
  problems: [],
  async run(call) {
    const { customer } = await requireShopper(call)
    return { value: toMe(customer) }
  },
})
