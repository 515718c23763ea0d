import { z } from 'zod'
import { present, settled, toMe } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { NewSession, SignedIn } from '../../schemas/customers.ts'

/** `POST /sessions`: the token that the shopper's other calls carry. */
export const signIn = defineRoute({
  method: 'POST',
  path: '/sessions',
  id: 'signIn',
  summary: 'Sign in',
  tag: 'Accounts',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: NewSession,
  status: 201,
  answer: SignedIn,
  problems: [
    'contact_missing',
    'sign_in_failed',
    'account_unconfirmed',
    'customer_not_found',
    'too_many_tries',
    'busy',
  ],
  async run(call) {
    const { body, services, asker } = call
    const { token, expiresAt, customer } = settled(await services.commerce.accounts.signIn(present(body), asker))
    return { value: { token, expiresAt, customer: toMe(customer) } }
  },
})
