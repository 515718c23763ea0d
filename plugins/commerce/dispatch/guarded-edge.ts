import type { Patch, StoredDocument } from '@souk/kernel'

/**
 * The guarded edge. An order that is to be paid may hold units at a level without its revision while at least `low` are
 * left after it and its transaction takes `most` at the most; whoever holds them so is told nothing before a later
 * reading has shown that nothing was promised twice (see `verdictOf`). Every other lowering names the revision.
 */
export interface GuardedEdge {
  readonly low: number
  readonly most: number
}

/** Every lowering of a level names its revision. */
export const strict: GuardedEdge = { low: Number.POSITIVE_INFINITY, most: 0 }

/** Units of one order that the formula counts with; a transaction that takes more goes by the revision. */
const unitsOfAnOrder = 4

/**
 * The edge for so many processes: what all of them can have on their way at once still fits. Below it the verdict would
 * catch what was promised twice, but it is the net and not the floor.
 */
export const guardedEdge = (processes: number, maxBatch: number): GuardedEdge => ({
  low: processes * maxBatch * unitsOfAnOrder,
  most: maxBatch * unitsOfAnOrder,
})

export const isStrict = ({ low }: GuardedEdge): boolean => low === Number.POSITIVE_INFINITY

const count = (document: StoredDocument, field: string): number => {
  const value = document[field]
  return typeof value === 'number' ? value : 0
}

/** Units that can still be promised at a stock level. */
export const availableIn = (level: StoredDocument): number =>
  count(level, 'onHand') - count(level, 'reserved') - count(level, 'committed') - count(level, 'unavailable')

/** More has been promised there than there is. */
export const isOverdrawn = (level: StoredDocument | undefined): boolean => level !== undefined && availableIn(level) < 0

/** Whether a patch only adds and subtracts, so that it commutes with every other such patch. */
export const isCommuting = (patch: Patch): boolean =>
  !patch.set && !patch.setIfMissing && !patch.unset && !patch.insert && Boolean(patch.inc ?? patch.dec)

/** Whether a patch does no more than hold units for orders that are not paid. */
const isHold = ({ inc = {}, dec = {} }: Patch): boolean =>
  Object.keys(inc).every((field) => field === 'reserved') && Object.values(dec).every((by) => by === 0)

/**
 * Whether a change of a stock level needs the revision it was decided on: when it does more than add and subtract, when
 * its patch asks for it by carrying a revision, or when it lowers what is available; the latter two not above the edge,
 * for a hold. Other moves commute with every other writer.
 */
export function levelNeedsGuard(
  before: StoredDocument | undefined,
  after: StoredDocument | undefined,
  patches: readonly Patch[],
  edge: GuardedEdge,
): boolean {
  if (!before || !after || !patches.every(isCommuting)) return true
  const asked = patches.some((patch) => patch.ifRevisionID !== undefined)
  const available = availableIn(after)
  if (!asked && available >= availableIn(before)) return false
  return available < edge.low || !patches.every(isHold)
}

/**
 * An order that holds its units without the revision of their levels, and of which nobody has written down that they are
 * there: it keeps the name of its cart, which it becomes again when they are not.
 */
export const isUnconfirmed = (order: StoredDocument | undefined): boolean =>
  order?.['state'] === 'pending_payment' && cartOf(order) !== undefined

const cartOf = (order: StoredDocument): unknown => {
  const held = order['reservation']
  return typeof held === 'object' && held !== null && 'cart' in held ? held.cart : undefined
}
