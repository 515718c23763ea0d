import { type Decision, decision, ok, type Refusal, type Result } from '@souk/kernel'
import type { Customer, CustomerAddress, PostalAddress } from '../documents.ts'
import { no } from '../refusals.ts'

/** Rows that an address book holds. */
export const mostAddresses = 20

type Change = Result<Decision<{ readonly key: string }>, Refusal>

/**
 * Puts an address into the book, or in the place of the row with the same key. The first one is where the checkout
 * begins. Refuses `customer_not_found`, `too_many_addresses`.
 */
export function saveAddress(
  customer: Customer | undefined,
  { key, address, preferred }: { readonly key: string; readonly address: PostalAddress; readonly preferred: boolean },
): Change {
  if (!customer || customer.state === 'erased') return no('customer_not_found')
  const row: CustomerAddress = { _key: key, ...address }
  const known = customer.addresses.some(({ _key }) => _key === key)
  if (!known && customer.addresses.length >= mostAddresses) return no('too_many_addresses', { limit: mostAddresses })
  const addresses = known
    ? customer.addresses.map((each) => (each._key === key ? row : each))
    : [...customer.addresses, row]
  const first = preferred || customer.defaultAddress === undefined ? { defaultAddress: key } : {}
  return ok(decision([patch(customer, { addresses, ...first })], { key }))
}

/** Takes an address out of the book. Refuses `customer_not_found`, `address_not_found`. */
export function removeAddress(customer: Customer | undefined, { key }: { readonly key: string }): Change {
  if (!customer || customer.state === 'erased') return no('customer_not_found')
  const addresses = customer.addresses.filter(({ _key }) => _key !== key)
  if (addresses.length === customer.addresses.length) return no('address_not_found')
  const moved = customer.defaultAddress === key ? addresses[0]?._key : customer.defaultAddress
  const unset = moved === undefined ? { unset: ['defaultAddress'] } : {}
  return ok(
    decision(
      [{ patch: { ...patch(customer, { addresses, ...(moved ? { defaultAddress: moved } : {}) }).patch, ...unset } }],
      {
        key,
      },
    ),
  )
}

const patch = (customer: Customer, set: Readonly<Record<string, unknown>>) => ({
  patch: { id: customer._id, ifRevisionID: customer._rev, set },
})
