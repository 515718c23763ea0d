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
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** Id of the place where it is picked up. */
  readonly location: string
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
  | 'region'
  | 'postalCode'
  | 'country'
  | 'tooFar'
  | 'email'
  | 'phone'
  | 'phoneShort'
  | 'choice'
export type CheckoutProblems = Readonly<Partial<Record<CheckoutField, CheckoutProblem>>>

const oneOf = <Choice extends string>(choices: readonly [Choice, ...Choice[]], value: string): Choice =>
  choices.find((choice) => choice === value) ?? choices[0]

/**
 * Reads the form as typed, trimmed and bounded. Choices that nobody offers fall to the first; a form that names no
 * country means `home`.
 */
export function readCheckout(form: FormData, home: string): CheckoutInput {
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
    country: text('country', 2).toUpperCase() || home,
    location: text('location', 100),
    substitution: oneOf(['ask', 'best_match', 'refund'], text('substitution')),
    email: text('email', 200),
    phone: text('phone', 40),
    provider: oneOf(['stripe', 'paypal', 'cash'], text('provider')),
  }
}

/** Whether addresses of a country have postcodes at all, and whether they must. */
export const hasPostcodes = (country: string): boolean => addressFormOf(country).order.includes('postalCode')
export const hasRegions = (country: string): boolean => addressFormOf(country).order.includes('region')
export const needsPostcode = (country: string): boolean => addressFormOf(country).required.includes('postalCode')
