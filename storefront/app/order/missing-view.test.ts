import type { Fulfillment, Order, Substitution } from '@souk/orders'
import { expect, test } from 'vitest'
import type { Catalog } from '../catalog/catalog.ts'
import { missingView } from './missing-view.ts'
import type { OrderFile } from './order-reader.server.ts'

const catalog = {
  settings: { timeZone: 'America/Los_Angeles', country: 'US' },
  bySku: new Map(),
} as unknown as Catalog

const asked: Substitution = {
  _key: 'gone-1',
  line: 'OAT',
  sku: 'OAT',
  title: 'Flat white, oat',
  quantity: 1,
  reason: 'not_found',
  state: 'asked',
  reportedAt: '2026-11-21T22:08:00.000Z',
  answerBy: '2026-11-21T22:13:00.000Z',
  fallback: 'refund',
  candidates: [{ _key: 'SOY', sku: 'SOY', title: 'Flat white, soy', unitPrice: 450, saves: 33 }],
}
const file = (lines: readonly Partial<Order['lines'][number]>[], ...substitutions: readonly Substitution[]) =>
  ({
    order: { lines },
    fulfillments: [{ substitutions } as unknown as Fulfillment, {} as Fulfillment],
  }) as unknown as OrderFile

test('what is missing is asked with its offers, by the clock of the shop, and what was settled is not', () => {
  const view = missingView(file([], { ...asked, _key: 'old', state: 'settled' }, asked), catalog, 'en')
  expect(view.questions).toMatchObject([
    {
      key: 'gone-1',
      title: 'Flat white, oat',
      until: '14:13',
      fallback: 'refund',
      offers: [{ sku: 'SOY', title: 'Flat white, soy', unitPrice: 450, saves: 33 }],
    },
  ])
  expect(view.swapped).toEqual([])
})

test('what came instead tells of what', () => {
  const lines = [
    { _key: 'OAT', title: 'Flat white', variantTitle: 'Oat', quantity: 0, substituted: 1 },
    { _key: 'SOY', title: 'Flat white', variantTitle: 'Soy', quantity: 1, substitutes: 'OAT' },
  ]
  expect(missingView(file(lines), catalog, 'en').swapped).toEqual([
    { key: 'SOY', from: 'Flat white, Oat', to: 'Flat white, Soy' },
  ])
})
