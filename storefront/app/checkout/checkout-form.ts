import { addressFormOf } from '@souk/customers'

/** What a shopper typed, kept as typed so that the page never loses a word. */
export interface CheckoutInput {
  readonly method: 'delivery' | 'pickup'
  readonly name: string
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
  readonly substitution: 'ask' | 'best_match' | 'refund'
  readonly email: string
  readonly phone: string
  readonly provider: 'stripe' | 'paypal' | 'cash'
}
export type CheckoutField = keyof CheckoutInput

/** What is wrong with a field: a row of the message table's checkout errors. */
export type CheckoutProblem =
  | 'name'
  | 'line1'
  | 'city'
  | 'postalCode'
  | 'tooFar'
  | 'email'
  | 'phone'
  | 'phoneShort'
  | 'choice'
export type CheckoutProblems = Readonly<Partial<Record<CheckoutField, CheckoutProblem>>>

const oneOf = <Choice extends string>(choices: readonly [Choice, ...Choice[]], value: string): Choice =>
  choices.find((choice) => choice === value) ?? choices[0]

/** Reads the form as typed, trimmed and bounded. Choices that nobody offers fall to the first. */
export function readCheckout(form: FormData): CheckoutInput {
  const text = (name: string, most = 120) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, most)
  return {
    method: oneOf(['delivery', 'pickup'], text('method')),
    name: text('name'),
    line1: text('line1', 200),
    line2: text('line2', 200),
    city: text('city'),
    region: text('region'),
    postalCode: text('postalCode', 20).toUpperCase(),
    substitution: oneOf(['ask', 'best_match', 'refund'], text('substitution')),
    email: text('email', 200),
    phone: text('phone', 40),
    provider: oneOf(['stripe', 'paypal', 'cash'], text('provider')),
  }
}

/** Calling codes of the countries where ten digits follow. Source: the North American Numbering Plan. */
const northAmerica = new Set(['US', 'CA'])

/** Digits of a phone number with its plus: `+15550123456`. Ten digits in North America get `+1`. Undefined when it is none. */
export function normalPhone(typed: string, country: string): string | undefined {
  if (!/^[+\d\s().-]+$/.test(typed)) return undefined
  const digits = typed.replace(/\D/g, '')
  if (northAmerica.has(country)) {
    const own = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
    if (own.length === 10) return `+1${own}`
    return typed.startsWith('+') && !digits.startsWith('1') && digits.length >= 8 && digits.length <= 15
      ? `+${digits}`
      : undefined
  }
  return digits.length >= 7 && digits.length <= 15 ? `${typed.startsWith('+') ? '+' : ''}${digits}` : undefined
}

const phoneProblem = (typed: string, country: string): CheckoutProblem | undefined => {
  if (normalPhone(typed, country)) return undefined
  return northAmerica.has(country) && /^[+\d\s().-]*$/.test(typed) ? 'phoneShort' : 'phone'
}

/** Whether addresses of a country have postcodes at all, and whether they must. */
export const hasPostcodes = (country: string): boolean => addressFormOf(country).order.includes('postalCode')
export const needsPostcode = (country: string): boolean => addressFormOf(country).required.includes('postalCode')

/** An empty postcode is well where the country needs none, as long as somebody goes there. */
function postcodeProblem(
  typed: string,
  country: string,
  reached: (postalCode: string) => boolean,
): CheckoutProblem | undefined {
  if (typed.length < 3 && (typed !== '' || needsPostcode(country))) return 'postalCode'
  if (reached(typed)) return undefined
  return typed === '' ? 'postalCode' : 'tooFar'
}

/** What has to be put right before it can be placed. `reached` tells whether riders go to a postcode. */
export function checkCheckout(
  input: CheckoutInput,
  country: string,
  reached: (postalCode: string) => boolean,
): CheckoutProblems {
  const delivery = input.method === 'delivery'
  const problems: Partial<Record<CheckoutField, CheckoutProblem>> = {}
  if (input.name.length < 2) problems.name = 'name'
  if (delivery && !/\p{L}|\d/u.test(input.line1)) problems.line1 = 'line1'
  if (delivery && input.city.length < 2) problems.city = 'city'
  const postalCode = delivery ? postcodeProblem(input.postalCode, country, reached) : undefined
  if (postalCode) problems.postalCode = postalCode
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(input.email)) problems.email = 'email'
  const phone = phoneProblem(input.phone, country)
  if (phone) problems.phone = phone
  return problems
}
