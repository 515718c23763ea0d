import type { Random } from '../random.ts'

/** What can be sold, as the story sees it. */
export interface Goods {
  readonly sku: string
  /** Handle of its category. */
  readonly category: string
  readonly tags: readonly string[]
  readonly price: number
  /** 1 for the first variant of its product. */
  readonly position: number
}

/** A line of a basket. */
export interface BasketLine {
  readonly sku: string
  readonly quantity: number
}

/** How much of each category is wanted, by its handle; what is not named is not wanted. */
export type Appetite = Readonly<Record<string, number>>

/** How much one variant is liked within its category: best sellers more, first variants more, dear things less. */
const liking = ({ tags, position, price }: Goods): number =>
  (tags.includes('bestseller') ? 4 : 1) * (1 / Math.sqrt(position)) * (price > 3000 ? 0.35 : 1)

/**
 * Fills a basket from what is there: appetite decides the kind, liking the thing. `available` says how many may be had.
 * Empty only when nothing at all is there.
 */
export function fillBasket(
  random: Random,
  goods: readonly Goods[],
  wants: Appetite,
  quantityOf: (random: Random, goods: Goods) => number,
  available: (sku: string) => number,
): readonly BasketLine[] {
  const count = random.weighted([
    [1, 34],
    [2, 36],
    [3, 19],
    [4, 8],
    [6, 3],
  ] as const)
  const lines = new Map<string, number>()
  for (let at = 0; at < count; at += 1) {
    const offered = goods.filter(({ sku }) => available(sku) > (lines.get(sku) ?? 0))
    const kinds = [...new Set(offered.map(({ category }) => category))].map((kind) => [kind, wants[kind] ?? 0] as const)
    if (kinds.every(([, weight]) => weight === 0)) break
    const kind = random.weighted(kinds)
    const chosen = random.weighted(
      offered.filter(({ category }) => category === kind).map((each) => [each, liking(each)] as const),
    )
    const before = lines.get(chosen.sku) ?? 0
    lines.set(chosen.sku, Math.min(before + quantityOf(random, chosen), available(chosen.sku)))
  }
  return [...lines].map(([sku, quantity]) => ({ sku, quantity }))
}
