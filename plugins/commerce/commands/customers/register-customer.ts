import { type ContactClaim, type Customer, register, type RegisterFacts } from '@souk/customers'
import { ok } from '@souk/kernel'
import { z } from 'zod'
import type { Call, Reader } from '../../dispatch/command.ts'
import { defineCommand } from '../../dispatch/command.ts'
import {
  claimIdShape,
  contactShape,
  type CustomerInputs,
  customerIdShape,
  hashShape,
  languageShape,
  nameShape,
  verificationIdShape,
} from './inputs.ts'
import { templateOf, writeTo } from './write-to.ts'

type Input = CustomerInputs['registerCustomer']

/** Opens an account that waits for its confirmation. A contact that has one already is told by its own message. */
export const registerCustomer = defineCommand<Input, RegisterFacts, { taken: boolean }>({
  name: 'registerCustomer',
  title: 'Register',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    customerId: customerIdShape,
    verificationId: verificationIdShape,
    claimId: claimIdShape,
    name: nameShape,
    contact: contactShape,
    language: languageShape,
    consents: z.array(
      z.strictObject({ _key: z.enum(['marketing', 'analytics']), granted: z.boolean(), at: z.string() }),
    ),
    hash: hashShape,
  }),
  load: (reader, { claimId }) => loadHolder(reader, claimId),
  applied: () => undefined,
  decide(facts, input, call) {
    const decided = register(facts, input, call.now)
    const { taken } = decided.value
    const message = messageAbout(input, taken, call)
    return ok({
      writes: [...decided.writes, ...(message?.writes ?? [])],
      effects: message?.effects ?? [],
      value: { taken },
    })
  },
})

/** Whoever holds a contact now. */
export async function loadHolder(reader: Reader, claimId: string): Promise<RegisterFacts> {
  const claim = await reader.get<ContactClaim>(claimId)
  return { claim, holder: claim && (await reader.get<Customer>(claim.customer)) }
}

/** A phone that has an account is left in peace: a stranger could make it ring. */
function messageAbout({ contact, language, verificationId }: Input, taken: boolean, call: Call) {
  if (taken && contact.channel === 'sms') return undefined
  const purpose = contact.channel === 'email' ? 'confirm_email' : 'confirm_phone'
  const template = taken ? 'account-exists' : templateOf(purpose, contact.channel)
  return writeTo({ ...contact, language, about: verificationId }, template, call)
}
