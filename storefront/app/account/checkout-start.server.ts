import type { Shop } from '../shop.ts'
import { addressLine } from './account-view.ts'
import { personOf } from './person.server.ts'

/** An address of the book that the checkout can begin with. */
export interface BookChoice {
  readonly key: string
  readonly name: string
  readonly line: string
  readonly chosen: boolean
}

/**
 * What the checkout begins with for somebody who is signed in: name, contacts, and the address that `?address=` names,
 * else their first. Only addresses of countries that the shop delivers to.
 */
export async function checkoutStart(
  shop: Shop,
  request: Request,
  { countries, language }: { readonly countries: readonly string[]; readonly language: string },
) {
  const person = await personOf(shop, request)
  if (!person) return { typed: {}, book: [] as readonly BookChoice[] }
  const { name, email = '', phone = '', addresses, defaultAddress } = person.customer
  const usable = addresses.filter(({ country }) => countries.includes(country))
  const wanted = new URL(request.url).searchParams.get('address') ?? defaultAddress
  const chosen = usable.find(({ _key }) => _key === wanted) ?? usable[0]
  const { line1 = '', line2 = '', city = '', region = '', postalCode = '', country } = chosen ?? {}
  return {
    typed: {
      name: chosen?.name ?? name,
      email,
      phone,
      ...(country ? { line1, line2, city, region, postalCode, country } : {}),
    },
    book: usable.map((each) => ({
      key: each._key,
      name: each.name,
      line: addressLine(each, language),
      chosen: each._key === chosen?._key,
    })),
  }
}

/** The account that an order is placed for, as a field of the command. */
export async function customerField(shop: Shop, request: Request): Promise<{ readonly customer?: string }> {
  const person = await personOf(shop, request)
  return person ? { customer: person.customer._id } : {}
}
