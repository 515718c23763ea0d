import {
  confirm,
  type Confirmed,
  type ConfirmFacts,
  type ContactClaim,
  type Customer,
  type Verification,
} from '@souk/customers'
import { z } from 'zod'
import { defineCommand } from '../../dispatch/command.ts'
import { claimIdShape, type CustomerInputs, verificationIdShape } from './inputs.ts'

type Input = CustomerInputs['confirmContact']

/** Takes the answer to a question about a contact. A wrong one is counted. Refuses as `confirm` of the domain does. */
export const confirmContact = defineCommand<Input, ConfirmFacts, Confirmed>({
  name: 'confirmContact',
  title: 'Confirm a contact',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    verificationId: verificationIdShape,
    right: z.boolean(),
    proved: z.boolean(),
    claimId: claimIdShape,
    formerClaimId: claimIdShape.exactOptional(),
  }),
  async load(reader, { verificationId, claimId, formerClaimId }) {
    const [verification, claim, former] = await Promise.all([
      reader.get<Verification>(verificationId),
      reader.get<ContactClaim>(claimId),
      formerClaimId === undefined ? undefined : reader.get<ContactClaim>(formerClaimId),
    ])
    const [customer, holder] = await Promise.all([
      verification?.customer ? reader.get<Customer>(verification.customer) : undefined,
      claim && reader.get<Customer>(claim.customer),
    ])
    return { verification, customer, claim, holder, claimId, former }
  },
  applied: () => undefined,
  decide: (facts, { right, proved }, call) => confirm(facts, { right, proved }, call.now),
})
