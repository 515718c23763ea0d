import type { StoredDocument } from '@souk/kernel'
import { expect, test } from 'vitest'
import { buildCatalog, type Catalog } from './catalog.ts'
import { dimensionsOf, narrow, parseNarrowing } from './facets.ts'

const stored = { _rev: 'r', _createdAt: '2026-11-21T08:00:00Z', _updatedAt: '2026-11-21T08:00:00Z' }
const en = (value: string) => [{ _key: 'en', value }]

const product = (handle: string, price: number, onHand: number, tags: readonly string[]): StoredDocument[] => [
  {
    ...stored,
    _id: `product-${handle}`,
    _type: 'product',
    handle: { current: handle },
    title: en(handle),
    images: [],
    categories: [{ _ref: 'category-beans' }],
    seller: { _ref: 'seller-house' },
    options: [],
    tags,
    published: true,
  },
  {
    ...stored,
    _id: `variant-${handle}`,
    _type: 'variant',
    product: { _ref: `product-${handle}` },
    sku: handle,
    title: [],
    optionValues: [],
    price,
    position: 1,
    active: true,
  },
  {
    ...stored,
    _id: `stockLevel.variant-${handle}.location-a`,
    _type: 'stockLevel',
    variant: `variant-${handle}`,
    location: 'location-a',
    onHand,
    reserved: 0,
    committed: 0,
    unavailable: 0,
    incoming: 0,
  },
]

function shelf(): Catalog {
  const catalog = buildCatalog([
    { ...stored, _id: 'siteSettings', _type: 'siteSettings', defaultLanguage: 'en', currency: 'USD', country: 'US' },
    { ...stored, _id: 'location-a', _type: 'stockLocation', position: 1, active: true },
    {
      ...stored,
      _id: 'category-beans',
      _type: 'category',
      handle: { current: 'beans' },
      title: en('Beans'),
      position: 1,
    },
    ...product('sidama', 1700, 5, ['Roast: Light', 'Taste: Fruit']),
    ...product('sunrise', 1450, 5, ['Roast: Medium', 'Taste: Nuts']),
    ...product('yirga', 1750, 0, ['Roast: Light', 'Taste: Flowers']),
    ...product('harbour', 1500, 5, ['Roast: Dark', 'Taste: Nuts']),
  ])
  if (!catalog) throw new Error('the fixture has settings')
  return catalog
}

const narrowedBy = (query: string) => {
  const catalog = shelf()
  const dimensions = dimensionsOf(catalog, catalog.offers, 'en', false)
  const shown = narrow(catalog.offers, dimensions, parseNarrowing(new URLSearchParams(query), dimensions, 100))
  return {
    handles: shown.offers.map((offer) => offer.product.handle.current),
    counts: Object.fromEntries(
      shown.facets.map((facet) => [
        facet.title ?? facet.name,
        facet.values.map((each) => `${each.title} ${each.count}`),
      ]),
    ),
  }
}

test('values of one facet widen, facets together narrow', () => {
  expect(narrowedBy('tag.roast=light&tag.roast=dark').handles).toEqual(['sidama', 'yirga', 'harbour'])
  expect(narrowedBy('tag.roast=light&tag.roast=dark&tag.taste=nuts').handles).toEqual(['harbour'])
})

test('counts follow the other facets and keep zeros', () => {
  expect(narrowedBy('tag.roast=light').counts).toEqual({
    Roast: ['Light 2', 'Medium 1', 'Dark 1'],
    Taste: ['Fruit 1', 'Nuts 0', 'Flowers 1'],
    stock: ['now 1'],
  })
})

test('prices are read in major units, and values nobody offers are ignored', () => {
  expect(narrowedBy('price_from=14.60&price_to=17').handles).toEqual(['sidama', 'harbour'])
  expect(narrowedBy('tag.roast=burnt&price_from=cheap&unknown=1').handles).toEqual([
    'sidama',
    'sunrise',
    'yirga',
    'harbour',
  ])
})
