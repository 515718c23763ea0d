import type { Patch, StoredDocument } from '@souk/kernel'

/**
 * The guarded edge: above this many available units a stock level may be lowered without a revision guard. Infinity is
 * the strict setting, in which every lowering write is guarded. A finite value is safe only together with a verdict from
 * the documents after the commit, which this release does not take; so nothing outside tests sets it.
 */
export interface GuardedEdge {
  readonly low: number
}
export const strict: GuardedEdge = { low: Number.POSITIVE_INFINITY }

const count = (document: StoredDocument, field: string): number => {
  const value = document[field]
  return typeof value === 'number' ? value : 0
}

/** Units that can still be promised at a stock level. */
export const availableIn = (level: StoredDocument): number =>
  count(level, 'onHand') - count(level, 'reserved') - count(level, 'committed') - count(level, 'unavailable')

/** Whether a patch only adds and subtracts, so that it commutes with every other such patch. */
export const isCommuting = (patch: Patch): boolean =>
  !patch.set && !patch.setIfMissing && !patch.unset && !patch.insert && Boolean(patch.inc ?? patch.dec)

/**
 * Whether a change of a stock level needs the revision it was decided on: when it does more than add and subtract, when
 * its patch asks for it by carrying a revision, or when it lowers what is available; the latter two only below the edge.
 * Other moves commute with every other writer.
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
  return (asked || available < availableIn(before)) && available < edge.low
}
