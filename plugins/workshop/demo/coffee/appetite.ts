import type { Appetite, Goods } from '../seed/baskets.ts'
import type { Random } from '../random.ts'

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

/** What is wanted at an hour: cups and pastry in the morning, beans and tea in the evening. */
export function appetite(hour: number, weekend: boolean): Appetite {
  const base = hour < 11 ? morning : hour < 14 ? midday : hour < 18 ? afternoon : evening
  if (!weekend) return base
  return Object.fromEntries(Object.entries(base).map(([name, weight]) => [name, weight + (weekendExtra[name] ?? 0)]))
}

/** Bags, gear and cards are bought singly, cups and pastry for others too. */
export function quantity(random: Random, { category }: Goods): number {
  if (category === 'beans' || category === 'gear' || category === 'gift-cards') return 1
  return random.weighted([
    [1, 80],
    [2, 15],
    [3, 3],
    [4, 2],
  ] as const)
}
