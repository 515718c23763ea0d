import { z } from 'zod'
import { present, settled } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { CompleteReset, Confirmed } from '../../schemas/customers.ts'

/** `POST /password-resets/complete`: sets the new password; every session ends. */
export const completeReset = defineRoute({
  method: 'POST',
  path: '/password-resets/complete',
  id: 'completeReset',
  summary: 'Set a new password',
  tag: 'Accounts',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: CompleteReset,
  status: 200,
  answer: Confirmed,
  problems: ['verification_failed', 'verification_expired', 'verification_used', 'too_many_tries', 'busy'],
  async run(call) {
    const { body, services, asker } = call
    return { value: settled(await services.commerce.accounts.completeReset(present(body), asker)) }
  },
})
