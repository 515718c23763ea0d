import { type StockLevel, unitsTyped } from '@souk/inventory'

/** What a person had before their eyes when they counted a level. */
export interface Seen {
  readonly revision: string
  readonly onHand: number
}

/** What was typed for a level. */
export interface CountDraft {
  readonly typed: string
  readonly seen: Seen
}

/** How a count that was sent has ended. */
export type CountOutcome =
  | { readonly kind: 'saved'; readonly difference: number }
  | { readonly kind: 'undone' }
  | { readonly kind: 'refused'; readonly words: string }

/** Where the count of a level stands before it is sent. */
export type CountStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'odd' }
  /** Somebody changed what lies there since it was counted: both figures, and neither is written over the other. */
  | { readonly kind: 'moved'; readonly was: number; readonly is: number; readonly counted: number }
  | { readonly kind: 'ready'; readonly counted: number; readonly difference: number; readonly revision: string }

export const seenNow = ({ _rev, onHand }: Pick<StockLevel, '_rev' | 'onHand'>): Seen => ({ revision: _rev, onHand })

/**
 * Where a count stands against the level as it is now. A reservation or a sale moves the level's revision and not what
 * lies on the shelf: such a count is still good, and is guarded by the revision that stands beside it.
 */
export function standingOf(level: Pick<StockLevel, '_rev' | 'onHand'>, draft: CountDraft | undefined): CountStanding {
  if (!draft || draft.typed.trim() === '') return { kind: 'none' }
  const counted = unitsTyped(draft.typed)
  if (counted === undefined) return { kind: 'odd' }
  const { seen } = draft
  if (seen.onHand !== level.onHand) return { kind: 'moved', was: seen.onHand, is: level.onHand, counted }
  return { kind: 'ready', counted, difference: counted - level.onHand, revision: level._rev }
}

/** What `adjustStock` is told of a count. */
export const countInput = (
  { sku, location }: Pick<StockLevel, 'sku' | 'location'>,
  { counted, revision }: Extract<CountStanding, { kind: 'ready' }>,
) => ({ sku, location, reason: 'count', counted, expectedRevision: revision })

/** The opposite of a count that was saved: a movement of its own, so that the book tells both. */
export const undoInput = ({ sku, location }: Pick<StockLevel, 'sku' | 'location'>, difference: number) => ({
  sku,
  location,
  reason: 'correction',
  delta: -difference,
  note: 'Count undone',
})

/** `1 count`, `12 counts` */
export const countsWords = (number: number): string => `${number} ${number === 1 ? 'count' : 'counts'}`

/** A difference as people read it, with a true minus sign. */
export const signed = (difference: number): string =>
  difference > 0 ? `+${difference}` : difference < 0 ? `−${-difference}` : '0'
