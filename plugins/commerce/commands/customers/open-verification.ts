import { newVerification, type Verification } from '@souk/customers'
import { ok } from '@souk/kernel'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { contactShape, type CustomerInputs, customerIdShape, languageShape, verificationIdShape } from './inputs.ts'
import { templateOf, writeTo } from './write-to.ts'

type Input = CustomerInputs['openVerification']

/** Asks a contact something that only its holder can answer. */
export const openVerification = defineCommand<Input, Verification | undefined, { verificationId: string }>({
  name: 'openVerification',
  title: 'Ask for a proof',
  roles: [],
  lane: 'direct',
  input: contactShape.extend({
    verificationId: verificationIdShape,
    purpose: z.enum(['confirm_email', 'confirm_phone', 'reset_password', 'change_email', 'claim_orders']),
    customer: customerIdShape.exactOptional(),
    language: languageShape,
    taken: z.boolean().exactOptional(),
  }),
  load: (reader, { verificationId }) => reader.get<Verification>(verificationId),
  applied: (found) => found && ok({ verificationId: found._id }),
  decide(_, { verificationId, taken = false, ...asked }, call) {
    const verification = newVerification({ _id: verificationId, ...asked }, call.now)
    const { channel, to, language, customer, purpose } = asked
    const template = taken ? 'account-exists' : customer && templateOf(purpose, channel)
    const silent = template === undefined || (taken && channel === 'sms')
    const message = silent ? undefined : writeTo({ channel, to, language, about: verificationId }, template, call)
    return ok({
      writes: [{ create: verification }, ...(message?.writes ?? [])],
      effects: message?.effects ?? [],
      value: { verificationId },
    })
  },
})
