import type { Commerce } from '../contract.ts'
import { createOrderSecrets } from '../secrets.ts'
import type { Contact } from './contract.ts'

/** Somebody whom a demo shop or a test knows. */
export type DemoShopper = Contact & {
  readonly name: string
  readonly password: string
  readonly language?: string
}

/** Where demo shoppers come from: they count against nobody's limit but their own. */
const demo = { address: 'demo' }

/**
 * Registers a shopper and answers for the contact, as the holder of its inbox would; the shop's secret stands in for the
 * inbox. Answers the customer's id. Called by the seeder and by tests. Throws when the account exists or is refused.
 */
export async function registerShopper(
  commerce: Pick<Commerce, 'accounts'>,
  secret: string,
  { language = 'en', ...shopper }: DemoShopper,
  asker = demo,
): Promise<string> {
  const asked = await commerce.accounts.register({ ...shopper, language }, asker)
  if (!asked.ok) throw new Error(`${shopper.name} could not register: ${asked.refusal.message}`)
  const { verification } = asked.value
  const token = createOrderSecrets(secret).verificationToken(verification)
  const confirmed = await commerce.accounts.confirm({ verification, token }, asker)
  if (!confirmed.ok) throw new Error(`${shopper.name} could not be confirmed: ${confirmed.refusal.message}`)
  return confirmed.value.customer
}
