import type { Instant } from '@souk/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPromotion, offer, only } from '../testing/factories.ts'
import { applyPromotions } from './apply-promotions.ts'
import type { Promotion, PromotionKind } from './documents.ts'
import type { OfferedPromotion, PromotableLine } from './judge-promotion.ts'

const now = '2026-11-22T12:00:00.000Z' as Instant
const lines: readonly PromotableLine[] = [
  { line: 'a', product: 'product-mug', amount: 1000 },
  { line: 'b', product: 'product-bun', amount: 333 },
]
const apply = (offered: readonly OfferedPromotion[], feeAfter: (off: number) => number = () => 300) =>
  applyPromotions({ lines, offered, feeAfter, now })
const asked = (kind: PromotionKind, id: string, fields: Partial<Promotion> = {}) =>
  offer(aPromotion(kind, { _id: `promotion-${id}`, ...fields }), { code: id.toUpperCase() })
const byItself = (kind: PromotionKind, id: string, fields: Partial<Promotion> = {}): OfferedPromotion => ({
  promotion: aPromotion(kind, { _id: `promotion-${id}`, ...fields }),
})
const given = (promoted: ReturnType<typeof apply>) =>
  promoted.applied.map(({ offered, amount }) => [offered.promotion._id.slice('promotion-'.length), amount])
const refused = (promoted: ReturnType<typeof apply>) =>
  promoted.refused.map(({ refusal }) => [refusal.code, refusal.detail?.['code'], refusal.detail?.['other']])
const stackable = true

describe('promotions', () => {
  test('that nobody asks for leave every line as it is', () => {
    expect(apply([])).toMatchObject({ applied: [], refused: [], freeDelivery: false })
    expect([...apply([]).discounts]).toEqual([
      ['a', 0],
      ['b', 0],
    ])
  })

  test('that are not good are refused for their own reason, and stand in nobody’s way', () => {
    const promoted = apply([
      asked('percent', 'off', { active: false, stackable }),
      asked('amount', 'ten', { value: 10 }),
    ])
    expect(given(promoted)).toEqual([['ten', 10]])
    expect(refused(promoted)).toEqual([['promotion_unknown', 'OFF', undefined]])
  })

  test('of the same kind are taken in the order of their ids, each from what the ones before left', () => {
    const half = asked('percent', 'a-half', { value: 5000, stackable })
    const tenth = asked('percent', 'b-tenth', { value: 1000, stackable })
    for (const offered of [
      [half, tenth],
      [tenth, half],
    ])
      expect(given(apply(offered))).toEqual([
        ['a-half', 667],
        ['b-tenth', 67],
      ])
  })

  test('of which one has two codes are taken in the order they were typed', () => {
    const codes = (stands: boolean) =>
      apply(['TWO', 'ONE'].map((code) => ({ ...asked('amount', 'x', { value: 10, stackable: stands }), code })))
    expect(codes(true).applied.map(({ offered }) => offered.code)).toEqual(['TWO', 'ONE'])
    expect(codes(false).applied.map(({ offered }) => offered.code)).toEqual(['TWO'])
  })

  test('that may stand beside others do, though they add nothing; one that stands alone and comes by itself does not', () => {
    const nothing = { value: 0, stackable }
    expect(given(apply([byItself('amount', 'z', nothing), asked('amount', 'a', { value: 100, stackable })]))).toEqual([
      ['a', 100],
      ['z', 0],
    ])
    expect(given(apply([byItself('amount', 'z', { value: 0 })]))).toEqual([])
  })

  test('give the fee that is left after the goods’ discount, and give it once', () => {
    const free = ['one', 'two'].map((id) => asked('free_delivery', id, { stackable }))
    const cut = asked('amount', 'cut', { value: 400, stackable })
    const promoted = apply([...free, cut], (off) => 300 + off)
    expect(given(promoted)).toEqual([
      ['cut', 400],
      ['one', 700],
      ['two', 0],
    ])
    expect(promoted.freeDelivery).toBe(true)
    expect(apply([cut]).freeDelivery).toBe(false)
  })

  test.each<readonly [string, PromotionKind, Partial<Promotion>, number]>([
    ['a share above all of it', 'percent', { value: 20_000 }, 1333],
    ['all of it', 'percent', { value: 10_000 }, 1333],
    ['a sum above all of it', 'amount', { value: 1334 }, 1333],
    ['no more than its own goods', 'amount', { value: 1000, products: only('product-bun') }, 333],
    ['nothing where no value is said', 'amount', {}, 0],
    ['nothing for a sum below zero', 'amount', { value: -5 }, 0],
  ])('take %s as %s off', (_, kind, fields, off) => {
    const { value: _value, ...plain } = aPromotion(kind, { _id: 'promotion-x' })
    const promoted = apply([offer({ ...plain, ...fields })])
    expect(promoted.applied.map(({ amount }) => amount)).toEqual([off])
    expect([...promoted.discounts.values()].reduce((sum, each) => sum + each, 0)).toBe(off)
  })
})

