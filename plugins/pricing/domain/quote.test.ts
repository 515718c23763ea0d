import { describe, expect, test } from 'vitest'
import { checkTotals } from './check-totals.ts'
import type { TaxRate } from './documents.ts'
import { type QuoteRequest, quote } from './quote.ts'
import { taxOf, taxRateFor } from './tax.ts'

const rate = (fields: Partial<TaxRate>): TaxRate => ({
  _id: 'taxRate-x',
  _type: 'taxRate',
  _rev: 'r',
  _createdAt: '',
  _updatedAt: '',
  name: 'Sales tax',
  country: 'US',
  taxClass: 'standard',
  rate: 863,
  included: false,
  validFrom: '2020-01-01',
  ...fields,
})
const here = { country: 'US', postalCode: '94105', region: 'CA' }
const request: QuoteRequest = {
  lines: [
    { line: 'a', sku: 'MUG', unitPrice: 1050, quantity: 1, taxClass: 'standard' },
    { line: 'b', sku: 'FLAT-WHITE', unitPrice: 450, quantity: 2, taxClass: 'food' },
  ],
  currency: 'USD',
  method: 'delivery',
  delivery: { name: 'Mission', fee: 300, freeFrom: 2500 },
  destination: here,
  taxRates: [rate({})],
  at: '2026-11-21',
}

describe('a quote', () => {
  test('adds lines, fee and tax, and explains each figure', () =>
    expect(quote(request)).toEqual({
      currency: 'USD',
      lines: [
        { line: 'a', sku: 'MUG', unitPrice: 1050, quantity: 1, subtotal: 1050, discount: 0, tax: 91, taxRate: 863 },
        { line: 'b', sku: 'FLAT-WHITE', unitPrice: 450, quantity: 2, subtotal: 900, discount: 0, tax: 0, taxRate: 0 },
      ],
      totals: { subtotal: 1950, discount: 0, delivery: 300, tax: 91, total: 2341 },
      taxIncluded: false,
      freeDeliveryIn: 550,
      promotions: [],
      refused: [],
      explanation: [
        { of: 'subtotal', amount: 1950, because: '3 units' },
        { of: 'delivery', amount: 300, because: 'Mission, free from 2500' },
        { of: 'tax', amount: 91, because: 'Sales tax 8.63 %' },
      ],
    }))

  test('delivers free from the zone’s sum, and asks no fee for pickup or before it knows where to', () => {
    const rich = quote({ ...request, delivery: { name: 'Mission', fee: 300, freeFrom: 1950 } })
    expect([rich.totals.delivery, rich.freeDeliveryIn]).toEqual([0, undefined])
    expect(quote({ ...request, method: 'pickup' }).totals.delivery).toBe(0)
    const { delivery: _fee, destination: _to, ...unknown } = request
    expect(quote(unknown).totals).toEqual({ subtotal: 1950, discount: 0, delivery: 0, tax: 0, total: 1950 })
  })

  test('keeps included tax inside the total', () =>
    expect(quote({ ...request, taxRates: [rate({ rate: 1900, included: true })] })).toMatchObject({
      taxIncluded: true,
      totals: { tax: 168, total: 2250 },
    }))

  test('is a fault when the table mixes included tax with tax on top', () =>
    expect(() => quote({ ...request, taxRates: [rate({}), rate({ taxClass: 'food', included: true })] })).toThrow(
      'mixes',
    ))

  test('that was tampered with is noticed', () => {
    const made = quote(request)
    const wrong = { ...made, _id: 'order.x', totals: { ...made.totals, total: made.totals.total + 1 } }
    expect(checkTotals(wrong)).toEqual([
      { invariant: 'I9', subject: 'order.x', message: 'total is 2342, should be 2341' },
    ])
  })
})

describe('the tax table', () => {
  const table = [
    rate({ _id: 'us', rate: 1 }),
    rate({ _id: 'ca', rate: 2, region: 'CA' }),
    rate({ _id: '941', rate: 3, postcodes: ['941*'] }),
    rate({ _id: '94105', rate: 4, postcodes: ['94105'] }),
    rate({ _id: 'new', rate: 5, postcodes: ['94105'], validFrom: '2026-01-01' }),
  ]
  test.each([
    [here, '2026-11-21', 'new'],
    [here, '2025-11-21', '94105'],
    [{ ...here, postalCode: '94110' }, '2026-11-21', '941'],
    [{ ...here, postalCode: '90001' }, '2026-11-21', 'ca'],
    [{ country: 'US', postalCode: '10001' }, '2026-11-21', 'us'],
    [{ country: 'DE', postalCode: '10115' }, '2026-11-21', undefined],
  ])('for %j at %s gives %s', (to, at, id) => expect(taxRateFor(table, 'standard', to, at)?._id).toBe(id))

  test('rounds half away from zero, in one place', () => {
    expect(taxOf(1050, 863, false)).toBe(91)
    expect(taxOf(50, 100, false)).toBe(1)
    expect(taxOf(49, 100, false)).toBe(0)
    expect(taxOf(11900, 1900, true)).toBe(1900)
  })
})
