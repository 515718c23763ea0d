import { expect, test } from 'vitest'
import type { Catalog, Offer } from './catalog.ts'
import { findOffers, searchWords } from './search.ts'

const en = (value: string) => [{ _key: 'en', value }]
const offer = (title: string, summary: string, tags: readonly string[] = []) =>
  ({ product: { title: en(title), summary: en(summary), tags, categories: [] }, variants: [] }) as unknown as Offer
const catalog = {
  categories: [],
  offers: [
    offer('Cinnamon bun', 'Warm, with salted icing'),
    offer('Oat milk, 1 litre', 'The one we steam'),
    offer('Café crème', 'With oat on the side', ['No dairy']),
  ],
} as unknown as Catalog
const found = (query: string) => findOffers(catalog, query, 'en').offers.map(({ product }) => product.title[0]?.value)

test('a title beats a summary', () => {
  expect(found('oat')).toEqual(['Oat milk, 1 litre', 'Café crème'])
})
test('accents, case and word beginnings do not matter', () => {
  expect(found('CAFE')).toEqual(['Café crème'])
  expect(found('cinn')).toEqual(['Cinnamon bun'])
})
test('every word must be found', () => {
  expect(found('oat dairy')).toEqual(['Café crème'])
  expect(found('oat bun')).toEqual([])
  expect(found('  ')).toEqual([])
})
test('words are split at anything that is no letter or digit', () => {
  expect(searchWords('V60, Sidama/250g')).toEqual(['v60', 'sidama', '250g'])
})
