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

/** `+14155550123` as people write it abroad: `+1 415 555 0123`. */
export const readablePhone = (e164: string): string => parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
