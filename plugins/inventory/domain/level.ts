import { dotted, type New } from '@souk/kernel'
import type { StockAccount, StockEntry, StockLevel } from './documents.ts'

/** The quantities a level stores. `available` is derived from them. */
export const quantities = ['onHand', 'reserved', 'committed', 'unavailable'] as const
export type Quantity = (typeof quantities)[number]
export type Quantities = Readonly<Record<Quantity, number>>

/** Units the shop may still promise. Never below zero in a committed state (I3). */
export const available = (level: Quantities): number =>
  level.onHand - level.reserved - level.committed - level.unavailable

type Watched = Quantities & Pick<StockLevel, 'reorderPoint' | 'lowSince'>

/** At or below the reorder point, and nobody has been told since it was last refilled. */
export const ranLow = (level: Watched): boolean =>
  level.reorderPoint !== undefined && level.lowSince === undefined && available(level) <= level.reorderPoint

/** True when so many more units on hand refill a level that staff were told of: it may be told again. */
export const refills = (level: Watched, more: number): boolean =>
  level.lowSince !== undefined && more > 0 && available(level) + more > (level.reorderPoint ?? 0)

/** `stockLevel.<variantId>.<locationId>` */
export const levelId = (variant: string, location: string): string => dotted('stockLevel', variant, location)

/** A level that holds nothing yet. */
export const emptyLevel = (sku: string, variant: string, location: string): New<StockLevel> => ({
  _id: levelId(variant, location),
  _type: 'stockLevel',
  sku,
  variant,
  location,
  onHand: 0,
  reserved: 0,
  committed: 0,
  unavailable: 0,
  incoming: 0,
})

const inside = new Set<StockAccount>(['available', 'reserved', 'committed', 'unavailable'])

/** True for the accounts that lie within a level; the others are the world outside it. */
export const isInside = (account: StockAccount): boolean => inside.has(account)

/**
 * What one ledger entry does to the stored quantities of its level. Every level patch is derived by it, so that a level
 * always equals the sum of its movements (I1).
 */
export function effectOf({ from, to, quantity }: Pick<StockEntry, 'from' | 'to' | 'quantity'>): Quantities {
  const side = (account: StockAccount) => (to === account ? quantity : 0) - (from === account ? quantity : 0)
  return {
    onHand: (isInside(to) ? quantity : 0) - (isInside(from) ? quantity : 0),
    reserved: side('reserved'),
    committed: side('committed'),
    unavailable: side('unavailable'),
  }
}

/** Adds quantities field by field. */
export const plus = (a: Quantities, b: Quantities): Quantities => ({
  onHand: a.onHand + b.onHand,
  reserved: a.reserved + b.reserved,
  committed: a.committed + b.committed,
  unavailable: a.unavailable + b.unavailable,
})
