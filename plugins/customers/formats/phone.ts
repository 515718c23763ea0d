import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * A phone number as E.164 (`+4930123456`), read as people of `country` write it. Undefined when no such number can be.
 * Source: the numbering plans that libphonenumber carries.
 */
export function toE164(typed: string, country: string): string | undefined {
  const home = isSupportedCountry(country) ? (country satisfies CountryCode) : undefined
  // Arabic and Urdu digits are read as they are typed
  const number = parsePhoneNumberFromString(typed.trim().slice(0, 40), home)
  return number?.isValid() ? number.number : undefined
}

/**
 * A number to call about an order, as E.164, read as people of `country` write it. Wider than `toE164`: the length must be
 * the country's, but a range that the plans do not know yet is let through. Undefined when nobody can be called there.
 */
export function toCallable(typed: string, country: string): string | undefined {
  const home = isSupportedCountry(country) ? (country satisfies CountryCode) : undefined
  const number = parsePhoneNumberFromString(typed.trim().slice(0, 40), home)
  if (!number?.isPossible() || number.ext !== undefined) return undefined
  const own = String(number.nationalNumber)
  return number.isValid() || (!own.startsWith('0') && !/^(\d)\1+$/.test(own)) ? number.number : undefined
}

/** `+14155550123` as people write it abroad: `+1 415 555 0123`. */
export const readablePhone = (e164: string): string => parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
