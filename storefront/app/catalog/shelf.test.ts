import type { StoredDocument } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { buildCatalog } from './catalog.ts'
import { categoryShelf, listingView } from './listing.ts'

const document = (fields: object) =>
  ({ _rev: 'r', _createdAt: '2026-11-20T08:00:00Z', _updatedAt: '2026-11-21T08:00:00Z', ...fields }) as StoredDocument
const en = (value: string) => [{ _key: 'en', value }]
const ref = (id: string) => ({ _type: 'reference', _ref: id, _key: id })

const categories = ['coffee', 'bakery', 'gifts'] as const
const tags = ['new', 'warm', 'cold'] as const

/** Product `at` costs its number; it stands under one or two categories by its number; every seventh is off sale. */
const products = Array.from({ length: 90 }, (_, at) => ({
  handle: `thing-${at}`,
  price: 100 * (at + 1),
  published: at % 7 !== 0,
  categories: categories.filter((_each, place) => at % (place + 2) === 0),
  tag: tags[at % 3] ?? 'new',
}))

const catalog = buildCatalog([
  document({ _id: 'siteSettings', _type: 'siteSettings', defaultLanguage: 'en', languages: ['en'], currency: 'USD' }),
  ...categories.map((handle, position) =>
    document({
      _id: `category-${handle}`,
      _type: 'category',
      handle: { current: handle },
      title: en(handle),
      position,
    }),
  ),
  ...products.flatMap(({ handle, price, published, categories: under, tag }) => [
    document({
      _id: `product-${handle}`,
      _type: 'product',
      handle: { current: handle },
      title: en(handle),
      categories: under.map((each) => ref(`category-${each}`)),
      seller: ref('seller-house'),
      tags: [tag],
      published,
    }),
    document({
      _id: `variant-${handle}`,
      _type: 'variant',
      sku: handle,
      product: ref(`product-${handle}`),
      price,
      active: true,
    }),
  ]),
])

/** A shelf as the address asks for it, page after page until the last. */
function walk(category: string, query = '') {
  if (!catalog) throw new Error('no shop')
  const offers = categoryShelf(catalog, category, 'en')?.offers ?? []
  const view = (page: number) =>
    listingView(catalog, offers, new URLSearchParams(`${query}&page=${page}`), 'en', { withCategory: false })
  const first = view(1)
  const pages = Array.from({ length: first.pages }, (_, at) => view(at + 1))
  return { first, view, pages, handles: pages.flatMap(({ cards }) => cards.map(({ handle }) => handle)) }
}
const wanted = (category: string) =>
  products.filter((each) => each.published && each.categories.some((one) => one === category))

describe('a shelf of several pages', () => {
  test.each(categories)('C5 has every published product of %s once, and none of another or off sale', (category) => {
    const { handles, pages } = walk(category)
    expect(handles.toSorted()).toEqual(
      wanted(category)
        .map(({ handle }) => handle)
        .toSorted(),
    )
    expect(pages.length).toBe(Math.ceil(wanted(category).length / 24))
  })

  test.each(['price_up', 'price_down'])(
    'T2 goes on over its pages in the order %s, to an end that is the last',
    (sort) => {
      const { handles, view, first } = walk('coffee', `sort=${sort}`)
      const up = wanted('coffee').map(({ handle }) => handle)
      expect(handles).toEqual(sort === 'price_up' ? up : up.toReversed())
      expect([first.pages, view(99).page, view(0).page]).toEqual([2, 2, 1])
      expect(view(99).cards).toEqual(view(2).cards)
    },
  )

  test('T2 its facets tell how many things each leaves, over all pages, and choosing one leaves so many', () => {
    const { first } = walk('coffee')
    const facet = first.facets.find(({ values }) => values.some(({ value }) => value === 'warm'))
    const counts = facet?.values.map(({ value, count }) => [value, count])
    const held = tags.map((tag) => [tag, wanted('coffee').filter((each) => each.tag === tag).length])
    expect(counts?.toSorted()).toEqual(held.toSorted())
    for (const [tag, count] of held) {
      const chosen = walk('coffee', `${facet?.name}=${tag}`)
      expect([chosen.first.matching, chosen.handles.length]).toEqual([count, count])
    }
  })
})
