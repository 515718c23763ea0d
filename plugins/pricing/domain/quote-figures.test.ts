import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { aPromotion, aTaxRate, offer, only } from '../testing/factories.ts'
import type { TaxRate } from './documents.ts'
import type { OfferedPromotion } from './judge-promotion.ts'
import { type DeliveryTerms, type LineToPrice, quote, type QuoteRequest } from './quote.ts'

const mug: LineToPrice = { line: 'a', sku: 'MUG', unitPrice: 500, quantity: 2, taxClass: 'standard' }
const bun: LineToPrice = { line: 'b', sku: 'BUN', unitPrice: 300, quantity: 1, taxClass: 'food' }
const request: QuoteRequest = {
  lines: [mug],
  currency: 'USD',
  method: 'delivery',
  destination: { country: 'US', postalCode: '94105' },
  taxRates: [],
  at: '2026-11-22',
}
const priced = (fields: Partial<QuoteRequest>) => quote({ ...request, ...fields })
const terms = (fields: Partial<DeliveryTerms> = {}): DeliveryTerms => ({ name: 'Zone', fee: 300, ...fields })
const freeDelivery = offer(aPromotion('free_delivery'), { code: 'FREE' })
const tenth = offer(aPromotion('percent', { value: 1000 }), { code: 'TEN' })

describe('the delivery fee of goods for 1000', () => {
  test.each<readonly [string, Partial<QuoteRequest>, readonly [number, number | undefined, string]]>([
    ['is none for pickup', { method: 'pickup', delivery: terms({ freeFrom: 9000 }) }, [0, undefined, 'Picked up']],
    ['is none before anybody knows where to', {}, [0, undefined, 'Destination not known yet']],
    ['is the zone’s', { delivery: terms() }, [300, undefined, 'Zone']],
    ['of nothing has no sum to reach', { delivery: terms({ fee: 0, freeFrom: 9000 }) }, [0, undefined, 'Zone']],
    ['is asked below the zone’s sum', { delivery: terms({ freeFrom: 1001 }) }, [300, 1, 'Zone, free from 1001']],
    ['is none from just that sum on', { delivery: terms({ freeFrom: 1000 }) }, [0, undefined, 'Zone, free from 1000']],
    [
      'goes by what is left after discounts',
      { delivery: terms({ freeFrom: 1000 }), promotions: [tenth] },
      [300, 100, 'Zone, free from 1000'],
    ],
    [
      'is given by a promotion',
      { delivery: terms({ freeFrom: 9000 }), promotions: [freeDelivery] },
      [0, undefined, 'Zone, free by promotion'],
    ],
    [
      'of nothing needs no promotion',
      { delivery: terms({ fee: 0 }), promotions: [freeDelivery] },
      [0, undefined, 'Zone'],
    ],
  ])('%s', (_, fields, [fee, missing, because]) => {
    const made = priced(fields)
    expect([made.totals.delivery, made.freeDeliveryIn]).toEqual([fee, missing])
    expect(made.explanation.filter(({ of }) => of === 'delivery')).toEqual([{ of: 'delivery', amount: fee, because }])
  })

  test('that is free already is not given again', () => {
    const both = priced({ delivery: terms({ freeFrom: 1000 }), promotions: [freeDelivery] })
    expect(both.promotions.map(({ amount }) => amount)).toEqual([0])
    const stackable = true
    const promotions = [
      { ...tenth, promotion: { ...tenth.promotion, stackable } },
      { ...freeDelivery, promotion: { ...freeDelivery.promotion, stackable } },
    ]
    // With a tenth off the goods the zone's sum is not reached any more
    expect(priced({ delivery: terms({ freeFrom: 1000 }), promotions }).promotions.map(({ amount }) => amount)).toEqual([
      100, 300,
    ])
    expect(priced({ delivery: terms({ freeFrom: 900 }), promotions }).promotions.map(({ amount }) => amount)).toEqual([
      100, 0,
    ])
  })

  test('is taxed where its class says so, and the tax stands apart', () => {
    const taxRates = [aTaxRate({ rate: 1000 })]
    const taxed = priced({ taxRates, delivery: terms({ feeTaxClass: 'standard' }) }).totals
    expect(taxed).toEqual({
      subtotal: 1000,
      discount: 0,
      delivery: 300,
      tax: 130,
      total: 1430,
      deliveryTax: 30,
      deliveryTaxRate: 1000,
    })
    for (const delivery of [terms(), terms({ feeTaxClass: 'none' }), terms({ feeTaxClass: 'standard', fee: 0 })])
      expect(priced({ taxRates, delivery }).totals).toEqual({
        subtotal: 1000,
        discount: 0,
        delivery: delivery.fee,
        tax: 100,
        total: 1100 + delivery.fee,
      })
  })
})

