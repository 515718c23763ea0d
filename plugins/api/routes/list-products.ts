import { matchesWords, nearlyMatchesWords } from '@souk/catalog'
import { z } from 'zod'
import type { Catalog, Offer } from '../catalog-view.ts'
import { type Place, pageOf } from '../cursor.ts'
import { handlesOf, pickLanguage, titleOf, toSummary, type ViewOf } from '../product-view.ts'
import { defineRoute } from '../route.ts'
import { ProductList, ProductQuery, type productSorts } from '../schemas/catalog.ts'

type Sort = (typeof productSorts)[number]

/** `GET /products`: what is for sale, narrowed and sorted. Read by shops and by whoever shows the assortment. */
export const listProducts = defineRoute({
  method: 'GET',
  path: '/products',
  id: 'listProducts',
  summary: 'List products',
  tag: 'Catalogue',
  access: 'anyone',
  params: z.strictObject({}),
  query: ProductQuery,
  status: 200,
  answer: ProductList,
  problems: [],
  tagged: true,
  async run({ query, services, languages }) {
    const catalog = await services.catalog.read()
    const view = { catalog, services, language: pickLanguage(catalog, languages) }
    const { sort = 'featured', limit = 20, cursor } = query
    const wanted = found(view, query)
    const order = (a: Place, b: Place) => compare(a, b, sort)
    const rows = wanted
      .map((offer) => ({ offer, place: placeOf(view, offer, sort) }))
      .sort((a, b) => order(a.place, b.place))
    const page = pageOf(rows, { limit, cursor, place: ({ place }) => place, order })
    return { value: { data: page.rows.map(({ offer }) => toSummary(view, offer)), page: { next: page.next } } }
  },
})

type Asked = z.output<typeof ProductQuery>

/** What fits the query; where its words fit nothing, what they nearly fit: a misspelt word finds what was meant. */
function found(view: ViewOf, query: Asked): readonly Offer[] {
  const exactly = view.catalog.offers.filter((offer) => fits(view, offer, query, matchesWords))
  if (exactly.length > 0 || query.q === undefined) return exactly
  return view.catalog.offers.filter((offer) => fits(view, offer, query, nearlyMatchesWords))
}

function fits(view: ViewOf, offer: Offer, query: Asked, matches: typeof matchesWords): boolean {
  const { category, q, min_price: least = 0, max_price: most = Number.POSITIVE_INFINITY, in_stock: stocked } = query
  const prices = offer.variants.map(({ price }) => price)
  const inStock = () => offer.variants.some(({ _id }) => view.services.catalog.available(_id) > 0)
  return (
    (category === undefined || handlesOf(view.catalog, offer).includes(category)) &&
    (q === undefined || matches([...offer.words, ...offer.variants.map(({ sku }) => sku.toLowerCase())], q)) &&
    prices.some((price) => price >= least && price <= most) &&
    (stocked === undefined || inStock() === (stocked === 'true'))
  )
}

function placeOf(view: ViewOf, offer: Offer, sort: Sort): Place {
  const id = offer.product._id
  switch (sort) {
    case 'title':
      return { value: titleOf(view, offer).toLocaleLowerCase(view.language), id }
    case 'price':
    case '-price':
      return { value: offer.price, id }
    case 'newest':
      return { value: offer.product._createdAt, id }
    default:
      return { value: featuredPlace(view.catalog, offer), id }
  }
}

/** The shop's own order: by the place of the product's first category, products without one last. */
function featuredPlace({ categories }: Catalog, { product }: Offer): number {
  const first = categories.findIndex(({ _id }) => (product.categories ?? []).some(({ _ref }) => _ref === _id))
  return first === -1 ? categories.length : first
}

function compare(a: Place, b: Place, sort: Sort): number {
  const downwards = sort === '-price' || sort === 'newest'
  const byValue = a.value < b.value ? -1 : a.value > b.value ? 1 : 0
  return (downwards ? -byValue : byValue) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
