import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { present, settled, toSavedAddress } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { AddressInput, SavedAddress } from '../../schemas/customers.ts'

/** `POST /me/addresses`: one more row in the address book. */
export const addAddress = defineRoute({
  method: 'POST',
  path: '/me/addresses',
  id: 'addAddress',
  summary: 'Add an address',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: AddressInput,
  status: 201,
  answer: SavedAddress,
  problems: ['customer_not_found', 'too_many_addresses', 'busy'],
  async run(call) {
    const { customer } = await requireShopper(call)
    const { preferred = false, ...typed } = call.body
    const input = { preferred, address: present(typed) }
    return { value: toSavedAddress(settled(await call.services.commerce.accounts.saveAddress(customer._id, input))) }
  },
})
