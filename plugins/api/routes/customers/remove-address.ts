import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { settled } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { AddressKey, Done } from '../../schemas/customers.ts'

/** `DELETE /me/addresses/:key`: takes a row out of the address book. */
export const removeAddress = defineRoute({
  method: 'DELETE',
  path: '/me/addresses/:key',
  id: 'removeAddress',
  summary: 'Remove an address',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({ key: AddressKey }),
  query: z.strictObject({}),
  status: 200,
  answer: Done,
  problems: ['customer_not_found', 'address_not_found', 'busy'],
  async run(call) {
    const { customer } = await requireShopper(call)
    settled(await call.services.commerce.accounts.removeAddress(customer._id, call.params.key))
    return { value: { done: true as const } }
  },
})
