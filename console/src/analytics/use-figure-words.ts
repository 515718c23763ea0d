import { figureWordsQuery } from '../queries.ts'
import { useLiveQuery } from '../use-live-query.ts'

interface Answer {
  readonly products: readonly {
    readonly _id: string
    readonly title: string | null
    readonly category: string | null
  }[]
  readonly categories: readonly { readonly _id: string; readonly title: string | null }[]
  readonly sellers: readonly { readonly _id: string; readonly name: string }[]
  readonly firstDay: string | null
  readonly firstVisits: string | null
}

/** Names for the ids in the figures, as the catalogue has them today. */
export interface FigureWords {
  readonly categoryOf: (product: string) => string | undefined
  readonly categoryTitle: (category: string) => string
  readonly productTitle: (product: string) => string
  readonly sellerName: (seller: string) => string
  /** The first day with sales, and the first with visits. */
  readonly firstDay: string | undefined
  readonly firstVisits: string | undefined
}

/** The words, from an answer; ids stand for themselves until it is there. */
export function figureWords(answer: Answer | undefined): FigureWords {
  const products = new Map(answer?.products.map((each) => [each._id, each]))
  const categories = new Map(answer?.categories.map(({ _id, title }) => [_id, title]))
  const sellers = new Map(answer?.sellers.map(({ _id, name }) => [_id, name]))
  return {
    categoryOf: (product) => products.get(product)?.category ?? undefined,
    categoryTitle: (category) => categories.get(category) ?? category,
    productTitle: (product) => products.get(product)?.title ?? product,
    sellerName: (seller) => sellers.get(seller) ?? seller,
    firstDay: answer?.firstDay ?? undefined,
    firstVisits: answer?.firstVisits ?? undefined,
  }
}

/** Reads them. Until then ids are shown. */
export function useFigureWords() {
  const query = useLiveQuery<Answer>({
    name: 'figureWords',
    groq: figureWordsQuery,
    types: ['product', 'category', 'seller'],
  })
  return {
    ready: query.data !== undefined,
    error: query.data ? undefined : query.error,
    retry: query.refetch,
    words: figureWords(query.data),
  }
}
