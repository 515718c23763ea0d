import { describe, expect, test } from 'vitest'
import type { PostalAddress } from '../domain/documents.ts'
import { checkAddress, normalAddress } from './address.ts'
import { normalEmail } from './email.ts'
import { toCallable, toE164 } from './phone.ts'
import { plainText } from './plain-text.ts'

describe('phone numbers', () => {
  test.each([
    ['(415) 555-0123', 'US', '+14155550123'],
    ['030 123456', 'DE', '+4930123456'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['0300 1234567', 'PK', '+923001234567'],
    ['٠٥٠ ١٢٣ ٤٥٦٧', 'AE', '+971501234567'],
    ['+1 415 555 0123', 'JP', '+14155550123'],
  ])('%s in %s is %s', (typed, country, e164) => expect(toE164(typed, country)).toBe(e164))

  test.each([
    ['12345', 'US'],
    ['call me', 'US'],
    ['', 'DE'],
    ['+1 555', 'US'],
    ['020 7946 0018', 'XX'],
  ])('%s in %s is none', (typed, country) => expect(toE164(typed, country)).toBeUndefined())
})

describe('numbers to call about an order', () => {
  test.each([
    ['(415) 555-0123', 'US', '+14155550123'],
    ['٤١٥ ٥٥٥ ٠١٢٣', 'US', '+14155550123'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['+44 20 7946 0018', 'US', '+442079460018'],
    ['0300 0000123', 'PK', '+923000000123'],
    ['(555) 555-0123', 'US', '+15555550123'],
  ])('%s in %s is %s', (typed, country, e164) => expect(toCallable(typed, country)).toBe(e164))

  test.each([
    ['12', 'US'],
    ['0000000000', 'US'],
    ['5555555555', 'US'],
    ['+1 555 01', 'US'],
    ['12345', 'GB'],
    ['4155550123456789', 'US'],
    ['call me', 'US'],
    ['', 'US'],
    ['020 7946 0018', 'XX'],
  ])('%s in %s is none', (typed, country) => expect(toCallable(typed, country)).toBeUndefined())
})

describe('e-mail addresses', () => {
  test('are one however they are typed', () => expect(normalEmail('  Amira@Example.COM ')).toBe('amira@example.com'))
  test.each(['amira', 'a@b', 'a b@c.de', 'a@b..de', 'a@b.de\r\nBcc: x@y.zz', '<a@b.de>', `${'a'.repeat(200)}@b.de`])(
    '%j is none',
    (typed) => expect(normalEmail(typed)).toBeUndefined(),
  )
})

describe('addresses', () => {
  const typed = { name: 'Amira Khan', line1: '1 Main St', line2: '', city: 'Town', region: '', postalCode: '' }
  const check = (country: string, parts: Partial<Record<keyof PostalAddress, string>> = {}) =>
    checkAddress(normalAddress({ ...typed, country, ...parts }))

  test.each([
    ['US', { region: 'ca', postalCode: '94105' }],
    ['US', { region: 'CA', postalCode: '94105-1234' }],
    ['US', { region: 'new york', postalCode: '11201' }],
    ['CA', { region: 'Québec', postalCode: 'H2X 1Y4' }],
    ['GB', { postalCode: 'e1 6an' }],
    ['PK', { postalCode: '54000' }],
    ['AE', { region: 'Dubai' }],
    ['SA', { postalCode: '١١٥٦٤' }],
    ['DE', { postalCode: '10115' }],
    ['JP', { postalCode: '〒1000001', region: 'Tokyo' }],
    ['IE', {}],
    ['HK', {}],
  ])('in %s are good with %o', (country, parts) => expect(check(country, parts)).toEqual({}))

  test.each([
    ['US', {}, { region: 'missing', postalCode: 'missing' }],
    ['US', { region: 'Nowhere', postalCode: '9410' }, { region: 'region', postalCode: 'postalCode' }],
    ['GB', { postalCode: '94105' }, { postalCode: 'postalCode' }],
    ['PK', { postalCode: '540' }, { postalCode: 'postalCode' }],
    ['AE', {}, { region: 'missing' }],
    ['SA', {}, { postalCode: 'missing' }],
    ['DE', { postalCode: '1011' }, { postalCode: 'postalCode' }],
    ['JP', { postalCode: '1000-001', region: 'Tokyo' }, { postalCode: 'postalCode' }],
    ['IE', { city: ' ' }, { city: 'missing' }],
    ['IE', { name: '-' }, { name: 'missing' }],
    ['IE', { line1: 'x'.repeat(201) }, { line1: 'long' }],
    ['ZZ', {}, { country: 'country' }],
    ['', {}, { country: 'missing' }],
  ])('in %s with %o are told as %o', (country, parts, problems) => expect(check(country, parts)).toEqual(problems))

  test('lose control characters and doubled spaces, and keep every script', () =>
    expect(normalAddress({ ...typed, name: ' أميرة\r\n خان ', country: 'ae' })).toEqual({
      name: 'أميرة خان',
      line1: '1 Main St',
      city: 'Town',
      postalCode: '',
      country: 'AE',
    }))

  test('lose marks that turn the writing direction, and keep the joiners that words need', () =>
    expect(plainText('\u202eevil\u202c \u0000Amira\ufeff می\u200cخواہم\u2066')).toBe('evil Amira می\u200cخواہم'))
})
