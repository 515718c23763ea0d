import {
  type Decision,
  decision,
  type Instant,
  type New,
  ok,
  type Refusal,
  type Result,
  type Write,
} from '@souk/kernel'
import { credentialId } from '../customer-ids.ts'
import type { Customer } from '../documents.ts'
import type { ContactClaim, Verification } from '../sign-in-documents.ts'
import { no } from '../refusals.ts'
import { type Answered, judge } from '../verification.ts'

export interface ConfirmFacts {
  readonly verification: Verification | undefined
  readonly customer: Customer | undefined
  /** Who holds the contact that was asked. */
  readonly claim: ContactClaim | undefined
  readonly holder: Customer | undefined
  readonly claimId: string
  /** The claim on the contact that the customer gives up by this, if there is one. */
  readonly former: ContactClaim | undefined
}

/** What an answer came to. */
export type Confirmed = { readonly outcome: 'wrong' } | { readonly outcome: 'confirmed'; readonly customer: string }

const purposes = ['confirm_email', 'confirm_phone', 'change_email', 'claim_orders'] as const

/**
 * Takes an answer for a contact: the account becomes active, or the contact becomes the account's new one. Refuses what
 * `judge` refuses, and `contact_taken` when another account confirmed the contact meanwhile. Anybody can open an account
 * under an address that is not theirs and wait for its holder's click: only who is `proved` to own the account, too,
 * brings it the guest orders of the address.
 */
export function confirm(
  facts: ConfirmFacts,
  { right, proved }: { readonly right: boolean; readonly proved: boolean },
  now: Instant,
): Result<Decision<Confirmed>, Refusal> {
  const judged = judge(facts.verification, purposes, right, now)
  if (!judged.ok) return judged
  if (judged.value.kind === 'wrong') return ok(decision<Confirmed>([judged.value.counted], { outcome: 'wrong' }))
  const { verification, used } = judged.value
  const { customer, holder } = facts
  if (!customer || customer.state === 'erased') return no('verification_failed')
  if (holder && holder._id !== customer._id && holder.state === 'active') return no('contact_taken')
  return ok(
    decision<Confirmed>(
      [used, ...claims(facts, verification, now), contactPatch(customer, verification, proved, now)],
      {
        outcome: 'confirmed',
        customer: customer._id,
      },
    ),
  )
}

/** Somebody who never confirmed the contact gives way to whoever did. */
function claims(facts: ConfirmFacts, asked: Answered, now: Instant): readonly Write[] {
  const { claim, claimId, former, holder } = facts
  const mine = claim?.customer === asked.customer
  const gone = !mine && holder?.state === 'unconfirmed' ? [holder._id, credentialId(holder._id)] : []
  const held: New<ContactClaim> = {
    _id: claimId,
    _type: asked.channel === 'email' ? 'emailClaim' : 'phoneClaim',
    customer: asked.customer,
    createdAt: now,
  }
  return [
    ...(mine ? [] : [claim ? { createOrReplace: held } : { create: held }]),
    ...gone.map((id) => ({ delete: { id } })),
    ...(former?.customer === asked.customer && former._id !== claimId ? [{ delete: { id: former._id } }] : []),
  ]
}

function contactPatch(customer: Customer, { channel, to }: Answered, proved: boolean, now: Instant): Write {
  const byMail = { email: to, emailConfirmedAt: now, unproven: !proved }
  const contact = channel === 'email' ? byMail : { phone: to, phoneConfirmedAt: now }
  return { patch: { id: customer._id, ifRevisionID: customer._rev, set: { ...contact, state: 'active' } } }
}
