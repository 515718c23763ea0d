import { checkAddress, normalAddress, normalEmail, toCallable } from '@souk/customers/formats'
import type { CheckoutField, CheckoutInput, CheckoutProblem, CheckoutProblems } from './checkout-form.ts'

/** The address as it is looked up and kept: codes in capitals, digits of every script as 0-9. */
export const addressTyped = ({ name, line1, line2, city, region, postalCode, country }: CheckoutInput) =>
  normalAddress({ name, line1, line2, city, region, postalCode, country })

/** The number as it is called, read as people of the chosen country write it; as typed when it is none. */
export const phoneTyped = ({ phone, country }: CheckoutInput): string => toCallable(phone, country) ?? phone

/** Countries where ten digits follow the plus and the one. Source: the North American Numbering Plan. */
const northAmerica = new Set(['US', 'CA'])

function phoneProblem(typed: string, country: string): CheckoutProblem | undefined {
  if (toCallable(typed, country) !== undefined) return undefined
  const digits = typed.replace(/\P{Nd}/gu, '').length
  return northAmerica.has(country) && digits < 10 && !/\p{L}/u.test(typed) ? 'phoneShort' : 'phone'
}

/**
 * What has to be put right before it can be placed, by the rules of the country that was chosen. `reached` tells whether
 * somebody goes to a postcode there.
 */
export function checkCheckout(
  input: CheckoutInput,
  reached: (postalCode: string, country: string) => boolean,
): CheckoutProblems {
  const problems: Partial<Record<CheckoutField, CheckoutProblem>> = {}
  const address = addressTyped(input)
  if (address.name.length < 2) problems.name = 'name'
  if (input.method === 'delivery') Object.assign(problems, addressProblems(address, reached))
  if (normalEmail(input.email) === undefined) problems.email = 'email'
  const phone = phoneProblem(input.phone, input.country)
  if (phone) problems.phone = phone
  return problems
}

function addressProblems(
  address: ReturnType<typeof addressTyped>,
  reached: (postalCode: string, country: string) => boolean,
): CheckoutProblems {
  const { name: _own, line2: _any, ...parts } = checkAddress(address)
  const problems = Object.fromEntries(Object.keys(parts).map((part) => [part, part])) as CheckoutProblems
  if (problems.postalCode || problems.country || reached(address.postalCode, address.country)) return problems
  return { ...problems, postalCode: address.postalCode === '' ? 'postalCode' : 'tooFar' }
}
