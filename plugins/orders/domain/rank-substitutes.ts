/** A variant that lies at the same place as something that is missing. */
export interface ShelfVariant {
  readonly sku: string
  readonly product: string
  readonly categories: readonly string[]
  /** Today's price, minor units. */
  readonly price: number
  readonly taxClass: string
  /** Units free at the place. */
  readonly available: number
}

/** What is missing, as far as another thing can be like it. */
export interface MissingVariant extends Pick<ShelfVariant, 'product' | 'categories' | 'taxClass'> {
  /** What one was sold for, minor units. */
  readonly unitPrice: number
  readonly quantity: number
  /** SKUs that the order has already; none of them is offered. */
  readonly taken: readonly string[]
}

/** Why a candidate stands where it stands. */
export interface RankedSubstitute extends ShelfVariant {
  readonly like: 'same_product' | 'same_category'
  /** Today's price less what the missing one was sold for: above 0 the shop pays it, below 0 it goes back. */
  readonly difference: number
}

/** How many candidates anybody is asked to choose from. */
export const mostSubstitutes = 3

/**
 * Sorts what could come instead, best first: another variant of the same product before another product of a category,
 * then the nearest price, then what there is more of. Left out is what the order has already, what is taxed another way,
 * and what the place has too few of.
 */
export function rankSubstitutes(missing: MissingVariant, shelf: readonly ShelfVariant[]): readonly RankedSubstitute[] {
  const taken = new Set(missing.taken)
  const inCategory = new Set(missing.categories)
  return shelf
    .flatMap((each): readonly RankedSubstitute[] => {
      const same = each.product === missing.product
      if (!same && !each.categories.some((category) => inCategory.has(category))) return []
      if (taken.has(each.sku) || each.taxClass !== missing.taxClass || each.available < missing.quantity) return []
      return [{ ...each, like: same ? 'same_product' : 'same_category', difference: each.price - missing.unitPrice }]
    })
    .sort(
      (a, b) =>
        Number(b.like === 'same_product') - Number(a.like === 'same_product') ||
        Math.abs(a.difference) - Math.abs(b.difference) ||
        b.available - a.available ||
        (a.sku < b.sku ? -1 : 1),
    )
}
