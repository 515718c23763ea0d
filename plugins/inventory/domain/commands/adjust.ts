import { type Instant, type Issued, ok, type Refusal, type Result } from '@souk/kernel'
import { adjustmentReason } from '../adjustment-reasons.ts'
import type { StockLevel } from '../documents.ts'
import { available, insideAccounts, isInside, otherwiseAside } from '../level.ts'
import { no } from '../refusals.ts'
import { applyChange, type StockMove, stockMove } from '../stock-move.ts'

/** A change by so many, or the counted on hand with a reason that counts. */
export interface Adjustment extends Issued {
  readonly reason: string
  readonly delta?: number
  readonly counted?: number
  readonly note?: string
  /** The revision the person saw. */
  readonly expectedRevision?: string
}

/** Value of an adjustment: the level as it will stand. `move` is undefined when a count confirms what we believed. */
export interface Adjusted {
  readonly move?: StockMove
  readonly level: StockLevel
}

/**
 * Staff change a level. Always guarded: a person decided by what they saw. Refusals: `unknown_reason`,
 * `wrong_direction`, `nothing_to_adjust`, `revision_moved`, `would_go_negative`. Called by commerce's `adjustStock`.
 */
export function adjust(level: StockLevel, command: Adjustment, now: Instant): Result<Adjusted, Refusal> {
  const reason = adjustmentReason(command.reason)
  if (!reason) return no('unknown_reason', { reason: command.reason })
  if (command.expectedRevision !== undefined && command.expectedRevision !== level._rev)
    return no('revision_moved', { onHand: level.onHand, available: available(level), revision: level._rev })
  if ((reason.counts === true) !== (command.counted !== undefined)) return no('nothing_to_adjust')
  const delta = command.counted === undefined ? (command.delta ?? 0) : command.counted - level.onHand
  if (delta === 0) return command.counted === undefined ? no('nothing_to_adjust') : ok({ level })
  const rises = delta > 0
  const accounts = rises ? reason.rise : reason.fall
  if (!accounts) return no('wrong_direction', { title: reason.title, direction: rises ? 'take from' : 'add to', delta })
  const [from, to] = accounts
  const quantity = Math.abs(delta)
  if (isInside(from) && quantity > insideAccounts[from](level)) return tooFew(level, quantity)
  const move = stockMove(
    [{ ...level, quantity, from, to }],
    { ...command, cause: { kind: reason.counts ? 'count' : 'adjustment' } },
    now,
    { guard: true },
  )
  return ok({ move, level: move.changes.reduce(applyChange, level) })
}

/** More is taken than is there: says where the rest is. */
export const tooFew = (level: StockLevel, wanted: number) =>
  no('would_go_negative', { ...figures(level), wanted, claims: claims(level) })

const figures = (level: StockLevel) => ({
  free: available(level),
  onHand: level.onHand,
  reserved: level.reserved,
  committed: level.committed,
  unavailable: level.unavailable,
  damaged: level.damaged ?? 0,
  qualityControl: level.qualityControl ?? 0,
  safetyStock: level.safetyStock ?? 0,
})

/** Where the rest is: "9 are in baskets, 4 are sold, 2 are damaged". */
function claims(level: StockLevel): string {
  const parts = [
    [level.reserved, 'in baskets'],
    [level.committed, 'sold'],
    [level.damaged ?? 0, 'damaged'],
    [level.qualityControl ?? 0, 'in quality control'],
    [level.safetyStock ?? 0, 'safety stock'],
    [otherwiseAside(level), 'set aside'],
  ] as const
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, where]) => `${count} ${count === 1 ? 'is' : 'are'} ${where}`)
  return words.length > 0 ? words.join(', ') : 'nothing else is there'
}
