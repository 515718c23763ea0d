import { type Decision, decision, type Instant, type New, type Write } from '@souk/kernel'
import { credentialId } from '../customer-ids.ts'
import type { Consent, Customer } from '../documents.ts'
import type { ContactClaim, Credential, Verification } from '../sign-in-documents.ts'
import { newVerification, type OpenVerification } from '../verification.ts'

/** Who holds the contact now. */
export interface RegisterFacts {
  readonly claim: ContactClaim | undefined
  readonly holder: Customer | undefined
}

/** A wish for an account. Exactly one of e-mail and phone, in its normal form. */
export interface Register {
  readonly customerId: string
  readonly claimId: string
  readonly name: string
  readonly contact: { readonly channel: 'email' | 'sms'; readonly to: string }
  readonly language: string
  readonly consents: readonly Consent[]
  readonly hash: string
  readonly verificationId: string
}

/** What is asked next. `taken` is for the message alone: the caller hears the same in both cases. */
export interface Registered {
  readonly taken: boolean
  readonly verification: New<Verification>
}

/**
 * Opens an unconfirmed account and asks the contact about it. A contact that a confirmed account holds is asked nothing
 * that could be answered, and is told instead. One that an unconfirmed account holds goes to the newcomer, and the older
 * account with its password is gone: whoever registered another's contact first gains nothing by it.
 */
export function register(facts: RegisterFacts, command: Register, now: Instant): Decision<Registered> {
  const taken = facts.holder?.state === 'active'
  const asked: OpenVerification = {
    _id: command.verificationId,
    purpose: command.contact.channel === 'email' ? 'confirm_email' : 'confirm_phone',
    ...command.contact,
    ...(taken ? {} : { customer: command.customerId }),
    language: command.language,
  }
  const verification = newVerification(asked, now)
  const account = taken ? [] : accountOf(facts, command, now)
  return decision([...account, { create: verification }], { taken, verification })
}

function accountOf({ claim, holder }: RegisterFacts, command: Register, now: Instant): readonly Write[] {
  const { channel, to } = command.contact
  const customer: New<Customer> = {
    _id: command.customerId,
    _type: 'customer',
    state: 'unconfirmed',
    name: command.name,
    ...(channel === 'email' ? { email: to } : { phone: to }),
    language: command.language,
    addresses: [],
    consents: command.consents,
    sessionsFrom: now,
    createdAt: now,
  }
  const credential: New<Credential> = {
    _id: credentialId(command.customerId),
    _type: 'credential',
    customer: command.customerId,
    hash: command.hash,
    changedAt: now,
  }
  const held: New<ContactClaim> = {
    _id: command.claimId,
    _type: channel === 'email' ? 'emailClaim' : 'phoneClaim',
    customer: command.customerId,
    createdAt: now,
  }
  const gone = holder?.state === 'unconfirmed' ? [holder._id, credentialId(holder._id)] : []
  return [
    ...gone.map((id) => ({ delete: { id } })),
    claim ? { createOrReplace: held } : { create: held },
    { create: customer },
    { create: credential },
  ]
}
