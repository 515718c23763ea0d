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

const coffees: readonly StoredDocument[] = [
  ...product('sidama', 1700, 5, ['Roast: Light', 'Taste: Fruit']),
  ...product('sunrise', 1450, 5, ['Roast: Medium', 'Taste: Nuts']),
  ...product('yirga', 1750, 0, ['Roast: Light', 'Taste: Flowers']),
  ...product('harbour', 1500, 5, ['Roast: Dark', 'Taste: Nuts']),
]

function shelf(products: readonly StoredDocument[]): Catalog {
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
    ...products,
  ])
  if (!catalog) throw new Error('the fixture has settings')
  return catalog
}

const narrowedBy = (query: string, catalog = shelf(coffees)) => {
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

test('T2 a size, a colour and what is here now are asked of one and the same variant', () => {
  const value = (code: string) => ({ _key: code, code, title: en(code) })
  const option = (code: string, values: readonly string[]) => ({
    _key: code,
    code,
    title: en(code),
    values: values.map(value),
  })
  const options = [option('colour', ['pine', 'night']), option('size', ['50', '56'])]
  const variant = (handle: string, colour: string, size: string, onHand: number): StoredDocument[] => {
    const [, sold, level] = product(`${handle}-${colour}-${size}`, 1000, onHand, [])
    const optionValues = [
      { _key: 'colour', option: 'colour', value: colour },
      { _key: 'size', option: 'size', value: size },
    ]
    return sold && level ? [{ ...sold, product: { _ref: `product-${handle}` }, optionValues }, level] : []
  }
  const offered = (handle: string) =>
    product(handle, 1000, 0, [])
      .slice(0, 1)
      .map((each) => ({ ...each, options }))
  const catalog = shelf([
    ...offered('noor'),
    ...variant('noor', 'pine', '50', 3),
    ...variant('noor', 'pine', '56', 0),
    ...variant('noor', 'night', '56', 3),
    ...offered('wafa'),
    ...variant('wafa', 'pine', '56', 3),
    ...variant('wafa', 'night', '50', 3),
  ])
  expect(narrowedBy('option.colour=pine&option.size=56', catalog).handles).toEqual(['noor', 'wafa'])
  expect(narrowedBy('option.colour=pine&option.size=56&stock=now', catalog).handles).toEqual(['wafa'])
  expect(narrowedBy('option.colour=night&option.size=50', catalog)).toEqual({
    handles: ['wafa'],
    counts: { colour: ['pine 1', 'night 1'], size: ['50 1', '56 1'], stock: ['now 1'] },
  })
})
