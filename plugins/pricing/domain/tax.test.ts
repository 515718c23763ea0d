import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aTaxRate } from '../testing/factories.ts'
import type { TaxRate } from './documents.ts'
import { taxOf, taxRateFor } from './tax.ts'

const rate = (_id: string, fields: Partial<TaxRate> = {}) => aTaxRate({ _id, ...fields })
const chosen = (table: readonly TaxRate[], to: Parameters<typeof taxRateFor>[2], at = '2026-11-21') =>
  taxRateFor(table, 'standard', to, at)?._id
const ferry = { country: 'US', region: 'CA', postalCode: '94105' }

describe('the closest rate', () => {
  test.each<readonly [string, readonly TaxRate[], string | undefined]>([
    ['is one of the class alone', [rate('food', { taxClass: 'food' })], undefined],
    ['is one of the country alone', [rate('gb', { country: 'GB', postcodes: ['94105'] })], undefined],
    ['is one of the region alone', [rate('ny', { region: 'NY' })], undefined],
    ['is the region’s before the country’s', [rate('us'), rate('ca', { region: 'CA' })], 'ca'],
    ['is the postcode’s before the region’s', [rate('ca', { region: 'CA' }), rate('all', { postcodes: ['*'] })], 'all'],
    [
      'is the postcode’s that says most of it',
      [
        rate('9', { postcodes: ['9*'] }),
        rate('941', { postcodes: ['941*', '1*'] }),
        rate('94', { postcodes: ['94*'] }),
      ],
      '941',
    ],
    [
      'goes by the closest of its own postcodes',
      [rate('list', { postcodes: ['9*', '9410*'] }), rate('94', { postcodes: ['94*'] })],
      'list',
    ],
    ['takes a postcode without a star as a whole', [rate('part', { postcodes: ['9410'] })], undefined],
    ['takes a star as the rest, not the beginning', [rate('rest', { postcodes: ['105*'] })], undefined],
    [
      'with postcodes asks for those alone, whatever its region',
      [rate('x', { region: 'NY', postcodes: ['94105'] })],
      'x',
    ],
    ['without any postcode in its list is the country’s', [rate('none', { postcodes: [] })], 'none'],
    ['without any postcode in its list is the region’s', [rate('ny', { region: 'NY', postcodes: [] })], undefined],
    ['is none for a postcode that its list lacks', [rate('far', { postcodes: ['10001', '2*'] })], undefined],
  ])('%s', (_, table, id) => {
    expect(chosen(table, ferry)).toBe(id)
    expect(chosen(table.toReversed(), ferry)).toBe(id)
  })

  test('reads postcodes without gaps and case, on both sides', () => {
    const table = [rate('uk', { country: 'GB', postcodes: ['sw1A 1*'] })]
    expect(
      ['SW1A 1AA', 'sw1a1aa', ' Sw1a  1aA '].map((postalCode) => chosen(table, { country: 'GB', postalCode })),
    ).toEqual(Array(3).fill('uk'))
    expect(chosen(table, { country: 'GB', postalCode: 'SW1A 2AA' })).toBeUndefined()
  })

  test('is in force from its day on, and the newest of equals', () => {
    const table = [rate('old'), rate('new', { validFrom: '2026-11-21' }), rate('next', { validFrom: '2026-11-22' })]
    for (const each of [table, table.toReversed()]) {
      expect(chosen(each, ferry, '2026-11-20')).toBe('old')
      expect(chosen(each, ferry, '2026-11-21')).toBe('new')
      expect(chosen(each, ferry, '2026-11-22')).toBe('next')
    }
  })
})

describe('tax', () => {
  test.each([
    [1050, 863, false, 91],
    [50, 100, false, 1],
    [-50, 100, false, -1],
    [49, 100, false, 0],
    [0, 863, false, 0],
    [11900, 1900, true, 1900],
    [-11900, 1900, true, -1900],
    [11900, 1900, false, 2261],
  ])('of %d at %d basis points, included %s, is %d', (amount, points, included, tax) =>
    expect(taxOf(amount, points, included) + 0).toBe(tax),
  )

  test('is never more than half a unit away from the exact share, and what it is taken out of holds it', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(5000), fc.boolean(), (amount, points, included) => {
        const exact = (amount * points) / (included ? 10_000 + points : 10_000)
        expect(Math.abs(taxOf(amount, points, included) - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
        expect(taxOf(amount, points, true)).toBeLessThanOrEqual(amount)
      }),
    )
  })
})
