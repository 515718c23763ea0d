import { type Decision, decision, type Instant, ok, type Refusal, type Result, type Write } from '@souk/kernel'
import { credentialId } from '../customer-ids.ts'
import type { Customer } from '../documents.ts'
import type { Verification } from '../sign-in-documents.ts'
import { no } from '../refusals.ts'
import { judge } from '../verification.ts'
import type { Confirmed } from './confirm.ts'

export interface ResetFacts {
  readonly verification: Verification | undefined
  readonly customer: Customer | undefined
}

/**
 * Sets a new password for whoever holds the contact, and ends every session: whoever knew the old one is out. It
 * confirms the contact as well, for the answer proves the same. Refuses what `judge` refuses.
 */
export function resetPassword(
  { verification, customer }: ResetFacts,
  { right, hash }: { readonly right: boolean; readonly hash: string },
  now: Instant,
): Result<Decision<Confirmed>, Refusal> {
  const judged = judge(verification, ['reset_password'], right, now)
  if (!judged.ok) return judged
  if (judged.value.kind === 'wrong') return ok(decision<Confirmed>([judged.value.counted], { outcome: 'wrong' }))
  const { channel, to } = judged.value.verification
  const holds = channel === 'email' ? customer?.email === to : customer?.phone === to
  if (!customer || customer.state === 'erased' || !holds) return no('verification_failed')
  const confirmed = channel === 'email' ? { emailConfirmedAt: now, unproven: false } : { phoneConfirmedAt: now }
  const set = { ...confirmed, state: 'active', sessionsFrom: now }
  return ok(
    decision<Confirmed>(
      [
        judged.value.used,
        newHash(customer._id, hash, now),
        { patch: { id: customer._id, ifRevisionID: customer._rev, set } },
      ],
      { outcome: 'confirmed', customer: customer._id },
    ),
  )
}

/** The write that changes a password. */
export const newHash = (customer: string, hash: string, now: Instant): Write => ({
  patch: { id: credentialId(customer), set: { hash, changedAt: now } },
})
