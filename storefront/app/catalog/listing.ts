import { localize, minorDigits } from '@souk/kernel'
import { alternateGrounds, type ProductCard, productCard } from './cards.ts'
import type { Catalog, Offer } from './catalog.ts'
import { dimensionsOf, type Facet, type Narrowing, narrow, type PriceFacet, parseNarrowing } from './facets.ts'
import { sortOffers } from './sort-offers.ts'
import { type Sort, sorts } from './sorts.ts'

/** A listing as its page draws it. */
export interface ListingView {
  /** Of this page. */
  readonly cards: readonly ProductCard[]
  /** How many match, on all pages. */
  readonly matching: number
  readonly page: number
  readonly pages: number
  /** How many there are before anything is narrowed. */
  readonly all: number
  readonly facets: readonly Facet[]
  readonly price?: PriceFacet
  /** Minor units in one major unit, for the price fields. */
  readonly minor: number
  readonly sort: Sort
  /** Other parameters that the form has to keep, such as the search words. */
  readonly keep: readonly { readonly name: string; readonly value: string }[]
  /** Where nothing matches: the one filter whose removal shows most. */
  readonly relief?: { readonly title: string; readonly name: string; readonly value: string; readonly count: number }
}

const without = (narrowing: Narrowing, name: string, value: string): Narrowing => ({
  ...narrowing,
  chosen: new Map(
    [...narrowing.chosen].map(([key, values]) => [
      key,
      key === name ? new Set([...values].filter((each) => each !== value)) : values,
    ]),
  ),
})

/** Cards on one page: rows of two, three and four come out even. */
const perPage = 24

/** The page that the address asks for, within those there are. */
function pageOf(params: URLSearchParams, matching: number): { readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(matching / perPage))
  const asked = Number(params.get('page'))
  return { page: Number.isInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1, pages }
}

/** Narrows, sorts and draws offers as the address asks. */
export function listingView(
  catalog: Catalog,
  offers: readonly Offer[],
  params: URLSearchParams,
  language: string,
  options: { readonly withCategory: boolean; readonly keep?: readonly string[] },
): ListingView {
  const minor = 10 ** minorDigits(catalog.settings.currency)
  const dimensions = dimensionsOf(catalog, offers, language, options.withCategory)
  const narrowing = parseNarrowing(params, dimensions, minor)
  const shown = narrow(offers, dimensions, narrowing)
  const asked = params.get('sort')
  const sort = sorts.find((each) => each === asked) ?? 'shelf'
  const { page, pages } = pageOf(params, shown.offers.length)
  const cards = sortOffers(catalog, shown.offers, sort, language)
    .slice((page - 1) * perPage, page * perPage)
    .map((offer) => productCard(catalog, offer, language))
  const chosen = shown.facets.flatMap((facet) =>
    facet.values.flatMap((value) => (value.chosen ? [{ facet, value }] : [])),
  )
  const relief =
    cards.length > 0
      ? undefined
      : chosen
          .map(({ facet, value }) => ({
            title: value.title,
            name: facet.name,
            value: value.value,
            count: narrow(offers, dimensions, without(narrowing, facet.name, value.value)).offers.length,
          }))
          .sort((a, b) => b.count - a.count)[0]
  return {
    cards: alternateGrounds(cards, 3),
    matching: shown.offers.length,
    page,
    pages,
    all: offers.length,
    facets: shown.facets,
    minor,
    sort,
    keep: (options.keep ?? []).flatMap((name) => params.getAll(name).map((value) => ({ name, value }))),
    ...(shown.price ? { price: shown.price } : {}),
    ...(relief ? { relief } : {}),
  }
}

/** The offers of a collection in its own order with its words, or undefined when there is no such collection. */
export function collectionShelf(catalog: Catalog, handle: string, language: string) {
  const collection = catalog.collections.find((each) => each.handle.current === handle)
  if (!collection) return undefined
  return {
    title: localize(collection.title, language) ?? handle,
    summary: localize(collection.summary, language) ?? '',
    offers: (collection.products ?? []).flatMap(({ _ref }) => catalog.byId.get(_ref) ?? []),
  }
}

/** The offers of a category with its words, or undefined when there is no such category. */
export function categoryShelf(catalog: Catalog, handle: string, language: string) {
  const category = catalog.categories.find((each) => each.handle.current === handle)
  if (!category) return undefined
  return {
    title: localize(category.title, language) ?? handle,
    summary: localize(category.summary, language) ?? '',
    offers: catalog.offers.filter(({ product }) => product.categories.some((each) => each._ref === category._id)),
  }
}
