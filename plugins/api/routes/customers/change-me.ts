import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { present, settled, toMe } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { ChangeMe, Me } from '../../schemas/customers.ts'

/** `PATCH /me`: name, language, consents. What is left out stays. */
export const changeMe = defineRoute({
  method: 'PATCH',
  path: '/me',
  id: 'changeMe',
  summary: 'Change the account',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: ChangeMe,
  status: 200,
  answer: Me,
  problems: ['customer_not_found', 'busy'],
  async run(call) {
    const { customer } = await requireShopper(call)
    const { consents, ...rest } = call.body
    const change = { ...present(rest), ...(consents === undefined ? {} : { consents: present(consents) }) }
    return { value: toMe(settled(await call.services.commerce.accounts.changeProfile(customer._id, change))) }
  },
})
