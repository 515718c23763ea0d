import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { present, settled, toSavedAddress } from '../../customer-view.ts'
import { problem } from '../../problem.ts'
import { defineRoute } from '../../route.ts'
import { AddressInput, AddressKey, SavedAddress } from '../../schemas/customers.ts'

/** `PUT /me/addresses/:key`: the whole row anew. */
export const changeAddress = defineRoute({
  method: 'PUT',
  path: '/me/addresses/:key',
  id: 'changeAddress',
  summary: 'Change an address',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({ key: AddressKey }),
  query: z.strictObject({}),
  body: AddressInput,
  status: 200,
  answer: SavedAddress,
  problems: ['customer_not_found', 'address_not_found', 'busy'],
  async run(call) {
    const { customer } = await requireShopper(call)
    if (!customer.addresses.some(({ _key }) => _key === call.params.key)) throw problem('address_not_found')
    const { preferred = false, ...typed } = call.body
    const input = { key: call.params.key, preferred, address: present(typed) }
    return { value: toSavedAddress(settled(await call.services.commerce.accounts.saveAddress(customer._id, input))) }
  },
})
