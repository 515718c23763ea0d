import { expect, test } from 'vitest'
import { rankSubstitutes, type ShelfVariant } from './rank-substitutes.ts'

const missing = {
  product: 'product-flat',
  categories: ['category-milk'],
  taxClass: 'food',
  unitPrice: 450,
  quantity: 2,
  taken: ['BUN'],
}
const on = (sku: string, more: Partial<ShelfVariant> = {}): ShelfVariant => ({
  sku,
  product: `product-${sku.toLowerCase()}`,
  categories: ['category-milk'],
  price: 450,
  taxClass: 'food',
  available: 5,
  ...more,
})
const ranked = (...shelf: readonly ShelfVariant[]) => rankSubstitutes(missing, shelf).map(({ sku }) => sku)

test('another variant of the product comes before a product of the category, whatever it costs', () => {
  expect(ranked(on('LATTE'), on('FLAT-L', { product: 'product-flat', price: 900 }))).toEqual(['FLAT-L', 'LATTE'])
})

test('then the nearest price comes, dearer or cheaper, and of equals what there is more of', () => {
  const shelf = [on('A', { price: 480 }), on('B', { price: 440 }), on('C', { price: 440, available: 9 })]
  expect(ranked(...shelf)).toEqual(['C', 'B', 'A'])
  expect(rankSubstitutes(missing, shelf).map(({ difference }) => difference)).toEqual([-10, -10, 30])
})

test.each([
  ['of another category', on('X', { categories: ['category-gear'] })],
  ['that the order has already', on('BUN')],
  ['that is taxed another way', on('X', { taxClass: 'standard' })],
  ['of which too few are here', on('X', { available: 1 })],
])('nothing is offered %s', (_, each) => {
  expect(ranked(each)).toEqual([])
})
