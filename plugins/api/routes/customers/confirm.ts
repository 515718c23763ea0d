import { z } from 'zod'
import { present, settled } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { ConfirmContact, Confirmed } from '../../schemas/customers.ts'

/** `POST /customers/confirmations`: the link's token or the code. With the account's password, guest orders of a confirmed e-mail join the account. */
export const confirmContact = defineRoute({
  method: 'POST',
  path: '/customers/confirmations',
  id: 'confirmContact',
  summary: 'Confirm a contact',
  tag: 'Accounts',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: ConfirmContact,
  status: 200,
  answer: Confirmed,
  problems: [
    'verification_failed',
    'verification_expired',
    'verification_used',
    'wrong_password',
    'contact_taken',
    'too_many_tries',
    'busy',
  ],
  async run(call) {
    const { body, services, asker } = call
    return { value: settled(await services.commerce.accounts.confirm(present(body), asker)) }
  },
})
