import type { Customer, CustomerAddress } from '@souk/customers'
import { type AddressProblem, checkAddress, normalAddress, personName } from '@souk/customers/formats'
import { ok, type Refusal, type Result } from '@souk/kernel'
import type { Accounts } from './contract.ts'
import { type AccountParts, readDocument, shopperOf, unfitName, unspoken } from './parts.ts'

type Keeping = Pick<Accounts, 'changeProfile' | 'saveAddress' | 'removeAddress'>

const sentences: Readonly<Record<AddressProblem, string>> = {
  missing: 'This part is needed in this country.',
  postalCode: 'This is no postcode of this country.',
  region: 'This is no state or region of this country; use its short code.',
  country: 'Use a two-letter country code.',
  long: 'This is too long.',
}

/** Profile and address book. */
export function createKeeping({ store, dispatch, newUlid, settings }: AccountParts): Keeping {
  const read = async (customerId: string): Promise<Customer> => {
    const customer = await readDocument<Customer>(store, customerId, 'customer')
    if (!customer) throw new Error(`${customerId} was changed but cannot be read`)
    return customer
  }
  return {
    async changeProfile(customerId, change) {
      const foreign = await unspoken({ settings }, change.language)
      if (foreign) return foreign
      const name = change.name === undefined ? undefined : personName(change.name)
      if (change.name !== undefined && name === undefined) return unfitName()
      const input = { customerId, ...change, ...(name === undefined ? {} : { name }) }
      const done = await dispatch('changeProfile', input, { actor: shopperOf(customerId) })
      return done.ok ? ok(await read(customerId)) : done
    },

    async saveAddress(
      customerId,
      { key = newUlid(), address: typed, preferred = false },
    ): Promise<Result<CustomerAddress>> {
      const address = normalAddress({ line2: '', region: '', ...typed })
      const problems = Object.entries(checkAddress(address))
      if (problems.length > 0) return unfitAddress(problems)
      const input = { customerId, key, address, preferred }
      const done = await dispatch('saveAddress', input, { actor: shopperOf(customerId) })
      return done.ok ? ok({ _key: key, ...address }) : done
    },

    async removeAddress(customerId, key) {
      const done = await dispatch('removeAddress', { customerId, key }, { actor: shopperOf(customerId) })
      return done.ok ? ok(undefined) : done
    },
  }
}

/** `kind` beside the sentence lets a page say it in its own language. */
const unfitAddress = (
  problems: readonly (readonly [path: string, kind: AddressProblem])[],
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: {
    code: 'invalid_input',
    message: 'Some of what was sent does not fit.',
    detail: { issues: problems.map(([path, kind]) => ({ path, message: sentences[kind], kind })) },
  },
})
