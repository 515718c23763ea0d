import type { Random } from '../random.ts'

/** What can be sold, as the story sees it. */
export interface Goods {
  readonly sku: string
  /** Category handle: coffee, iced, tea, bakery, beans, gear, milk, gift-cards. */
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

type Appetite = Readonly<Record<string, number>>

const none: Appetite = { coffee: 0, iced: 0, tea: 0, bakery: 0, beans: 0, gear: 0, milk: 0, 'gift-cards': 0 }
const morning: Appetite = { ...none, coffee: 60, bakery: 30, iced: 6, tea: 6, beans: 4, milk: 2 }
const midday: Appetite = { ...none, coffee: 34, iced: 24, bakery: 24, tea: 8, beans: 6, gear: 2, milk: 3 }
const afternoon: Appetite = {
  ...none,
  coffee: 26,
  iced: 22,
  bakery: 24,
  tea: 14,
  beans: 9,
  gear: 3,
  milk: 3,
  'gift-cards': 1,
}
const evening: Appetite = {
  ...none,
  coffee: 14,
  iced: 12,
  bakery: 14,
  tea: 22,
  beans: 18,
  gear: 6,
  milk: 6,
  'gift-cards': 3,
}
const weekendExtra: Appetite = { ...none, beans: 8, gear: 3, bakery: 8 }

function appetite(hour: number, weekend: boolean): Appetite {
  const base = hour < 11 ? morning : hour < 14 ? midday : hour < 18 ? afternoon : evening
  if (!weekend) return base
  return Object.fromEntries(Object.entries(base).map(([name, weight]) => [name, weight + (weekendExtra[name] ?? 0)]))
}

/** How much one variant is liked within its category: best sellers more, first variants more, dear things less. */
const liking = ({ tags, position, price }: Goods): number =>
  (tags.includes('bestseller') ? 4 : 1) * (1 / Math.sqrt(position)) * (price > 3000 ? 0.35 : 1)

function quantityOf(random: Random, { category }: Goods): number {
  if (category === 'beans' || category === 'gear' || category === 'gift-cards') return 1
  return random.weighted([
    [1, 80],
    [2, 15],
    [3, 3],
    [4, 2],
  ] as const)
}

/**
 * Fills a basket from what is there: the hour decides the kind, liking the thing. `available` says how many may be had.
 * Empty only when nothing at all is there.
 */
export function fillBasket(
  random: Random,
  goods: readonly Goods[],
  hour: number,
  weekend: boolean,
  available: (sku: string) => number,
): readonly BasketLine[] {
  const wants = appetite(hour, weekend)
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
