import { describe, expect, test } from 'vitest'
import type { Page, Product, SiteSettings, Variant } from './documents.ts'
import { wholePage, wholeProduct, wholeSettings, wholeVariant } from './whole.ts'

/** What the Studio stores when an editor filled in these fields and no others. */
const stored = <Doc>(fields: object): Doc => ({ _id: 'a', _rev: '1', ...fields }) as Doc
const handle = { _type: 'slug', current: 'sunrise' }
const seller = { _type: 'reference', _ref: 'seller-house' }

describe('a document of the Studio', () => {
  test('is no product before it has a handle and a seller', () => {
    expect([{}, { handle }, { seller }, { handle: {}, seller }].map((each) => wholeProduct(stored(each)))).toEqual(
      Array(4).fill(undefined),
    )
  })

  test('is a product with empty lists where nothing was filled in, hidden unless published', () => {
    expect(wholeProduct(stored<Product>({ handle, seller, options: [{ code: 'size' }], images: [{}] }))).toMatchObject({
      title: [],
      images: [],
      categories: [],
      options: [{ code: 'size', title: [], values: [] }],
      tags: [],
      published: false,
    })
  })

  test('is a variant once it has a product, a SKU and a whole price', () => {
    const product = { _type: 'reference', _ref: 'product-sunrise' }
    expect(wholeVariant(stored<Variant>({ product, sku: 'SUN' }))).toBeUndefined()
    expect(wholeVariant(stored<Variant>({ product, sku: 'SUN', price: 4.5 }))).toBeUndefined()
    expect(wholeVariant(stored<Variant>({ product, sku: 'SUN', price: 450 }))).toMatchObject({
      title: [],
      optionValues: [],
      taxClass: 'standard',
      active: false,
    })
  })

  test('is a page whose new blocks are empty, not broken', () => {
    const kinds = ['heroBlock', 'stripBlock', 'categoryDoorsBlock', 'productRowBlock', 'storyBlock', 'promisesBlock']
    const page = wholePage(stored<Page>({ handle, blocks: kinds.map((_type) => ({ _type, _key: _type })) }))
    expect(page?.blocks.map((block) => Object.keys(block).slice(2))).toEqual([
      [],
      ['items'],
      ['categories'],
      ['source', 'limit'],
      ['steps'],
      ['items'],
    ])
    expect(wholePage(stored<Page>({}))).toBeUndefined()
  })

  test('is a shop with one language and no look of its own when nothing more is said', () => {
    expect(
      wholeSettings(stored<SiteSettings>({ defaultLanguage: 'ar', tokens: [{ _key: 'a', name: 'ink' }] })),
    ).toMatchObject({
      languages: ['ar'],
      navigation: [],
      footer: [],
      tokens: [],
      phrases: [],
    })
  })
})
