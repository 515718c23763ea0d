/** What the list of products says of an article. */
interface Listed {
  readonly variants: readonly {
    readonly sku: string
    readonly parts?: readonly { readonly sku: string; readonly quantity: number }[]
  }[]
}

/** An article that is sold alone and in a bundle, one in each, and what else the bundle is made of. */
export interface Shared {
  readonly sku: string
  readonly bundle: string
  readonly beside: readonly string[]
}

/** Articles with stock of their own: a bundle has none. */
export const stockedSkus = (products: readonly Listed[]): readonly string[] =>
  products.flatMap(({ variants }) => variants.flatMap(({ sku, parts }) => (parts ? [] : [sku])))

/** Every article of which bundles take one each. */
export const sharedArticles = (products: readonly Listed[]): readonly Shared[] =>
  products.flatMap(({ variants }) =>
    variants.flatMap(({ sku: bundle, parts = [] }) =>
      parts
        .filter(({ quantity }) => quantity === 1)
        .map(({ sku }) => ({ sku, bundle, beside: parts.flatMap((part) => (part.sku === sku ? [] : [part.sku])) })),
    ),
  )
