import type { Product, Variant, VariantPart } from './documents.ts'

/** A variant that is made of others. An empty list is none: the Studio leaves it behind when the last part goes. */
export const isBundle = ({ parts }: Pick<Variant, 'parts'>): boolean => (parts?.length ?? 0) > 0

const isWhole = ({ variant, quantity }: VariantPart): boolean =>
  Boolean(variant?._ref) && Number.isInteger(quantity) && quantity >= 1

/** A bundle's parts, each variant once; empty while an editor has left a part unfinished, and for all that is no bundle. */
export function bundleParts({ parts = [] }: Pick<Variant, 'parts'>): readonly VariantPart[] {
  if (!parts?.every(isWhole)) return []
  const byVariant = new Map<string, VariantPart>()
  for (const part of parts) {
    const known = byVariant.get(part.variant._ref)
    byVariant.set(part.variant._ref, known ? { ...known, quantity: known.quantity + part.quantity } : part)
  }
  return [...byVariant.values()]
}

/** What an editor has to put right before a bundle can be sold, as the parts that it names are now. */
export function bundleProblem(
  bundle: { readonly id: string; readonly seller: string | undefined; readonly parts: readonly VariantPart[] },
  parts: readonly { readonly id: string; readonly seller: string | undefined; readonly isBundle: boolean }[],
): string | undefined {
  if (bundle.parts.length === 0) return undefined
  if (!bundle.parts.every(isWhole)) return 'Every part names a variant and how many of it.'
  if (bundle.parts.reduce((sum, { quantity }) => sum + quantity, 0) < 2) return 'A bundle holds two units or more.'
  if (parts.some(({ id }) => id === bundle.id)) return 'A bundle cannot hold itself.'
  if (parts.some((part) => part.isBundle)) return 'A bundle cannot hold another bundle: add what that one holds.'
  if (parts.some(({ seller }) => seller !== bundle.seller)) return 'All parts are sold by the seller of the bundle.'
  return undefined
}

/** Bundles as stock is asked of them. */
export const bundlesAmong = (variants: readonly Variant[]) =>
  variants.filter(isBundle).map((variant) => ({
    variant: variant._id,
    parts: bundleParts(variant).map(({ variant: { _ref }, quantity }) => ({ variant: _ref, quantity })),
  }))

/** What bundles are made of, by variant id, with the product of each; sold by itself or not. */
export function partsNamed(
  products: readonly Product[],
  variants: readonly Variant[],
): ReadonlyMap<string, { readonly product: Product; readonly variant: Variant }> {
  const named = new Set(bundlesAmong(variants).flatMap(({ parts }) => parts.map(({ variant }) => variant)))
  const byId = new Map(named.size > 0 ? products.map((product) => [product._id, product]) : [])
  return new Map(
    variants.flatMap((variant) => {
      const product = named.has(variant._id) ? byId.get(variant.product._ref) : undefined
      return product ? [[variant._id, { product, variant }] as const] : []
    }),
  )
}
