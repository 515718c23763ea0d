import {
  consentsAfter,
  type Confirmed,
  type Customer,
  customerId,
  customerRefusals,
  type Verification,
  verificationId,
} from '@souk/customers'
import { personName } from '@souk/customers/formats'
import { ok, type Refusal, type Result, refuse } from '@souk/kernel'
import { admit, ask, askedOf, holderOf } from './asking.ts'
import { checkPassword, crowded, mostWaiting, tooMany } from './contact.ts'
import type { Accounts, Answer, Asker } from './contract.ts'
import { isRightAnswer } from './right-answer.ts'
import { claimGuestOrders } from './guest-orders.ts'
import { proves } from './proof.ts'
import { type AccountParts, claimIdOf, readDocument, shopperOf, unfitName } from './parts.ts'

/** Opening an account: register, ask again, confirm. */
export function createRegistering(parts: AccountParts): Pick<Accounts, 'register' | 'resend' | 'confirm'> {
  const { store, dispatch, newUlid, passwords, clock } = parts

  return {
    async register({ name, password, language, consents = {}, ...contact }, asker) {
      const plain = checkPassword(password)
      if (!plain.ok) return plain
      const fullName = personName(name)
      if (fullName === undefined) return unfitName()
      if (passwords.waiting() >= mostWaiting) return crowded()
      const admitted = await admit(parts, contact, asker)
      if (!admitted.ok) return admitted
      const { channel, to } = admitted.value
      const customer = customerId(newUlid())
      const verification = verificationId(newUlid())
      const input = {
        customerId: customer,
        verificationId: verification,
        claimId: claimIdOf(parts, channel, to),
        name: fullName,
        contact: admitted.value,
        language,
        consents: consentsAfter([], consents, clock()),
        hash: await passwords.hash(plain.value),
      }
      const done = await dispatch('registerCustomer', input, { actor: shopperOf() })
      const purpose = channel === 'email' ? 'confirm_email' : 'confirm_phone'
      return done.ok ? ok(askedOf(parts, verification, { channel, to, purpose })) : done
    },

    async resend({ language, ...contact }, asker) {
      const admitted = await admit(parts, contact, asker)
      if (!admitted.ok) return admitted
      const holder = await holderOf(parts, admitted.value)
      const purpose = admitted.value.channel === 'email' ? 'confirm_email' : 'confirm_phone'
      const waiting = holder?.state === 'unconfirmed' ? { customer: holder._id } : {}
      return ask(parts, { ...admitted.value, purpose, language, ...waiting })
    },

    async confirm(answer, asker) {
      const asked = await readAsked(parts, answer, asker)
      if (!asked.ok) return asked
      const { verification, right } = asked.value
      const proved = right ? await proves(parts, verification, answer) : ok(false)
      if (!proved.ok) return proved
      const { channel, to } = verification
      const customer =
        verification.customer === undefined
          ? undefined
          : await readDocument<Customer>(store, verification.customer, 'customer')
      const former = channel === 'email' ? customer?.email : customer?.phone
      const input = {
        verificationId: verification._id,
        right,
        proved: proved.value,
        claimId: claimIdOf(parts, channel, to),
        ...(former === undefined ? {} : { formerClaimId: claimIdOf(parts, channel, former) }),
      }
      return settle(parts, await dispatch('confirmContact', input, { actor: shopperOf(verification.customer) }))
    },
  }
}

/** Reads the question and compares the answer. Refuses `too_many_tries`, and `verification_failed` where there is none. */
export async function readAsked(
  parts: AccountParts,
  answer: Answer,
  { address }: Asker,
): Promise<Result<{ readonly verification: Verification; readonly right: boolean }>> {
  const wait = parts.throttle.wait('answerFrom', address)
  if (wait > 0) return tooMany(wait)
  parts.throttle.count('answerFrom', address)
  const wellFormed = /^verification\.[0-9a-z]{26}$/.test(answer.verification)
  const verification = wellFormed
    ? await readDocument<Verification>(parts.store, answer.verification, 'verification')
    : undefined
  if (!verification) return failed()
  return ok({ verification, right: isRightAnswer(parts.secrets, answer) })
}

const failed = () => refuse({ code: 'verification_failed', message: customerRefusals.verification_failed.staff })

/** What the command made of an answer; guest orders of a confirmed e-mail come along. */
export async function settle(
  parts: AccountParts,
  done: Result<unknown, Refusal>,
): Promise<Result<{ readonly customer: string; readonly claimed: number }>> {
  if (!done.ok) return done
  const value = done.value as Confirmed
  if (value.outcome === 'wrong') return failed()
  return ok({ customer: value.customer, claimed: await claimGuestOrders(parts, value.customer) })
}
