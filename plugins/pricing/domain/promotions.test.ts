import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { aPromotion, aTaxRate, offer, only } from '../testing/factories.ts'
import { applyPromotions } from './apply-promotions.ts'
import type { Promotion } from './documents.ts'
import { judgePromotion, type OfferedPromotion } from './judge-promotion.ts'
import { isCode, tidyCode } from './promotion-code.ts'
import { quote } from './quote.ts'

const now = '2026-11-22T12:00:00.000Z' as Instant
const lines = [
  { line: 'a', product: 'product-mug', categories: ['category-gear'], seller: 'seller-house', amount: 1000 },
  { line: 'b', product: 'product-bun', categories: ['category-bakery'], seller: 'seller-bakery', amount: 333 },
]
const percent = aPromotion('percent', { value: 1000 })
const judged = (fields: Partial<Promotion>, more: Partial<OfferedPromotion> = {}) => {
  const verdict = judgePromotion(offer({ ...percent, ...fields }, more), lines, now)
  return verdict.ok ? verdict.value.map(({ line }) => line) : [verdict.refusal.code, verdict.refusal.detail]
}
const apply = (...offered: readonly OfferedPromotion[]) => applyPromotions({ lines, offered, feeAfter: () => 300, now })

describe('T5 a promotion is judged', () => {
  test.each<readonly [string, Partial<Promotion>, Partial<OfferedPromotion>, unknown]>([
    ['good for everything', {}, {}, ['a', 'b']],
    ['good for one product', { products: only('product-bun') }, {}, ['b']],
    [
      'good for a category or a seller',
      { categories: only('category-gear'), sellers: only('seller-bakery') },
      {},
      ['a', 'b'],
    ],
    ['switched off', { active: false }, {}, ['promotion_unknown', { code: 'CODE' }]],
    [
      'not begun',
      { from: '2026-12-01T00:00:00Z' },
      {},
      ['promotion_not_begun', { code: 'CODE', from: '2026-12-01T00:00:00Z' }],
    ],
    [
      'ended to the second',
      { to: '2026-11-22T12:00:00Z' },
      {},
      ['promotion_ended', { code: 'CODE', to: '2026-11-22T12:00:00Z' }],
    ],
    ['used up', {}, { redemptions: 10, limit: 10 }, ['promotion_limit', { code: 'CODE', limit: 10 }]],
    [
      'used up by this customer',
      { limitPerCustomer: 1 },
      { byCustomer: 1 },
      ['promotion_limit_customer', { code: 'CODE', limit: 1 }],
    ],
    ['for other goods', { products: only('product-none') }, {}, ['promotion_not_for_these', { code: 'CODE' }]],
    ['too small a basket', { minimum: 1400 }, {}, ['promotion_minimum', { code: 'CODE', minimum: 1400, missing: 67 }]],
    [
      'too small among its own goods',
      { minimum: 400, products: only('product-bun') },
      {},
      ['promotion_minimum', { code: 'CODE', minimum: 400, missing: 67 }],
    ],
  ])('%s', (_, fields, more, verdict) => expect(judged(fields, more)).toEqual(verdict))
})

describe('promotions together', () => {
  const amount = aPromotion('amount', { value: 200 })
  const free = aPromotion('free_delivery')
  const stacked = (promotion: Promotion) => offer({ ...promotion, stackable: true }, { code: promotion.kind })

  test('that may stand together do, shares before sums', () => {
    const { applied, discounts, freeDelivery } = apply(stacked(free), stacked(amount), stacked(percent))
    expect(applied.map((each) => [each.kind, each.amount])).toEqual([
      ['percent', 133],
      ['amount', 200],
      ['free_delivery', 300],
    ])
    expect([...discounts.values()]).toEqual([250, 83])
    expect(freeDelivery).toBe(true)
  })

  test('that may not: the one that saves most is given, the others are told why not', () => {
    const { applied, refused } = apply(offer(percent, { code: 'TEN' }), offer(amount, { code: 'TWO' }))
    expect(applied.map(({ offered }) => offered.code)).toEqual(['TWO'])
    expect(refused.map(({ refusal }) => refusal)).toMatchObject([
      { code: 'promotion_not_combined', detail: { code: 'TEN', other: 'TWO' } },
    ])
  })

  test('never take more than there is', () => {
    const { applied, discounts } = apply(offer(aPromotion('amount', { value: 9999, products: only('product-bun') })))
    expect([applied[0]?.amount, [...discounts.values()]]).toEqual([333, [0, 333]])
  })
})

test('free delivery takes the fee away and says so', () => {
  const quoted = quote({
    lines: [{ line: 'a', sku: 'MUG', unitPrice: 1000, quantity: 1, taxClass: 'standard' }],
    currency: 'USD',
    method: 'delivery',
    delivery: { name: 'Mission', fee: 300, freeFrom: 2500 },
    destination: { country: 'US', postalCode: '94105' },
    taxRates: [aTaxRate()],
    at: now,
    promotions: [offer(aPromotion('free_delivery'), { code: 'FREE' })],
  })
  expect(quoted.totals).toEqual({ subtotal: 1000, discount: 0, delivery: 0, tax: 86, total: 1086 })
  expect(quoted.freeDeliveryIn).toBeUndefined()
  expect(quoted.promotions.map(({ amount }) => amount)).toEqual([300])
  expect(quoted.explanation).toContainEqual({ of: 'delivery', amount: 0, because: 'Mission, free by promotion' })
})

test('a code is the same however it is written', () => {
  expect(['spring-10', ' Spring 10 ', 'SPRING–10', 'ＳＰＲＩＮＧ１０'].map(tidyCode)).toEqual(Array(4).fill('SPRING10'))
  expect(['ab', 'spring10', 'ربيع١٠', 'a'.repeat(33), '<script>', ''].map(isCode)).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
  ])
})
