import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { toSavedAddress } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { AddressList } from '../../schemas/customers.ts'

/** `GET /me/addresses`: the address book. */
export const listAddresses = defineRoute({
  method: 'GET',
  path: '/me/addresses',
  id: 'listAddresses',
  summary: 'List addresses',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  status: 200,
  answer: AddressList,
  problems: [],
  async run(call) {
    const { customer } = await requireShopper(call)
    return { value: { data: customer.addresses.map(toSavedAddress), page: { next: null } } }
  },
})
