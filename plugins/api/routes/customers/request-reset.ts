import { z } from 'zod'
import { languageOf, present, settled, toVerification } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { ContactInput, Verification } from '../../schemas/customers.ts'

/** `POST /password-resets`: asks the contact. Answers alike whether or not there is an account. */
export const requestReset = defineRoute({
  method: 'POST',
  path: '/password-resets',
  id: 'requestReset',
  summary: 'Forgot the password',
  tag: 'Accounts',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: ContactInput,
  status: 201,
  answer: Verification,
  problems: ['contact_missing', 'too_many_tries', 'busy'],
  async run(call) {
    const { body, services, asker } = call
    const input = { ...present(body), language: await languageOf(call, body.language) }
    return { value: toVerification(settled(await services.commerce.accounts.requestReset(input, asker))) }
  },
})