describe('of promotions that exclude each other', () => {
  const sum = (id: string, value: number, fields: Partial<Promotion> = {}) => asked('amount', id, { value, ...fields })

  test.each<readonly [string, readonly OfferedPromotion[], readonly (readonly [string, number])[]]>([
    ['the dearer one is given', [sum('a', 100), sum('b', 101)], [['b', 101]]],
    ['the typed one of equals', [byItself('amount', 'a', { value: 100 }), sum('b', 100)], [['b', 100]]],
    ['else the one whose id comes first', [sum('b', 100), sum('a', 100)], [['a', 100]]],
    [
      'a pair that may stand together before a single one that gives less',
      [sum('a', 150), sum('b', 100, { stackable }), sum('c', 51, { stackable })],
      [
        ['b', 100],
        ['c', 51],
      ],
    ],
    [
      'a single one before a pair that gives less',
      [sum('a', 152), sum('b', 100, { stackable }), sum('c', 51, { stackable })],
      [['a', 152]],
    ],
    [
      'the pair where both are typed, of equals',
      [sum('a', 151), sum('b', 100, { stackable }), sum('c', 51, { stackable })],
      [
        ['b', 100],
        ['c', 51],
      ],
    ],
    ['free delivery where its fee is more', [sum('a', 299), asked('free_delivery', 'b')], [['b', 300]]],
  ])('%s', (_, offered, expected) => {
    expect(given(apply(offered))).toEqual(expected)
    expect(given(apply(offered.toReversed()))).toEqual(expected)
  })

  test('the others are told by which, codes by their code and the rest by their id', () => {
    const promoted = apply([
      byItself('amount', 'auto', { value: 5 }),
      sum('b', 100, { stackable }),
      byItself('amount', 'c', { value: 51, stackable }),
      sum('d', 7),
    ])
    expect(refused(promoted)).toEqual([
      ['promotion_not_combined', 'promotion-auto', 'B, promotion-c'],
      ['promotion_not_combined', 'D', 'B, promotion-c'],
    ])
  })
})

test('whatever is offered, each promotion’s sum is on its lines to the unit and nobody is given less for asking more', () => {
  const anyOffer = fc.record({
    kind: fc.constantFrom('percent' as const, 'amount' as const, 'free_delivery' as const),
    value: fc.nat(12_000),
    stackable: fc.boolean(),
    own: fc.constantFrom(undefined, 'product-mug', 'product-bun'),
    typed: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyOffer, { maxLength: 5 }), (wishes) => {
      const offered = wishes.map(({ kind, own, typed, ...fields }, at) =>
        (typed ? asked : byItself)(kind, `p${at}`, { ...fields, ...(own && { products: only(own) }) }),
      )
      const saved = (promoted: ReturnType<typeof apply>) =>
        promoted.applied.reduce((sum, { amount }) => sum + amount, 0)
      const promoted = apply(offered)
      const offGoods = promoted.applied.filter(({ kind }) => kind !== 'free_delivery')
      expect([...promoted.discounts.values()].reduce((sum, each) => sum + each, 0)).toBe(
        offGoods.reduce((sum, { amount }) => sum + amount, 0),
      )
      for (const { line, amount } of lines) expect(promoted.discounts.get(line)).toBeLessThanOrEqual(amount)
      expect(promoted.applied.length + promoted.refused.length).toBe(offered.length)
      for (const each of offered) expect(saved(promoted)).toBeGreaterThanOrEqual(saved(apply([each])))
    }),
    { numRuns: 100 },
  )
})
