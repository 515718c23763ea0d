/** What the list of products says of an article. */
interface Listed {
  readonly variants: readonly { readonly sku: string; readonly parts?: unknown }[]
}

/** Articles with stock of their own: a bundle has none. */
export const stockedSkus = (products: readonly Listed[]): readonly string[] =>
  products.flatMap(({ variants }) => variants.flatMap(({ sku, parts }) => (parts ? [] : [sku])))
