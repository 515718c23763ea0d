import { type Customer, minutesOf, verificationId, type VerificationPurpose } from '@souk/customers'
import { ok, plusMinutes, type Result } from '@souk/kernel'
import { type KnownContact, readContact, tooMany } from './contact.ts'
import type { Asked, Asker, Contact } from './contract.ts'
import { type AccountParts, claimIdOf, readDocument, shopperOf } from './parts.ts'

/** A question on its way to a contact. */
export interface Question extends KnownContact {
  readonly purpose: VerificationPurpose
  readonly language: string
  /** Whose answer it would be; nobody's when left out. */
  readonly customer?: string
  readonly taken?: boolean
}

/** Reads the contact by the shop's country, and refuses whom we have written to too often of late. Counts one message. */
export async function admit(parts: AccountParts, contact: Contact, asker: Asker): Promise<Result<KnownContact>> {
  const settings = await parts.settings()
  const read = readContact(contact, settings?.country ?? '')
  if (!read.ok) return read
  const { throttle } = parts
  const wait = Math.max(throttle.wait('send', read.value.to), throttle.wait('sendFrom', asker.address))
  if (wait > 0) return tooMany(wait)
  throttle.count('send', read.value.to)
  throttle.count('sendFrom', asker.address)
  return read
}

/** Asks a contact. */
export async function ask(parts: AccountParts, { customer, taken, ...question }: Question): Promise<Result<Asked>> {
  const id = verificationId(parts.newUlid())
  const input = {
    verificationId: id,
    ...question,
    ...(customer === undefined ? {} : { customer }),
    ...(taken === undefined ? {} : { taken }),
  }
  const done = await parts.dispatch('openVerification', input, { actor: shopperOf(customer) })
  return done.ok ? ok(askedOf(parts, id, question)) : done
}

/** What a caller is told of a question: the same whether or not anybody can answer it. */
export const askedOf = (
  { clock }: Pick<AccountParts, 'clock'>,
  verification: string,
  { channel, to, purpose }: Pick<Question, 'channel' | 'to' | 'purpose'>,
): Asked => ({ verification, channel, to, expiresAt: plusMinutes(clock(), minutesOf[purpose]) })

/** The account that holds a contact. */
export async function holderOf(parts: AccountParts, { channel, to }: KnownContact): Promise<Customer | undefined> {
  const [claim] = await parts.store.get([claimIdOf(parts, channel, to)])
  const customer = claim?.['customer']
  return typeof customer === 'string' ? readDocument<Customer>(parts.store, customer, 'customer') : undefined
}
