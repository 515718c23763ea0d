import { formatMoney, minorDigits } from '@souk/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPromotion, aTaxRate, offer, only } from '../testing/factories.ts'
import { checkTotals } from './check-totals.ts'
import type { Promotion, TaxRate } from './documents.ts'
import { type QuoteRequest, quote } from './quote.ts'

const line = fc.record({
  unitPrice: fc.oneof(fc.nat(100), fc.nat(10_000_000)),
  quantity: fc.integer({ min: 1, max: 99 }),
  taxClass: fc.constantFrom('standard', 'food', 'none'),
  product: fc.constantFrom('product-a', 'product-b'),
  seller: fc.constantFrom('seller-a', 'seller-b'),
})
const promotion: fc.Arbitrary<Promotion> = fc
  .record({
    kind: fc.constantFrom('percent' as const, 'amount' as const, 'free_delivery' as const),
    value: fc.oneof(fc.nat(20_000), fc.nat(1_000_000)),
    stackable: fc.boolean(),
    minimum: fc.constantFrom(0, 5000),
    own: fc.constantFrom(undefined, 'product-a', 'product-c'),
  })
  .map(({ kind, own, ...fields }) => aPromotion(kind, { ...fields, ...(own && { products: only(own) }) }))

/** A cart in a currency of 0, 2 or 3 decimals, at a table that is on top or included, with any promotions. */
const request: fc.Arbitrary<QuoteRequest> = fc
  .record({
    currency: fc.constantFrom('JPY', 'USD', 'KWD'),
    lines: fc.array(line, { maxLength: 8 }),
    points: fc.nat(3000),
    included: fc.boolean(),
    fee: fc.nat(2000),
    feeTaxClass: fc.constantFrom(undefined, 'standard', 'none'),
    method: fc.constantFrom('delivery' as const, 'pickup' as const),
    promotions: fc.array(promotion, { maxLength: 5 }),
  })
  .map(({ lines, points, included, fee, feeTaxClass, promotions, ...rest }) => ({
    ...rest,
    lines: lines.map((each, index) => ({ ...each, line: `l${index}`, sku: `S${index}` })),
    delivery: { name: 'Z', fee, ...(feeTaxClass && { feeTaxClass }) },
    destination: { country: 'US', postalCode: '94105' },
    taxRates: ['standard', 'food'].map((taxClass) => aTaxRate({ taxClass, rate: points, included })),
    at: '2026-11-21',
    promotions: promotions.map((each, index) => offer({ ...each, _id: `promotion-${index}` }, { code: `C${index}` })),
  }))

describe('T15 any quote', () => {
  test('can be recomputed from its own lines, promotions and rates', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const made = quote(asked)
        expect(checkTotals({ _id: 'order.x', ...made, promotions: made.promotions })).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('explains every figure row by row, and takes no line below zero', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { explanation, totals, lines } = quote(asked)
        for (const of of ['subtotal', 'discount', 'delivery', 'tax'] as const)
          expect(explanation.filter((row) => row.of === of).reduce((sum, { amount }) => sum + amount, 0)).toBe(
            totals[of],
          )
        for (const { discount, subtotal } of lines) expect(discount >= 0 && discount <= subtotal).toBe(true)
        expect(totals.total).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })

  test('is the same in whatever order promotions come', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const turned = quote({ ...asked, promotions: [...(asked.promotions ?? [])].reverse() })
        expect(turned.totals).toEqual(quote(asked).totals)
      }),
      { numRuns: 300 },
    )
  })
})

/** One thing of a price, and delivery, in a country's own mode; as a shopper reads the sums. */
function golden(country: string, currency: string, [price, fee]: readonly [number, number], rates: readonly TaxRate[]) {
  const { totals, taxIncluded } = quote({
    lines: [{ line: 'a', sku: 'A', unitPrice: price, quantity: 3, taxClass: 'standard' }],
    currency,
    method: 'delivery',
    delivery: { name: 'Z', fee, feeTaxClass: 'standard' },
    destination: { country, postalCode: '1' },
    taxRates: rates,
    at: '2026-11-22',
    promotions: [offer(aPromotion('percent', { value: 1000 }))],
  })
  const say = (amount: number) => formatMoney({ amount, currency }, 'en')
  return [say(totals.discount), say(totals.tax), say(totals.total), taxIncluded, minorDigits(currency)]
}

test.each([
  ['US', 'USD', [1099, 300], 863, false, ['$3.30', '$2.82', '$35.49', false, 2]],
  ['GB', 'GBP', [1099, 300], 2000, true, ['£3.30', '£5.45', '£32.67', true, 2]],
  ['DE', 'EUR', [1099, 490], 1900, true, ['€3.30', '€5.52', '€34.57', true, 2]],
  ['JP', 'JPY', [1099, 500], 1000, true, ['¥330', '¥315', '¥3,467', true, 0]],
  ['KW', 'KWD', [1099, 1500], 500, false, ['KWD 0.330', 'KWD 0.223', 'KWD 4.690', false, 3]],
] as const)('T15 three things with ten percent off in %s, %s', (country, currency, sums, rate, included, figures) =>
  expect(golden(country, currency, sums, [aTaxRate({ country, rate, included })])).toEqual(
    figures.map((each) => (typeof each === 'string' ? each.replace(' ', '\u00a0') : each)),
  ),
)
