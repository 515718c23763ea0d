import { type Credential, credentialId, type Customer, customerRefusals } from '@souk/customers'
import { ok, type Result, refuse } from '@souk/kernel'
import { admit, ask, holderOf } from './asking.ts'
import { checkPassword, crowded, mostWaiting, tooMany } from './contact.ts'
import type { Accounts } from './contract.ts'
import { type AccountParts, readDocument, shopperOf } from './parts.ts'
import { readAsked, settle } from './registering.ts'

type Recovering = Pick<Accounts, 'requestReset' | 'completeReset' | 'changePassword' | 'changeContact'>

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

/** Asks somebody who is signed in for the password again. Refuses `wrong_password`, `too_many_tries`. */
export async function provePassword(
  { store, passwords, throttle }: AccountParts,
  customerId: string,
  password: string,
  path: string,
): Promise<Result<undefined>> {
  const wait = throttle.wait('password', customerId)
  if (wait > 0) return tooMany(wait)
  const credential = await readDocument<Credential>(store, credentialId(customerId), 'credential')
  const { right } = await passwords.verify(password.slice(0, 1000), credential?.hash)
  if (right) {
    throttle.forget('password', customerId)
    return ok(undefined)
  }
  throttle.count('password', customerId)
  return refuse({ code: 'wrong_password', message: customerRefusals.wrong_password.staff, detail: { field: path } })
}
