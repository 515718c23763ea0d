import { type Instant, type Issued, ok, type Patch, type Refusal, type Result } from '@souk/kernel'
import type { StockLevel } from '../documents.ts'
import { available } from '../level.ts'
import { no } from '../refusals.ts'
import { applyChange, stockMove } from '../stock-move.ts'
import { type Adjusted, tooFew } from './adjust.ts'
import { stockMoves } from './moves.ts'

/** How many units of a level are kept back from shoppers. 0 or more. */
export interface SafetyStock extends Issued {
  readonly units: number
  readonly note?: string
  /** The revision the person saw. */
  readonly expectedRevision?: string
}

const moved = (level: StockLevel) =>
  no('revision_moved', { onHand: level.onHand, available: available(level), revision: level._rev })

/**
 * available <-> safety stock, until so many are kept back. Always guarded, as an adjustment is. Refusals:
 * `revision_moved`, `would_go_negative`. Called by commerce's `setSafetyStock`.
 */
export function setSafetyStock(level: StockLevel, command: SafetyStock, now: Instant): Result<Adjusted, Refusal> {
  if (command.expectedRevision !== undefined && command.expectedRevision !== level._rev) return moved(level)
  const more = command.units - (level.safetyStock ?? 0)
  if (more === 0) return ok({ level })
  if (more > available(level)) return tooFew(level, more)
  const verb = more > 0 ? 'keep_back' : 'let_go'
  const move = stockMove(
    [{ ...level, ...stockMoves[verb], quantity: Math.abs(more) }],
    { ...command, cause: { kind: 'safety_stock' }, reason: verb },
    now,
    { guard: true },
  )
  return ok({ move, level: move.changes.reduce(applyChange, level) })
}

/** At or below how many free units staff are told; left out: never. */
export interface ReorderPoint {
  readonly units?: number
  readonly expectedRevision?: string
}

/**
 * Sets or takes away the reorder point; undefined when it is that already. A level that is not low any more may be told
 * of again. Refuses `revision_moved`. Called by commerce's `setReorderPoint`.
 */
export function setReorderPoint(level: StockLevel, command: ReorderPoint): Result<Patch | undefined, Refusal> {
  const { units, expectedRevision } = command
  if (expectedRevision !== undefined && expectedRevision !== level._rev) return moved(level)
  if (units === level.reorderPoint) return ok(undefined)
  const calm = units === undefined || available(level) > units
  const gone = [...(units === undefined ? ['reorderPoint'] : []), ...(calm ? ['lowSince'] : [])]
  return ok({
    id: level._id,
    ifRevisionID: level._rev,
    ...(units === undefined ? {} : { set: { reorderPoint: units } }),
    ...(gone.length > 0 ? { unset: gone } : {}),
  })
}
