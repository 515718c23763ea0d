import type { Asked } from '@souk/commerce'
import type { Customer, CustomerAddress } from '@souk/customers'
import type { Refusal, Result } from '@souk/kernel'
import type { z } from 'zod'
import { Problem } from './problem.ts'
import { pickLanguage } from './product-view.ts'
import type { Call } from './route.ts'
import type * as schemas from './schemas/customers.ts'

/** The value of an accounts' answer; a refusal becomes a problem in the shopper's words. */
export function settled<Value>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value
  throw new Problem(result.refusal)
}

/** A shopper as they see themselves. */
export function toMe(customer: Customer): z.input<typeof schemas.Me> {
  const granted = (kind: string) => customer.consents.some(({ _key, granted: yes }) => _key === kind && yes)
  return {
    id: customer._id,
    name: customer.name,
    email: customer.email ?? null,
    emailConfirmed: customer.emailConfirmedAt !== undefined,
    phone: customer.phone ?? null,
    phoneConfirmed: customer.phoneConfirmedAt !== undefined,
    language: customer.language,
    addresses: customer.addresses.map(toSavedAddress),
    defaultAddress: customer.defaultAddress ?? null,
    consents: { marketing: granted('marketing'), analytics: granted('analytics') },
    createdAt: customer.createdAt,
  }
}

/** A row of the address book. */
export const toSavedAddress = ({ _key: key, ...address }: CustomerAddress): z.input<typeof schemas.SavedAddress> => ({
  key,
  ...address,
})

/** What has been asked, on the wire. */
export const toVerification = ({ verification, channel, to, expiresAt }: Asked) => ({
  verification,
  channel,
  to,
  expiresAt,
})

/** The language that a shopper named, else the best of Accept-Language that the shop speaks. */
export const languageOf = async (
  call: Pick<Call<unknown, unknown, unknown>, 'languages' | 'services'>,
  named: string | undefined,
): Promise<string> => pickLanguage(await call.services.catalog.read(), named === undefined ? call.languages : [named])

/** Fields that are there. Commands know fields that are absent, not fields that are undefined. */
export const present = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>
  }
