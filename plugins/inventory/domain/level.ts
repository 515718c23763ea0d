import { dotted, type New } from '@souk/kernel'
import type { StockAccount, StockEntry, StockLevel } from './documents.ts'

/** The quantities that every level stores. `available` is derived from them. */
export const quantities = ['onHand', 'reserved', 'committed', 'unavailable'] as const
export type Quantity = (typeof quantities)[number]
/** Parts of `unavailable` that have an account of their own. */
export const asideParts = ['damaged', 'qualityControl', 'safetyStock'] as const
export type AsidePart = (typeof asideParts)[number]
/** What a level stores, or how it changes. A part that is left out is none. */
export type Quantities = Readonly<Record<Quantity, number>> & { readonly [Part in AsidePart]?: number }

/** Units the shop may still promise. Never below zero in a committed state (I3). */
export const available = (level: Quantities): number =>
  level.onHand - level.reserved - level.committed - level.unavailable

/** Units that a new order may have: those that nobody waits for already. Never below zero. */
export const promisable = (level: Quantities & Pick<StockLevel, 'backordered'>): number =>
  Math.max(0, available(level) - (level.backordered ?? 0))

/** Units set aside for a reason that has no account of its own. Never below zero. */
export const otherwiseAside = (level: Quantities): number =>
  asideParts.reduce((rest, part) => rest - (level[part] ?? 0), level.unavailable)

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
  damaged: 0,
  qualityControl: 0,
  safetyStock: 0,
  incoming: 0,
})

/** The accounts within a level, in the order drawn, each with the units that a level has in it. */
export const insideAccounts = {
  available,
  reserved: ({ reserved }) => reserved,
  committed: ({ committed }) => committed,
  damaged: ({ damaged = 0 }) => damaged,
  quality_control: ({ qualityControl = 0 }) => qualityControl,
  safety_stock: ({ safetyStock = 0 }) => safetyStock,
  unavailable: otherwiseAside,
} as const satisfies { readonly [Account in StockAccount]?: (level: Quantities) => number }
export type InsideAccount = keyof typeof insideAccounts

/** True for the accounts that lie within a level; the others are the world outside it. */
export const isInside = (account: StockAccount): account is InsideAccount => Object.hasOwn(insideAccounts, account)

const partOf: { readonly [Account in StockAccount]?: AsidePart } = {
  damaged: 'damaged',
  quality_control: 'qualityControl',
  safety_stock: 'safetyStock',
}
const isAside = (account: StockAccount): boolean => account === 'unavailable' || partOf[account] !== undefined

/**
 * What one ledger entry does to the stored quantities of its level. Every level patch is derived by it, so that a level
 * always equals the sum of its movements (I1).
 */
export function effectOf({ from, to, quantity }: Pick<StockEntry, 'from' | 'to' | 'quantity'>): Quantities {
  const side = (within: (account: StockAccount) => boolean) =>
    (within(to) ? quantity : 0) - (within(from) ? quantity : 0)
  return {
    onHand: side(isInside),
    reserved: side((account) => account === 'reserved'),
    committed: side((account) => account === 'committed'),
    unavailable: side(isAside),
    ...partsBy((part) => side((account) => partOf[account] === part) || undefined),
  }
}

/** Adds quantities field by field. */
export const plus = (a: Quantities, b: Quantities): Quantities => ({
  onHand: a.onHand + b.onHand,
  reserved: a.reserved + b.reserved,
  committed: a.committed + b.committed,
  unavailable: a.unavailable + b.unavailable,
  ...partsBy((part) => (a[part] === undefined && b[part] === undefined ? undefined : (a[part] ?? 0) + (b[part] ?? 0))),
})

/** Only the parts that there is something to say of. */
const partsBy = (units: (part: AsidePart) => number | undefined): { readonly [Part in AsidePart]?: number } =>
  Object.fromEntries(asideParts.map((part) => [part, units(part)] as const).filter(([, count]) => count !== undefined))
