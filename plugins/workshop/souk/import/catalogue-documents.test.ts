import { expect, test } from 'vitest'
import { catalogueDocuments, optionValue } from './catalogue-documents.ts'
import type { ImportedProduct } from './imported.ts'

const flatWhite: ImportedProduct = {
  row: 2,
  handle: 'flat-white',
  title: 'Flat white',
  html: '<p>Short.</p>',
  vendor: 'My Coffee Shop',
  type: 'Coffee',
  tags: ['diet:no-dairy'],
  published: true,
  options: ['Size', 'Milk'],
  variants: [
    {
      row: 2,
      sku: 'COF-FW-R-OAT',
      values: ['Regular (8 oz)', 'Oat'],
      price: 480,
      taxClass: 'standard',
      requiresShipping: false,
      quantity: 9,
    },
    {
      row: 3,
      sku: 'COF-FW-L-OAT',
      values: ['Large (12 oz)', 'Oat'],
      price: 540,
      taxClass: 'standard',
      requiresShipping: false,
      quantity: 0,
    },
  ],
  images: [{ path: 'a.webp', alt: '' }],
  summary: 'Oats',
  facts: [{ label: 'Energy', value: '118 kcal' }],
  prepMinutes: 5,
  seoTitle: '',
  seoDescription: '',
}
const setting = { language: 'en', assets: new Map([['a.webp', 'image-1']]), defaultSeller: 'seller-house' }
const en = (value: unknown) => [{ _key: 'en', value }]

test('a product becomes one document, its variants one each, by ids made of handle and SKU', () => {
  const { sellers, categories, products, variants } = catalogueDocuments([flatWhite], setting)
  expect(sellers).toEqual([{ _id: 'seller-my-coffee-shop', _type: 'seller', name: 'My Coffee Shop' }])
  expect(categories.map(({ _id }) => _id)).toEqual(['category-coffee'])
  expect(products).toMatchObject([
    {
      _id: 'product-flat-white',
      title: en('Flat white'),
      summary: en('Oats'),
      seller: { _ref: 'seller-my-coffee-shop' },
      categories: [{ _ref: 'category-coffee' }],
      images: [{ _key: 'i1', asset: { _ref: 'image-1' }, alt: en('Flat white') }],
      options: [
        { code: 'size', values: [{ code: 'regular', title: en('Regular'), note: en('8 oz') }, { code: 'large' }] },
        { code: 'milk', values: [{ code: 'oat', title: en('Oat') }] },
      ],
      prepMinutes: 5,
      published: true,
    },
  ])
  expect(variants.map(({ _id, title, position }) => [_id, title, position])).toEqual([
    ['variant-cof-fw-r-oat', en('Regular, oat'), 1],
    ['variant-cof-fw-l-oat', en('Large, oat'), 2],
  ])
})

test('a product without vendor and type belongs to the house and stands in no category', () => {
  const [product] = catalogueDocuments([{ ...flatWhite, vendor: '', type: '' }], setting).products
  expect([product?.seller._ref, product?.categories]).toEqual(['seller-house', []])
})

test('what stands in brackets after a value is its note', () => {
  expect([optionValue('Regular (8 oz)'), optionValue('Oat'), optionValue('(8 oz)')]).toEqual([
    { title: 'Regular', note: '8 oz' },
    { title: 'Oat' },
    { title: '(8 oz)' },
  ])
})
