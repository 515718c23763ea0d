import { expect, test } from 'vitest'
import { addressLine } from './account-view.ts'

const harbour = {
  _key: 'a',
  name: 'Amira Haddad',
  line1: '41 Harbour Street',
  line2: '3B',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
} as const

test('an address is written in the order of its country, and its parts are not turned around in Arabic', () => {
  expect(addressLine(harbour, 'en')).toBe('41 Harbour Street, 3B, San Francisco, CA, 94105, United States')
  expect(addressLine(harbour, 'ar')).toBe(
    ['41 Harbour Street', '3B', 'San Francisco', 'CA', '94105', 'الولايات المتحدة']
      .map((part) => `\u2068${part}\u2069`)
      .join('، '),
  )
})
