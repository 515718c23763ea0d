import type { StoredDocument } from '@souk/kernel'
import { expect, test } from 'vitest'
import { buildCatalog, catalogTypes } from './catalog.ts'
import { homeBlocks } from './home.ts'
import { collectionShelf } from './listing.ts'
import { sitemapXml } from './sitemap.ts'

const document = (fields: object) =>
  ({ _rev: 'r', _createdAt: '2026-11-20T08:00:00Z', _updatedAt: '2026-11-21T08:00:00Z', ...fields }) as StoredDocument
const en = (value: string) => [{ _key: 'en', value }]
const ref = (id: string) => ({ _type: 'reference', _ref: id, _key: id })
const product = (name: string, published = true) => [
  document({
    _id: `product-${name}`,
    _type: 'product',
    handle: { current: name },
    title: en(name),
    seller: ref('seller-house'),
    published,
  }),
  document({
    _id: `variant-${name}`,
    _type: 'variant',
    sku: name,
    product: ref(`product-${name}`),
    price: 100,
    active: true,
  }),
]
const row = {
  _key: 'row',
  _type: 'productRowBlock',
  title: en('Gifts'),
  source: 'collection',
  collection: ref('collection-gifts'),
}
const documents = [
  document({ _id: 'siteSettings', _type: 'siteSettings', defaultLanguage: 'en', languages: ['en'], currency: 'USD' }),
  ...product('mug'),
  ...product('beans'),
  ...product('cup'),
  ...product('draft', false),
  document({
    _id: 'collection-gifts',
    _type: 'collection',
    handle: { current: 'gifts' },
    title: en('Gifts'),
    products: [ref('product-cup'), ref('product-draft'), ref('product-mug'), ref('product-gone')],
  }),
  document({
    _id: 'page-home',
    _type: 'page',
    handle: { current: 'home' },
    title: en('Home'),
    blocks: [{ ...row, limit: 4 }],
  }),
]

test('a collection shows its products in its own order, without those that are not for sale', () => {
  const catalog = buildCatalog(documents)
  if (!catalog) throw new Error('no shop')
  const shelf = collectionShelf(catalog, 'gifts', 'en')
  expect([shelf?.title, shelf?.offers.map(({ product: { _id } }) => _id)]).toEqual([
    'Gifts',
    ['product-cup', 'product-mug'],
  ])
  expect(collectionShelf(catalog, 'eid', 'en')).toBeUndefined()
  const [block] = homeBlocks(catalog, 'en', [])
  expect(block).toMatchObject({ title: 'Gifts', cards: [{ handle: 'cup' }, { handle: 'mug' }] })
  expect(sitemapXml(catalog, 'https://shop.test')).toContain('<loc>https://shop.test/collections/gifts')
  expect(catalogTypes).toContain('collection')
})
