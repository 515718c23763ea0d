import { type Decision, decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import { credentialId } from '../customer-ids.ts'
import type { Customer } from '../documents.ts'
import { no } from '../refusals.ts'

/**
 * Empties an account for good: what is left is an id that orders may name, and when it went. `others` are the ids of
 * its claims, sessions and verifications. Erasing twice changes nothing.
 */
export function eraseCustomer(
  customer: Customer | undefined,
  others: readonly string[],
  now: Instant,
): Result<Decision<{ readonly customer: string }>, Refusal> {
  if (!customer) return no('customer_not_found')
  const set = { state: 'erased', name: '', language: '', addresses: [], consents: [], sessionsFrom: now, erasedAt: now }
  const unset = ['email', 'emailConfirmedAt', 'phone', 'phoneConfirmedAt', 'defaultAddress']
  const gone = [credentialId(customer._id), ...others].map((id) => ({ delete: { id } }))
  const emptied = { patch: { id: customer._id, ifRevisionID: customer._rev, set, unset } }
  return ok(decision(customer.state === 'erased' ? gone : [emptied, ...gone], { customer: customer._id }))
}
