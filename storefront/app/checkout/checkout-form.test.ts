import { describe, expect, test } from 'vitest'
import { type CheckoutInput, checkCheckout, hasPostcodes, normalPhone, readCheckout } from './checkout-form.ts'

const whole: CheckoutInput = {
  method: 'delivery',
  name: 'Amira K.',
  line1: '41 Harbour Street',
  line2: '',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  substitution: 'ask',
  email: 'amira@example.com',
  phone: '(415) 555-0123',
  provider: 'stripe',
}
const reached = (postalCode: string) => postalCode === '94105'

test('a whole form has no problems', () => {
  expect(checkCheckout(whole, 'US', reached)).toEqual({})
})

test('an empty form names every field that is needed', () => {
  expect(checkCheckout(readCheckout(new FormData()), 'US', reached)).toEqual({
    name: 'name',
    line1: 'line1',
    city: 'city',
    postalCode: 'postalCode',
    email: 'email',
    phone: 'phoneShort',
  })
})

test('pickup needs no address', () => {
  const input: CheckoutInput = { ...whole, method: 'pickup', line1: '', city: '', postalCode: '' }
  expect(checkCheckout(input, 'US', reached)).toEqual({})
})

test('a postcode beyond the riders is told as too far', () => {
  expect(checkCheckout({ ...whole, postalCode: '10001' }, 'US', reached)).toEqual({ postalCode: 'tooFar' })
})

test('where a country has no postcodes none is asked for, and where it must have one an empty one is told', () => {
  const empty = { ...whole, postalCode: '', phone: '+971501234567' }
  expect(checkCheckout(empty, 'AE', () => true)).toEqual({})
  expect(checkCheckout(empty, 'JO', () => true)).toEqual({})
  expect(checkCheckout(empty, 'JO', reached)).toEqual({ postalCode: 'postalCode' })
  expect(checkCheckout({ ...empty, phone: whole.phone }, 'US', () => true)).toEqual({ postalCode: 'postalCode' })
  expect([hasPostcodes('AE'), hasPostcodes('JO'), hasPostcodes('US')]).toEqual([false, true, true])
})

describe('phone numbers', () => {
  test.each([
    ['(415) 555-0123', 'US', '+14155550123'],
    ['+1 415 555 0123', 'US', '+14155550123'],
    ['1-415-555-0123', 'CA', '+14155550123'],
    ['+44 20 7946 0018', 'US', '+442079460018'],
    ['020 7946 0018', 'GB', '02079460018'],
  ])('%s in %s is %s', (typed, country, normal) => {
    expect(normalPhone(typed, country)).toBe(normal)
  })
  test.each([
    ['+1 555 01', 'US'],
    ['call me', 'US'],
    ['', 'US'],
    ['12345', 'GB'],
    ['4155550123456789', 'US'],
  ])('%s in %s is none', (typed, country) => {
    expect(normalPhone(typed, country)).toBeUndefined()
  })
})

test('choices that nobody offers fall to the first', () => {
  const form = new FormData()
  form.set('method', 'teleport')
  form.set('provider', 'iou')
  form.set('substitution', 'surprise')
  const { method, provider, substitution } = readCheckout(form)
  expect({ method, provider, substitution }).toEqual({ method: 'delivery', provider: 'stripe', substitution: 'ask' })
})
