import { describe, expect, test } from 'vitest'
import { addressTyped, checkCheckout, phoneTyped } from './check-checkout.server.ts'
import { type CheckoutInput, hasPostcodes, readCheckout } from './checkout-form.ts'

const whole: CheckoutInput = {
  method: 'delivery',
  name: 'Amira K.',
  line1: '41 Harbour Street',
  line2: '',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
  location: '',
  substitution: 'ask',
  email: 'amira@example.com',
  phone: '(415) 555-0123',
  provider: 'stripe',
}
const reached = (postalCode: string) => postalCode === '94105'

test('a whole form has no problems', () => {
  expect(checkCheckout(whole, reached)).toEqual({})
})

test('an empty form names every field that is needed', () => {
  expect(checkCheckout(readCheckout(new FormData(), 'US'), reached)).toEqual({
    name: 'name',
    line1: 'line1',
    city: 'city',
    region: 'region',
    postalCode: 'postalCode',
    email: 'email',
    phone: 'phoneShort',
  })
})

test('pickup needs no address', () => {
  const input: CheckoutInput = { ...whole, method: 'pickup', line1: '', city: '', postalCode: '' }
  expect(checkCheckout(input, reached)).toEqual({})
})

test('a postcode beyond the riders is told as too far', () => {
  expect(checkCheckout({ ...whole, postalCode: '10001' }, reached)).toEqual({ postalCode: 'tooFar' })
})

test('where a country has no postcodes none is asked for, and where it must have one an empty one is told', () => {
  const empty = { ...whole, postalCode: '', phone: '+971501234567', region: 'Dubai' }
  expect(checkCheckout({ ...empty, country: 'AE' }, () => true)).toEqual({})
  expect(checkCheckout({ ...empty, country: 'JO' }, () => true)).toEqual({})
  expect(checkCheckout({ ...empty, country: 'JO' }, reached)).toEqual({ postalCode: 'postalCode' })
  expect(checkCheckout({ ...whole, postalCode: '' }, () => true)).toEqual({ postalCode: 'postalCode' })
  expect([hasPostcodes('AE'), hasPostcodes('JO'), hasPostcodes('US')]).toEqual([false, true, true])
})

describe('what is typed is read by the rules of the chosen country', () => {
  test.each([
    ['(415) 555-0123', 'US', '+14155550123'],
    ['٤١٥ ٥٥٥ ٠١٢٣', 'US', '+14155550123'],
    ['1-415-555-0123', 'CA', '+14155550123'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['0300 1234567', 'PK', '+923001234567'],
  ])('the number %s in %s is %s', (phone, country, normal) => {
    const postalCode = { US: '94105', CA: 'K1A 0B1', GB: 'E1 6AN', PK: '54000' }[country] ?? ''
    const input = { ...whole, phone, country, postalCode, region: country === 'CA' ? 'ON' : 'CA' }
    expect(checkCheckout(input, () => true)).toEqual({})
    expect(phoneTyped(input)).toBe(normal)
  })

  test.each([
    ['+1 555 01', 'US', 'phoneShort'],
    ['0000000000', 'US', 'phone'],
    ['call me', 'US', 'phone'],
    ['12345', 'GB', 'phone'],
    ['4155550123456789', 'US', 'phone'],
  ])('the number %s in %s is told as %s', (phone, country, problem) =>
    expect(checkCheckout({ ...whole, phone, country }, () => true).phone).toBe(problem),
  )

  test('a postcode in Arabic digits is the same place, and is kept in Latin ones', () => {
    const input = { ...whole, postalCode: '٩٤١٠٥' }
    expect(checkCheckout(input, reached)).toEqual({})
    expect(addressTyped(input)).toMatchObject({ postalCode: '94105', region: 'CA' })
  })

  test.each([
    [{ postalCode: 'ABC' }, { postalCode: 'postalCode' }],
    [{ region: 'Nowhere' }, { region: 'region' }],
    [{ country: 'GB' }, { postalCode: 'postalCode' }],
    [{ country: 'ZZ' }, { country: 'country', phone: 'phone' }],
    [{ name: '\u202e\u0000' }, { name: 'name' }],
  ])('%o is told as %o', (typed, problems) =>
    expect(checkCheckout({ ...whole, ...typed, phone: whole.phone }, (code) => code !== 'never')).toMatchObject(
      problems,
    ),
  )
})

test('choices that nobody offers fall to the first', () => {
  const form = new FormData()
  form.set('method', 'teleport')
  form.set('provider', 'iou')
  form.set('substitution', 'surprise')
  const { method, provider, substitution } = readCheckout(form, 'US')
  expect({ method, provider, substitution }).toEqual({ method: 'delivery', provider: 'stripe', substitution: 'ask' })
})
