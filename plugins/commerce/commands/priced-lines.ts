import type { Seller } from '@souk/catalog'
import type { PricedLine } from '@souk/orders'
import type { Quote } from '@souk/pricing'
import { linePartsOf } from './bundle-goods.ts'
import { type Sellable, wordsOf } from './goods.ts'

/** Goods as an order keeps them: what the quote made of them, and the catalogue's words and revision of now. */
export function pricedLines(
  goods: readonly Sellable[],
  quoted: Quote,
  sellers: readonly Seller[],
  words: { readonly language: string; readonly fallback: string },
): readonly PricedLine[] {
  const names = new Map(sellers.map(({ _id, name }) => [_id, name]))
  const figures = new Map(quoted.lines.map((each) => [each.line, each]))
  return goods.flatMap((each) => {
    const priced = figures.get(each.line._key)
    if (!priced) return []
    const { product, variant } = each
    const sellerName = names.get(product.seller._ref)
    return {
      ...priced,
      variant: variant._id,
      product: product._id,
      productRevision: product._rev,
      seller: product.seller._ref,
      ...(sellerName && { sellerName }),
      ...wordsOf(each, words.language, words.fallback),
      ...linePartsOf(each, words.language, words.fallback),
    }
  })
}