describe('a table of rates', () => {
  const food = (fields: Partial<TaxRate>) => aTaxRate({ _id: 'taxRate-food', taxClass: 'food', ...fields })
  const lines = [mug, bun]

  test.each<readonly [string, readonly TaxRate[], boolean, number]>([
    ['with nothing in it', [], false, 0],
    ['on top', [aTaxRate({ rate: 1000 })], false, 100],
    ['included', [aTaxRate({ rate: 1000, included: true })], true, 91],
    ['of nothing beside rates on top', [aTaxRate({ rate: 1000 }), food({ rate: 0, included: true })], false, 100],
    ['of nothing beside included rates', [aTaxRate({ rate: 1000, included: true }), food({ rate: 0 })], true, 91],
    ['of nothing that is included', [aTaxRate({ rate: 0 }), food({ rate: 0, included: true })], true, 0],
    ['of nothing on top', [aTaxRate({ rate: 0 }), food({ rate: 0 })], false, 0],
  ])('%s', (_, taxRates, taxIncluded, tax) => {
    const made = priced({ lines, taxRates })
    expect([made.taxIncluded, made.totals.tax]).toEqual([taxIncluded, tax])
    expect(made.totals.total).toBe(1300 + (taxIncluded ? 0 : tax))
  })

  test('that mixes both ways is a fault, also when it is the fee that differs', () => {
    const taxRates = [aTaxRate({ rate: 1000 }), food({ rate: 500, included: true })]
    const delivery = terms({ feeTaxClass: 'food' })
    expect(() => priced({ lines, taxRates })).toThrow(RangeError)
    expect(() => priced({ taxRates, delivery })).toThrow(RangeError)
    expect(priced({ taxRates, delivery: { ...delivery, fee: 0 } }).taxIncluded).toBe(false)
  })

  test('says nothing of what goes nobody knows where', () => {
    const { destination: _to, ...unknown } = request
    expect(quote({ ...unknown, taxRates: [aTaxRate({ rate: 1000 })] }).lines).toMatchObject([{ tax: 0, taxRate: 0 }])
  })
})

describe('an explanation', () => {
  const because = (fields: Partial<QuoteRequest>, of: string) =>
    priced(fields)
      .explanation.filter((row) => row.of === of)
      .map((row) => [row.because, row.amount])

  test.each([
    [[], '0 units'],
    [[bun], '1 unit'],
    [[mug], '2 units'],
    [[mug, bun], '3 units'],
  ])('counts what is bought: %j is %s', (lines, words) => expect(because({ lines }, 'subtotal')[0]?.[0]).toBe(words))

  test('has a row for each rate, whatever it taxes, and none for what is not taxed', () => {
    const free = { ...bun, line: 'c', taxClass: 'none' }
    const taxRates = [
      aTaxRate({ name: 'Sales tax', rate: 1000 }),
      aTaxRate({ _id: 'taxRate-food', name: 'Food', taxClass: 'food', rate: 250 }),
    ]
    expect(because({ lines: [mug, bun, free], taxRates, delivery: terms({ feeTaxClass: 'standard' }) }, 'tax')).toEqual(
      [
        ['Sales tax 10.00 %', 130],
        ['Food 2.50 %', 8],
      ],
    )
    expect(because({ taxRates: [aTaxRate({ rate: 1000, included: true })] }, 'tax')).toEqual([
      ['Sales tax 10.00 %, included', 91],
    ])
    expect(because({ lines: [free], taxRates }, 'tax')).toEqual([])
  })

  test('names a discount by its code or its id, and leaves out what took nothing off the goods', () => {
    const stackable = true
    const { code: _code, ...silent } = offer(aPromotion('amount', { value: 30, stackable }))
    const promotions: readonly OfferedPromotion[] = [
      offer(aPromotion('percent', { value: 1000, stackable }), { code: 'TEN' }),
      silent,
      offer(aPromotion('amount', { _id: 'promotion-zero', value: 0, stackable }), { code: 'ZERO' }),
      offer(aPromotion('free_delivery', { stackable }), { code: 'FREE' }),
    ]
    expect(because({ promotions, delivery: terms() }, 'discount')).toEqual([
      ['TEN', 100],
      ['promotion-amount', 30],
    ])
  })
})

test.each<readonly [string, Partial<LineToPrice>]>([
  ['half a unit of money', { unitPrice: 0.5 }],
  ['a price below zero', { unitPrice: -1 }],
  ['half a thing', { quantity: 1.5 }],
  ['less than nothing', { quantity: -1 }],
  ['no number', { quantity: Number.NaN }],
])('%s is a fault that names the line', (_, fields) =>
  expect(() => priced({ lines: [bun, { ...mug, ...fields }] })).toThrow(/^MUG: .+ is no whole amount$/),
)

test('what costs nothing, and nothing of what costs, come to nothing', () =>
  expect(
    priced({
      lines: [
        { ...mug, unitPrice: 0 },
        { ...bun, quantity: 0 },
      ],
    }).totals,
  ).toEqual({ subtotal: 0, discount: 0, delivery: 0, tax: 0, total: 0 }))

test('promotions are on by the moment that is said, else by the day; each is for the lines it names', () => {
  const later = offer(aPromotion('amount', { value: 10, from: '2026-11-22T09:00:00Z', products: only('product-mug') }))
  const lines = [{ ...mug, product: 'product-mug' }, bun]
  const off = (fields: Partial<QuoteRequest>) =>
    priced({ lines, promotions: [later], ...fields }).lines.map(({ discount }) => discount)
  expect(off({})).toEqual([0, 0])
  expect(off({ now: '2026-11-22T10:00:00.000Z' as Instant })).toEqual([10, 0])
  expect(off({ at: '2026-11-23' })).toEqual([10, 0])
})
