import { z } from 'zod'
import { languageOf, present, settled, toVerification } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { ContactInput, Verification } from '../../schemas/customers.ts'

/** `POST /customers/confirmations/resend`: asks once more. Answers alike whether or not anybody waits for it. */
export const resendConfirmation = defineRoute({
  method: 'POST',
  path: '/customers/confirmations/resend',
  id: 'resendConfirmation',
  summary: 'Send the link and code again',
  tag: 'Accounts',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: ContactInput,
  status: 200,
  answer: Verification,
  problems: ['contact_missing', 'too_many_tries', 'busy'],
  async run(call) {
    const { body, services, asker } = call
    const input = { ...present(body), language: await languageOf(call, body.language) }
    return { value: toVerification(settled(await services.commerce.accounts.resend(input, asker))) }
  },
})
