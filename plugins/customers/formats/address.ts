import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'
import { type AddressPart, addressFormOf } from '../domain/countries.ts'
import type { PostalAddress } from '../domain/documents.ts'
import { regionCode } from '../domain/regions.ts'
import { plainText } from './plain-text.ts'

/** What is wrong with a part of an address. */
export type AddressProblem = 'missing' | 'postalCode' | 'region' | 'country' | 'long'
export type AddressProblems = Readonly<Partial<Record<keyof PostalAddress, AddressProblem>>>

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
/** Territories that are codes in CLDR but no places to deliver to. */
const noPlaces = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO'])

/** True for an ISO 3166-1 alpha-2 code that names a place. */
export const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && !noPlaces.has(code) && countryNames.of(code) !== undefined

/**
 * Trims every part, writes codes in capitals and states by their codes, and leaves out what is empty. Digits of other
 * scripts in a postcode become 0-9; what cannot be seen is taken out.
 */
export function normalAddress(typed: Readonly<Record<keyof PostalAddress, string>>): PostalAddress {
  const text = (part: keyof PostalAddress) => plainText(typed[part])
  const country = text('country').toUpperCase()
  const { regions } = addressFormOf(country)
  const region = regions ? regionCode(country, text('region')) : text('region')
  const line2 = text('line2')
  return {
    name: text('name'),
    line1: text('line1'),
    ...(line2 ? { line2 } : {}),
    city: text('city'),
    ...(region ? { region } : {}),
    postalCode: postcode(text('postalCode'), country),
    country,
  }
}

const postcode = (text: string, country: string): string => {
  const code = latinDigits(text).toUpperCase()
  return country === 'JP' ? code.replace(/^〒?\s*(\d{3})[ー−-]?(\d{4})$/, '$1-$2') : code
}

const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))

const longest: Readonly<Record<keyof PostalAddress, number>> = {
  name: 120,
  line1: 200,
  line2: 200,
  city: 120,
  region: 120,
  postalCode: 20,
  country: 2,
}

/** What has to be put right before something can be sent there, by the country's own rules; nothing when it is good. */
export function checkAddress(address: PostalAddress): AddressProblems {
  if (!isCountry(address.country)) return { country: address.country === '' ? 'missing' : 'country' }
  const form = addressFormOf(address.country)
  const problems: Partial<Record<keyof PostalAddress, AddressProblem>> = {}
  for (const part of Object.keys(longest) as readonly (keyof PostalAddress)[])
    if ((address[part] ?? '').length > longest[part]) problems[part] = 'long'
  for (const part of ['name', ...form.required] as const satisfies readonly (AddressPart | 'name')[])
    if (!/[\p{L}\p{N}]/u.test(address[part] ?? '')) problems[part] = 'missing'
  const { postalCode, country, region } = address
  if (postalCode && !problems.postalCode && !fits(postalCode, country)) problems.postalCode = 'postalCode'
  if (region && form.regions && !form.regions.includes(region)) problems.region = 'region'
  return problems
}

/** Countries that have no postcodes at all let anything stand there. */
const fits = (postalCode: string, country: string): boolean =>
  !postcodeValidatorExistsForCountry(country) || postcodeValidator(postalCode, country)
