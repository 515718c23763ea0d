import { z } from 'zod'
import { languageOf, present, settled, toVerification } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { NewCustomer, Verification } from '../../schemas/customers.ts'

/** `POST /customers`: opens an account and asks the contact about it. Answers alike whether or not there is one already. */
export const register = defineRoute({
  method: 'POST',
  path: '/customers',
  id: 'register',
  summary: 'Register',
  tag: 'Accounts',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: NewCustomer,
  status: 201,
  answer: Verification,
  problems: ['contact_missing', 'too_many_tries', 'busy'],
  async run(call) {
    const { body, services, asker } = call
    const { consents = {}, ...rest } = body
    const input = { ...present(rest), consents: present(consents), language: await languageOf(call, body.language) }
    return { value: toVerification(settled(await services.commerce.accounts.register(input, asker))) }
  },
})
