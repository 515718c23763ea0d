import { type Credential, credentialId, customerRefusals, type Verification } from '@souk/customers'
import { ok, type Result, refuse } from '@souk/kernel'
import { crowded, mostWaiting, tooMany } from './contact.ts'
import type { Proof } from './contract.ts'
import { type AccountParts, readDocument } from './parts.ts'

/**
 * Whether whoever answers for a contact owns the account as well: they are signed in to it, it was opened in their
 * browser, or they know its password. Refuses `wrong_password` and `too_many_tries` where one was given.
 */
export async function proves(
  parts: AccountParts,
  { customer }: Pick<Verification, 'customer'>,
  { signedIn, registered, password }: Proof,
): Promise<Result<boolean>> {
  if (customer === undefined) return ok(false)
  if (signedIn === customer) return ok(true)
  const opened = registered && (await readDocument<Verification>(parts.store, registered, 'verification'))
  if (opened && opened.customer === customer) return ok(true)
  if (!password) return ok(false)
  if (parts.passwords.waiting() >= mostWaiting) return crowded()
  const known = await provePassword(parts, customer, password, 'password')
  return known.ok ? ok(true) : known
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
