import { inLanguage } from '@souk/kernel'
import type { Promotion } from '@souk/pricing'
import { expect, test } from 'vitest'
import { fromLocal, toLocal } from './local-time.ts'
import { previewOf } from './promotion-preview.tsx'
import { asPromotion, promotionProblems, readPromotion, writtenPromotion } from './promotion-values.ts'

const terms = { currency: 'USD', zone: 'America/Los_Angeles' }
const stored = {
  _id: 'promotion-tenth',
  _type: 'promotion',
  title: inLanguage('en', 'A tenth'),
  kind: 'percent',
  value: 1000,
  minimum: 800,
  from: '2026-11-21T22:30:00.000Z',
  categories: [{ _type: 'reference', _ref: 'category-beans', _key: 'category-beans' }],
  active: true,
} as unknown as Promotion

test('a promotion is written as it was read', () => {
  const values = readPromotion(stored, terms)
  expect(values).toMatchObject({ value: '10', minimum: '8.00', from: '2026-11-21T14:30', goods: ['category-beans'] })
  expect(writtenPromotion(values, terms)).toMatchObject({
    value: 1000,
    minimum: 800,
    from: '2026-11-21T22:30:00.000Z',
    to: null,
    products: null,
    categories: stored.categories,
  })
})

test('what cannot be given is said by field and never written', () => {
  const bad = { ...readPromotion(stored, terms), title: ' ', value: '101', to: '2026-11-20T10:00', limitTotal: '1.5' }
  expect(Object.keys(promotionProblems(bad, terms))).toEqual(['title', 'value', 'to', 'limitTotal'])
  expect(writtenPromotion(bad, terms)).toBeUndefined()
})

test('the effect is what the checkout would take, or nothing below its smallest basket', () => {
  const written = writtenPromotion(readPromotion(stored, terms), terms)
  if (!written) throw new Error('the promotion has problems')
  const now = Date.parse('2026-11-22T00:00:00.000Z')
  expect(previewOf(asPromotion(written), 2000, 'USD', now)).toEqual({ before: 2450, after: 2250, refused: undefined })
  expect(previewOf(asPromotion(written), 700, 'USD', now)).toEqual({
    before: 1150,
    after: 1150,
    refused: 'promotion_minimum',
  })
})

test('moments go by the shop’s clock, on days when clocks change too', () => {
  for (const at of ['2026-11-01T18:15:00.000Z', '2026-03-08T17:00:00.000Z', '2026-07-01T06:59:00.000Z'])
    expect(fromLocal(toLocal(at, terms.zone), terms.zone)).toBe(at)
  expect(fromLocal('', terms.zone)).toBeUndefined()
})
