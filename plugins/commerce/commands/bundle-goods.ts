import { bundleParts, isBundle, type Product, type Variant } from '@souk/catalog'
import type { WantedLine } from '@souk/inventory'
import { localize } from '@souk/kernel'
import { type CartLine, type LinePart, lineKey } from '@souk/orders'
import type { Reader } from '../dispatch/command.ts'

/** A part of a bundle, with what the catalogue says of it. */
export interface GoodsPart {
  readonly variant: Variant
  readonly product: Product
  /** In one unit of the bundle. */
  readonly quantity: number
}

/** Something that is sold; with what one unit of it is made of when it is a bundle. */
interface Made {
  readonly parts?: readonly GoodsPart[]
}

/**
 * What each variant is made of: nothing for all but bundles, an empty list for a bundle that cannot be put together,
 * because a part is gone, is itself a bundle, or is another seller's.
 */
export async function loadParts(
  reader: Pick<Reader, 'content'>,
  found: readonly { readonly variant: Variant | undefined; readonly product: Product | undefined }[],
): Promise<readonly (readonly GoodsPart[] | undefined)[]> {
  const wanted = found.map(({ variant }) => (variant && isBundle(variant) ? bundleParts(variant) : undefined))
  const ids = [...new Set(wanted.flatMap((parts = []) => parts.map(({ variant }) => variant._ref)))]
  if (ids.length === 0) return wanted.map((parts) => parts && [])
  const variants = (await reader.content<Variant>(ids)).filter((variant) => variant !== undefined)
  const products = await reader.content<Product>(variants.map(({ product }) => product?._ref ?? ''))
  const known = new Map(variants.map((variant, index) => [variant._id, { variant, product: products[index] }]))
  return wanted.map((parts, index) => {
    const seller = found[index]?.product?.seller?._ref
    const held = parts?.flatMap(({ variant: { _ref }, quantity }): readonly GoodsPart[] => {
      const part = known.get(_ref)
      if (!part?.product || isBundle(part.variant) || part.product.seller?._ref !== seller) return []
      return [{ variant: part.variant, product: part.product, quantity }]
    })
    return held && held.length < (parts?.length ?? 0) ? [] : held
  })
}

/** A line as stock is asked for it. */
export const wantedLine = ({
  line: { _key, sku, variant, quantity },
  parts,
}: Made & { readonly line: CartLine }): WantedLine => ({
  line: _key,
  sku,
  variant,
  quantity,
  ...(parts
    ? { parts: parts.map((part) => ({ sku: part.variant.sku, variant: part.variant._id, quantity: part.quantity })) }
    : {}),
})

/** A bundle's parts as an order keeps them, in the shopper's language; nothing for anything else. */
export function linePartsOf({ parts }: Made, language: string, fallback: string) {
  if (!parts) return {}
  const said = parts.map(({ variant, product, quantity }): LinePart => {
    const title = localize(product.title, language, fallback) ?? product.handle.current
    const words = localize(variant.title, language, fallback)
    const { _id, sku } = variant
    return { _key: lineKey(sku), sku, variant: _id, title: words ? `${title}, ${words}` : title, quantity }
  })
  return { parts: said }
}
