import { describe, expect, test } from 'vitest'
import { inLanguagePath, localeOf, nameOfLanguage, spokenPath } from './languages.ts'

const spoken = { defaultLanguage: 'en', languages: ['en', 'ar', 'ur'] }

describe('a path', () => {
  test.each([
    ['/ar', 'ar', '/'],
    ['/ar/', 'ar', '/'],
    ['/ar.data', 'ar', '/'],
    ['/ar/products/noor', 'ar', '/products/noor'],
    ['/ur//evil.test', 'ur', '/evil.test'],
  ])('%s is in %s', (path, language, rest) =>
    expect(spokenPath(path, spoken)).toEqual({ language, rest, isDefault: false }),
  )

  test.each(['/', '/products', '/fr/products', '/art', '/arabic/products'])('%s is in the shop’s own', (path) =>
    expect(spokenPath(path, spoken)).toBeUndefined(),
  )

  test('with the shop’s own prefix is known for what it is', () =>
    expect(spokenPath('/en/cart', spoken)).toEqual({ language: 'en', rest: '/cart', isDefault: true }))

  test('of a shop that is not there yet is in no language', () => expect(spokenPath('/ar', undefined)).toBeUndefined())
})

test('links go under the prefix, home to the prefix itself', () => {
  expect(['', '/ar'].map((prefix) => [inLanguagePath(prefix, '/'), inLanguagePath(prefix, '/cart')])).toEqual([
    ['/', '/cart'],
    ['/ar', '/ar/cart'],
  ])
})

test('Arabic writes its own digits unless the shop wants Latin ones, Urdu Latin ones', () => {
  expect(localeOf({ country: 'US' }, 'ar')).toBe('ar-u-nu-arab')
  expect(localeOf({ country: 'US', numerals: 'latin' }, 'ar')).toBe('ar-u-nu-latn')
  expect(localeOf({ country: 'US' }, 'ur')).toBe('ur-u-nu-latn')
  expect(localeOf({ country: 'GB' }, 'en')).toBe('en-GB')
})

test('a language is called what its speakers call it', () =>
  expect(['en', 'ar', 'ur'].map(nameOfLanguage)).toEqual(['English', 'العربية', 'اردو']))
