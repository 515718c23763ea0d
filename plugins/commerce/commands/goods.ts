import type { Product, Variant } from '@souk/catalog'
import { localize } from '@souk/kernel'
import type { CartLine } from '@souk/orders'
import type { LineToPrice } from '@souk/pricing'
import type { Reader } from '../dispatch/command.ts'
import { type GoodsPart, loadParts } from './bundle-goods.ts'

/** A cart line with what the catalogue says of it; undefined parts are gone from the catalogue. */
export interface Goods {
  readonly line: CartLine
  readonly variant: Variant | undefined
  readonly product: Product | undefined
  /** What one unit of a bundle is made of; empty when it cannot be put together. */
  readonly parts?: readonly GoodsPart[]
}
/** A cart line that can be bought. */
export interface Sellable extends Goods {
  readonly variant: Variant
  readonly product: Product
}

/** Looks a cart's lines up in the catalogue, in their order. */
export async function loadGoods(
  reader: Pick<Reader, 'content'>,
  lines: readonly CartLine[],
): Promise<readonly Goods[]> {
  const variants = await reader.content<Variant>(lines.map((line) => line.variant))
  const products = await reader.content<Product>(variants.map((variant) => variant?.product._ref ?? ''))
  const found = lines.map((line, index) => ({ line, variant: variants[index], product: products[index] }))
  const parts = await loadParts(reader, found)
  return found.map((goods, index) => ({ ...goods, ...(parts[index] && { parts: parts[index] }) }))
}

/** Whether something can be bought now. */
export const isSellable = (goods: Goods): goods is Sellable =>
  goods.variant?.active === true && goods.product?.published === true && goods.parts?.length !== 0

/** A line as pricing wants it. */
export const lineToPrice = ({ line, variant, product }: Sellable): LineToPrice => ({
  line: line._key,
  sku: line.sku,
  unitPrice: variant.price,
  quantity: line.quantity,
  taxClass: variant.taxClass,
  product: product._id,
  seller: product.seller._ref,
  categories: (product.categories ?? []).map(({ _ref }) => _ref),
})

/** The words of a line in the shopper's language, and its picture. */
export function wordsOf({ variant, product }: Sellable, language: string, fallback: string) {
  const image = (variant.image ?? product.images?.[0])?.asset?._ref
  return {
    title: localize(product.title, language, fallback) ?? product.handle.current,
    variantTitle: localize(variant.title, language, fallback) ?? '',
    ...(image !== undefined && { image }),
  }
}
