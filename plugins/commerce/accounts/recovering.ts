import type { Customer } from '@souk/customers'
import { ok } from '@souk/kernel'
import { admit, ask, holderOf } from './asking.ts'
import { checkPassword, crowded, mostWaiting } from './contact.ts'
import type { Accounts } from './contract.ts'
import { type AccountParts, readDocument, shopperOf } from './parts.ts'
import { provePassword } from './proof.ts'
import { readAsked, settle } from './registering.ts'

type Recovering = Pick<Accounts, 'requestReset' | 'completeReset' | 'changePassword' | 'changeContact' | 'askForOrders'>

/** Passwords and contacts that change. */
export function createRecovering(parts: AccountParts): Recovering {
  const { dispatch, passwords, store } = parts

  return {
    async requestReset({ language, ...contact }, asker) {
      const admitted = await admit(parts, contact, asker)
      if (!admitted.ok) return admitted
      const holder = await holderOf(parts, admitted.value)
      const known = holder && holder.state !== 'erased' ? { customer: holder._id } : {}
      return ask(parts, { ...admitted.value, purpose: 'reset_password', language, ...known })
    },

    async completeReset({ password, ...answer }, asker) {
      const plain = checkPassword(password)
      if (!plain.ok) return plain
      if (passwords.waiting() >= mostWaiting) return crowded()
      const asked = await readAsked(parts, answer, asker)
      if (!asked.ok) return asked
      const { verification, right } = asked.value
      const hash = await passwords.hash(plain.value)
      const input = { verificationId: verification._id, right, hash }
      return settle(parts, await dispatch('resetCustomerPassword', input, { actor: shopperOf(verification.customer) }))
    },

    async changePassword(customer, { current, password }) {
      const plain = checkPassword(password)
      if (!plain.ok) return plain
      const proved = await provePassword(parts, customer, current, 'current')
      if (!proved.ok) return proved
      const input = { customerId: customer, hash: await passwords.hash(plain.value) }
      const done = await dispatch('changeCustomerPassword', input, { actor: shopperOf(customer) })
      return done.ok ? ok(undefined) : done
    },

    async askForOrders({ email, _id: customer, language }, asker) {
      const admitted = await admit(parts, email === undefined ? {} : { email }, asker)
      return admitted.ok ? ask(parts, { ...admitted.value, purpose: 'claim_orders', language, customer }) : admitted
    },

    async changeContact(customerId, contact, asker) {
      const admitted = await admit(parts, contact, asker)
      if (!admitted.ok) return admitted
      const [customer, holder] = await Promise.all([
        readDocument<Customer>(store, customerId, 'customer'),
        holderOf(parts, admitted.value),
      ])
      const purpose = admitted.value.channel === 'email' ? 'change_email' : 'confirm_phone'
      const taken = holder !== undefined && holder._id !== customerId && holder.state === 'active'
      return ask(parts, {
        ...admitted.value,
        purpose,
        language: customer?.language || 'en',
        ...(taken ? { taken } : { customer: customerId }),
      })
    },
  }
}
