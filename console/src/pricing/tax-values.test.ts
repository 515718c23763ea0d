import { expect, test } from 'vitest'
import { readTax, taxProblems, writtenTax } from './tax-values.ts'

const values = {
  ...readTax(undefined, '2026-11-21'),
  name: 'Food',
  country: 'US',
  rate: '8.63',
  postcodes: '941*, 94040',
}

test('a rate is written in basis points, its postcodes as a list', () => {
  expect(writtenTax(values, [])).toEqual({
    name: 'Food',
    country: 'US',
    region: null,
    postcodes: ['941*', '94040'],
    taxClass: 'standard',
    rate: 863,
    included: false,
    validFrom: '2026-11-21',
  })
})

test('a rate of everything, a country without capitals and a mixed table are refused', () => {
  expect(Object.keys(taxProblems({ ...values, rate: '101', country: 'usa' }, []))).toEqual(['country', 'rate'])
  const others = [{ country: 'US', included: true, rate: 863 }]
  expect(taxProblems(values, others)).toEqual({ included: 'All rates of US are the same in this.' })
})
