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

test('what is in one of the categories is like it, and is as good as its product where that is the same', () => {
  const many = on('MANY', { categories: ['category-gear', 'category-milk'] })
  const same = on('SAME', { product: 'product-flat', categories: [] })
  const shelf = [many, on('EXACT', { available: 2 }), same]
  expect(rankSubstitutes(missing, shelf).map(({ sku, like }) => [sku, like])).toEqual([
    ['SAME', 'same_product'],
    ['MANY', 'same_category'],
    ['EXACT', 'same_category'],
  ])
})

test('what is alike in all is offered in the order of its SKU, and products of the same kind by their price', () => {
  const [a, b] = [on('A'), on('B')]
  expect([ranked(a, b), ranked(b, a)]).toEqual([
    ['A', 'B'],
    ['A', 'B'],
  ])
  const dear = on('DEAR', { product: 'product-flat', price: 900 })
  const near = on('NEAR', { product: 'product-flat', price: 460 })
  for (const shelf of [
    [dear, near, a],
    [a, near, dear],
  ])
    expect(ranked(...shelf)).toEqual(['NEAR', 'DEAR', 'A'])
})

test.each([
  ['of another category', on('X', { categories: ['category-gear'] })],
  ['that the order has already', on('BUN')],
  ['that is taxed another way', on('X', { taxClass: 'standard' })],
  ['of which too few are here', on('X', { available: 1 })],
])('nothing is offered %s', (_, each) => {
  expect(ranked(each)).toEqual([])
})
