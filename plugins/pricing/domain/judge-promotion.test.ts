import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { aPromotion, offer, only } from '../testing/factories.ts'
import type { Promotion } from './documents.ts'
import { judgePromotion, type OfferedPromotion } from './judge-promotion.ts'
import { limitOf } from './promotion-code.ts'

const now = '2026-11-22T12:00:00.000Z' as Instant
const lines = [
  {
    line: 'mug',
    product: 'product-mug',
    categories: ['category-gear', 'category-gifts'],
    seller: 'seller-a',
    amount: 1000,
  },
  { line: 'bun', product: 'product-bun', categories: [], seller: 'seller-b', amount: 333 },
  // Nothing is known of it
  { line: 'tip', amount: 50 },
]
const judged = (fields: Partial<Promotion>, more: Partial<OfferedPromotion> = {}) => {
  const verdict = judgePromotion(offer(aPromotion('percent', fields), more), lines, now)
  return verdict.ok ? verdict.value.map(({ line }) => line) : verdict.refusal.code
}
const all = ['mug', 'bun', 'tip']

describe('a promotion', () => {
  test.each<readonly [string, Partial<Promotion>, readonly string[]]>([
    ['without lists is for everything', {}, all],
    ['with empty lists is for everything', { products: [], categories: [], sellers: [] }, all],
    ['with a product is for that alone', { products: only('product-mug') }, ['mug']],
    ['with two products is for either', { products: [...only('product-none'), ...only('product-bun')] }, ['bun']],
    ['with a category is for what is in it, whatever else that is in', { categories: only('category-gifts') }, ['mug']],
    ['with a seller is for theirs', { sellers: only('seller-b') }, ['bun']],
    [
      'names a product, never a seller of that name',
      { products: only('seller-b'), sellers: only('seller-a') },
      ['mug'],
    ],
    [
      'with two lists is for what either names',
      { products: only('product-bun'), categories: only('category-gear') },
      ['mug', 'bun'],
    ],
  ])('%s', (_, fields, own) => expect(judged(fields)).toEqual(own))

  test.each<readonly [string, Partial<Promotion>, Partial<OfferedPromotion>]>([
    ['on the second it begins', { from: now }, {}],
    ['until the millisecond before it ends', { to: '2026-11-22T12:00:00.001Z' }, {}],
    ['in a window written in another zone', { from: '2026-11-22T13:00:00+02:00', to: '2026-11-22T14:00:00+01:00' }, {}],
    ['for the last of its orders', {}, { limit: 10, redemptions: 9 }],
    ['with a limit that nobody has used', {}, { limit: 1 }],
    ['however often it was used without one', {}, { redemptions: 1000, byCustomer: 1000 }],
    ['for a customer’s last time', { limitPerCustomer: 3 }, { byCustomer: 2 }],
    ['while nobody knows who asks', { limitPerCustomer: 1 }, {}],
    ['for goods of just its minimum', { minimum: 1383 }, {}],
  ])('is good %s', (_, fields, more) => expect(judged(fields, more)).toEqual(all))

  test('that could be refused for many things is refused for the first', () => {
    const used = { limit: 1, redemptions: 2, byCustomer: 5 }
    const wrong = { to: now, limitPerCustomer: 4, products: only('product-none'), minimum: 1 }
    expect(judged({ ...wrong, active: false, from: '2027-01-01T00:00:00Z' }, used)).toBe('promotion_unknown')
    expect(judged({ ...wrong, from: '2027-01-01T00:00:00Z' }, used)).toBe('promotion_not_begun')
    expect(judged(wrong, used)).toBe('promotion_ended')
    const { to: _to, ...open } = wrong
    expect(judged(open, used)).toBe('promotion_limit')
    expect(judged(open, { byCustomer: 5 })).toBe('promotion_limit_customer')
    expect(judged(open)).toBe('promotion_not_for_these')
  })

  test('that comes by itself is refused under its own id', () => {
    const { code: _code, ...silent } = offer(aPromotion('percent', { minimum: 2000 }))
    expect(judgePromotion(silent, lines, now)).toMatchObject({
      refusal: { code: 'promotion_minimum', detail: { code: 'promotion-percent', minimum: 2000, missing: 617 } },
    })
  })
})

test('a code is good for its own limit, else for its promotion’s', () => {
  const promotion = aPromotion('percent', { limitTotal: 100 })
  expect([limitOf(promotion, { limit: 5 }), limitOf(promotion, {}), limitOf(promotion, undefined)]).toEqual([
    5, 100, 100,
  ])
  expect(limitOf(aPromotion('percent'), {})).toBeUndefined()
})
