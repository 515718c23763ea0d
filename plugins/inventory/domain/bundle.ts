import type { StockLevel } from './documents.ts'
import { levelId, promisable } from './level.ts'

/** What one unit of a bundle takes. `quantity` is 1 or more. */
export interface BundlePart {
  readonly sku: string
  readonly variant: string
  readonly quantity: number
}

/** Something that is sold: with `parts` a bundle, which has no stock of its own. */
export interface Sold {
  readonly sku: string
  readonly variant: string
  readonly quantity: number
  readonly parts?: readonly BundlePart[]
}

/** Units that lie in stock. `bundle` is the SKU that they are sold in. */
export type StockUnits<Unit extends Sold> = Omit<Unit, 'parts'> & { readonly bundle?: string }

/** A bundle's parts, so many of each as its units take; anything else is itself. */
export function stockUnits<Unit extends Sold>({ parts, ...unit }: Unit): readonly StockUnits<Unit>[] {
  if (!parts) return [unit]
  return parts.map(({ sku, variant, quantity }) => ({
    ...unit,
    sku,
    variant,
    quantity: quantity * unit.quantity,
    bundle: unit.sku,
  }))
}

/** What is enough to know how often something can be sold. */
export interface Makeable {
  readonly variant: string
  readonly parts?: readonly Pick<BundlePart, 'variant' | 'quantity'>[]
}

/** How many units of something can be made of what is free: of a bundle as many as its scarcest part allows. */
const makeable = ({ variant, parts }: Makeable, free: (variant: string) => number): number =>
  parts ? leastOf(parts.map((part) => Math.floor(free(part.variant) / part.quantity))) : free(variant)

/** Of nothing nothing can be made. */
const leastOf = (counts: readonly number[]): number => (counts.length > 0 ? Math.min(...counts) : 0)

/** What is free at each level, counted down as units are taken. Never below zero, whatever a level says. */
export class FreeStock {
  readonly #left: Map<string, number>

  constructor(levels: readonly StockLevel[] | FreeStock) {
    this.#left = new Map(
      levels instanceof FreeStock ? levels.#left : levels.map((level) => [level._id, promisable(level)]),
    )
  }

  /** Units of something at a place; of a bundle those that can be made there. */
  at(sold: Makeable, location: string): number {
    return makeable(sold, (variant) => this.#left.get(levelId(variant, location)) ?? 0)
  }

  /** Over all places; a bundle is never made of parts of two. */
  over(sold: Makeable, locations: readonly string[]): number {
    return locations.reduce((sum, location) => sum + this.at(sold, location), 0)
  }

  take(sold: Sold, location: string): void {
    for (const { variant, quantity } of stockUnits(sold)) {
      const id = levelId(variant, location)
      this.#left.set(id, (this.#left.get(id) ?? 0) - quantity)
    }
  }
}

/** Variants whose levels something is made of: what to load before units are looked for. */
export const stockedVariants = (sold: readonly Makeable[]): readonly string[] => [
  ...new Set(sold.flatMap(({ variant, parts }) => (parts ? parts.map((part) => part.variant) : [variant]))),
]

/**
 * Units that can be promised now of everything that lies at these places, and of bundles that are made of it, by variant.
 * What shelves and lists show.
 */
export function availableOver(
  levels: readonly StockLevel[],
  locations: readonly string[],
  bundles: readonly Makeable[],
): ReadonlyMap<string, number> {
  const there = new Set(locations)
  const sums = new Map<string, number>()
  for (const level of levels)
    if (there.has(level.location)) sums.set(level.variant, (sums.get(level.variant) ?? 0) + promisable(level))
  if (bundles.length === 0) return sums
  const parts = new Set(stockedVariants(bundles))
  const free = new FreeStock(levels.filter(({ variant }) => parts.has(variant)))
  for (const bundle of bundles) sums.set(bundle.variant, free.over(bundle, locations))
  return sums
}
