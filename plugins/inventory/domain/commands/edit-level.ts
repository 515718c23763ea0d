import { type Instant, type Issued, ok, type Refusal, type Result, type Write } from '@souk/kernel'
import { adjustmentReasons } from '../adjustment-reasons.ts'
import type { StockLevel } from '../documents.ts'
import { available, refills } from '../level.ts'
import { no } from '../refusals.ts'
import { changeWrites, mergeChanges, type StockMove } from '../stock-move.ts'
import { type Adjusted, adjust } from './adjust.ts'
import { setReorderPoint, setSafetyStock } from './set-marks.ts'

/** One row of a sheet as somebody typed it; what is left out stays. */
export interface LevelEdit extends Issued {
  /** What lies there now. */
  readonly onHand?: number
  /** Why it is another figure: one of `sheetReasons`. Asked with `onHand` alone. */
  readonly reason?: string
  readonly safetyStock?: number
  /** Null: staff are never told. */
  readonly reorderPoint?: number | null
  readonly note?: string
  /** The revision the person saw. */
  readonly expectedRevision: string
}

/** Why what lies on a shelf is another figure than the book says: reasons between the shelf and the world outside. */
export const sheetReasons = [
  'count',
  'correction',
  'received',
  'produced',
  'found',
  'waste',
  'expired',
  'lost',
  'theft',
  'sample',
  'internal_use',
] as const satisfies readonly (keyof typeof adjustmentReasons)[]

/** The level as it will stand, and all that is written for it. */
export interface EditedLevel {
  readonly level: StockLevel
  readonly writes: readonly Write[]
}

/**
 * Sets several figures of a level at once, in one movement and one transaction. A figure that is as wanted already is no
 * change, so that a repeat is harmless. Refusals: `revision_moved` with the figures as they are now, and those of
 * adjusting and of setting marks. Called by commerce's `editLevel` and by the preview of the sheet.
 */
export function editLevel(level: StockLevel, edit: LevelEdit, now: Instant): Result<EditedLevel, Refusal> {
  const changes = changesOf(level, edit)
  if (Object.keys(changes).length === 0) return ok({ level, writes: [] })
  if (edit.expectedRevision !== level._rev) return moved(level)
  const { commandId, actor, note } = edit
  const issued = { commandId, actor, ...(note === undefined ? {} : { note }) }
  const shelf = (from: StockLevel) => onShelf(from, changes.onHand, { ...issued, reason: edit.reason ?? '' }, now)
  const safety = (from: StockLevel) => keptBack(from, changes.safetyStock, issued, now)
  // What is let go of may be taken from the shelf, and what is put there may be kept back
  const lets = (changes.safetyStock ?? 0) < (level.safetyStock ?? 0)
  const [before, after] = lets ? [safety, shelf] : [shelf, safety]
  const first = before(level)
  if (!first.ok) return first
  const second = after(first.value.level)
  if (!second.ok) return second
  const stands = second.value.level
  const moves = [first.value.move, second.value.move].filter((move) => move !== undefined)
  const reorder = marked(stands, changes.reorderPoint, moves.length > 0)
  if (!reorder.ok) return reorder
  const refilled = refills(level, available(stands) - available(level))
    ? [{ patch: { id: level._id, unset: ['lowSince'] } }]
    : []
  return ok({
    level: { ...stands, ...reorder.value.mark },
    writes: [...moveWrites(lets ? moves.toReversed() : moves, level), ...refilled, ...reorder.value.writes],
  })
}

type Changes = Pick<LevelEdit, 'onHand' | 'safetyStock' | 'reorderPoint'>

/** What is wanted otherwise than it is. */
function changesOf(level: StockLevel, { onHand, safetyStock, reorderPoint }: Changes): Changes {
  return {
    ...(onHand === undefined || onHand === level.onHand ? {} : { onHand }),
    ...(safetyStock === undefined || safetyStock === (level.safetyStock ?? 0) ? {} : { safetyStock }),
    ...(reorderPoint === undefined || reorderPoint === (level.reorderPoint ?? null) ? {} : { reorderPoint }),
  }
}

const moved = (level: StockLevel) =>
  no('revision_moved', {
    onHand: level.onHand,
    available: available(level),
    safetyStock: level.safetyStock ?? 0,
    reorderPoint: level.reorderPoint ?? null,
    revision: level._rev,
  })

type Noted = Issued & { readonly note?: string }

function onShelf(
  level: StockLevel,
  onHand: number | undefined,
  command: Noted & { readonly reason: string },
  now: Instant,
): Result<Adjusted, Refusal> {
  if (onHand === undefined) return ok({ level })
  if (!sheetReasons.some((reason) => reason === command.reason)) return no('unknown_reason', { reason: command.reason })
  const figure = command.reason === 'count' ? { counted: onHand } : { delta: onHand - level.onHand }
  return adjust(level, { ...command, ...figure }, now)
}

const keptBack = (level: StockLevel, units: number | undefined, command: Noted, now: Instant) =>
  units === undefined ? ok<Adjusted>({ level }) : setSafetyStock(level, { ...command, units }, now)

/** The mark as a patch; the revision is asked of a transaction's first patch alone. */
function marked(level: StockLevel, units: number | null | undefined, isGuarded: boolean) {
  if (units === undefined) return ok({ mark: {}, writes: [] })
  const decided = setReorderPoint(level, units === null ? {} : { units })
  if (!decided.ok) return decided
  if (!decided.value) return ok({ mark: {}, writes: [] })
  const { ifRevisionID, ...patch } = decided.value
  const writes = [{ patch: isGuarded || ifRevisionID === undefined ? patch : { ...patch, ifRevisionID } }]
  return ok({ mark: { reorderPoint: units ?? undefined } as Pick<StockLevel, 'reorderPoint'>, writes })
}

/** Moves of one edit as one movement, named by the first; and one patch of the level. */
function moveWrites(moves: readonly StockMove[], level: StockLevel): readonly Write[] {
  const [first] = moves
  if (!first) return []
  const entries = moves
    .flatMap(({ movement }) => movement.entries)
    .map((entry, index) => ({ ...entry, _key: `e${index + 1}` }))
  const changes = mergeChanges(moves.flatMap((move) => move.changes))
  return [{ create: { ...first.movement, entries } }, ...changes.flatMap((change) => changeWrites(change, level))]
}
