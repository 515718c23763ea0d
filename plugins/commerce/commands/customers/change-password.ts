import {
  type Confirmed,
  type Customer,
  newHash,
  type ResetFacts,
  resetPassword,
  type Verification,
} from '@souk/customers'
import { ok, refuse } from '@souk/kernel'
import { z } from 'zod'
import { customerGone } from './customer-gone.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { type CustomerInputs, customerIdShape, hashShape, verificationIdShape } from './inputs.ts'

/** Sets a new password for whoever answers the question sent to the account's contact. Ends every session. */
export const resetCustomerPassword = defineCommand<CustomerInputs['resetCustomerPassword'], ResetFacts, Confirmed>({
  name: 'resetCustomerPassword',
  title: 'Set a new password',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ verificationId: verificationIdShape, right: z.boolean(), hash: hashShape }),
  async load(reader, { verificationId }) {
    const verification = await reader.get<Verification>(verificationId)
    const customer = verification?.customer ? await reader.get<Customer>(verification.customer) : undefined
    return { verification, customer }
  },
  applied: () => undefined,
  decide: (facts, answer, call) => resetPassword(facts, answer, call.now),
})

/** Changes the password of a shopper who has just proved the old one. Ends every session. */
export const changeCustomerPassword = defineCommand<
  CustomerInputs['changeCustomerPassword'],
  Customer | undefined,
  { customer: string }
>({
  name: 'changeCustomerPassword',
  title: 'Change the password',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ customerId: customerIdShape, hash: hashShape }),
  load: (reader, { customerId }) => reader.get<Customer>(customerId),
  applied: () => undefined,
  decide(customer, { hash }, { now }) {
    if (customer?.state !== 'active') return refuse(customerGone)
    const ended = { patch: { id: customer._id, ifRevisionID: customer._rev, set: { sessionsFrom: now } } }
    return ok({ writes: [newHash(customer._id, hash, now), ended], effects: [], value: { customer: customer._id } })
  },
})
