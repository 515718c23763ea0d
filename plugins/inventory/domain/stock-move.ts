import { dotted, type Instant, type Issued, type New, type Write } from '@souk/kernel'
import { type Sold, stockUnits } from './bundle.ts'
import type { StockAccount, StockLevel, StockMovement } from './documents.ts'
import { asideParts, effectOf, emptyLevel, levelId, plus, type Quantities, quantities } from './level.ts'

/** Units of one variant at one place. `quantity` is 1 or more. With `parts` a bundle: what moves are its parts. */
export interface Units extends Sold {
  readonly location: string
}

/** Units and the accounts they move between. */
export interface Transfer extends Units {
  readonly from: StockAccount
  readonly to: StockAccount
}

/** The part of a command that its movement records. */
export interface StockCommand extends Issued {
  readonly cause: StockMovement['cause']
  readonly reason: string
  readonly note?: string
}

/** How one level changes. Deltas, so that a queue may add up those of many orders before it writes. */
export interface LevelChange {
  readonly id: string
  readonly level: Units
  readonly by: Quantities
  /** The write must carry `ifRevisionID`: it lowers availability or rests on a count. */
  readonly guard: boolean
  /** Make the level first if it is missing (receiving a new variant). */
  readonly make: boolean
}

/** A stock decision: the fact, and what it does to the levels. Nothing has happened yet. */
export interface StockMove {
  readonly movement: New<StockMovement>
  readonly changes: readonly LevelChange[]
}

/** Adds up the changes per level: of one command's entries, or of a whole batch of commands. Sorted by level id. */
export function mergeChanges(changes: readonly LevelChange[]): readonly LevelChange[] {
  const byId = new Map<string, LevelChange>()
  for (const change of changes) {
    const known = byId.get(change.id)
    byId.set(
      change.id,
      known
        ? {
            ...known,
            by: plus(known.by, change.by),
            guard: known.guard || change.guard,
            make: known.make || change.make,
          }
        : change,
    )
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const changeOf = (transfer: Transfer, options: MoveOptions): LevelChange => ({
  id: levelId(transfer.variant, transfer.location),
  level: transfer,
  by: effectOf(transfer),
  guard: options.guard === true || transfer.from === 'available',
  make: options.make === true,
})

interface MoveOptions {
  readonly guard?: boolean
  readonly make?: boolean
}

/** Records transfers as one double-entry movement and derives the level changes from it. Throws on an empty or odd list. */
export function stockMove(
  transfers: readonly Transfer[],
  command: StockCommand,
  now: Instant,
  options: MoveOptions = {},
): StockMove {
  const moved = transfers.flatMap((transfer) => stockUnits(transfer))
  if (moved.length === 0) throw new RangeError('a stock movement needs at least one entry')
  for (const { sku, quantity } of moved)
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`cannot move ${quantity} of ${sku}`)
  return {
    movement: {
      _id: dotted('stockMovement', command.commandId),
      _type: 'stockMovement',
      entries: moved.map(({ sku, location, from, to, quantity, bundle }, index) => ({
        _key: `e${index + 1}`,
        sku,
        location,
        from,
        to,
        quantity,
        ...(bundle ? { bundle } : {}),
      })),
      cause: command.cause,
      actor: command.actor,
      reason: command.reason,
      ...(command.note ? { note: command.note } : {}),
      at: now,
    },
    changes: mergeChanges(moved.map((transfer) => changeOf(transfer, options))),
  }
}

/** The level after a change, for deciding the next order of a batch against it. */
export const applyChange = (level: StockLevel, { by }: Pick<LevelChange, 'by'>): StockLevel => ({
  ...level,
  ...plus(level, by),
})

/** One level's patch: only the quantities that move; the level as it was read is guarded by its revision. */
export function changeWrites(change: LevelChange, level: StockLevel | undefined): readonly Write[] {
  const signed = (sign: 1 | -1) =>
    Object.fromEntries(
      [...quantities, ...asideParts].flatMap((name) => {
        const by = (change.by[name] ?? 0) * sign
        return by > 0 ? [[name, by]] : []
      }),
    )
  const [inc, dec] = [signed(1), signed(-1)]
  const { sku, variant, location } = change.level
  // Nothing can be added to a field that is not there, and old levels have no parts.
  const unknown = asideParts.filter((part) => (change.by[part] ?? 0) !== 0 && level?.[part] === undefined)
  const patch = {
    id: change.id,
    ...(change.guard && level ? { ifRevisionID: level._rev } : {}),
    ...(unknown.length > 0 ? { setIfMissing: Object.fromEntries(unknown.map((part) => [part, 0])) } : {}),
    ...(Object.keys(inc).length ? { inc } : {}),
    ...(Object.keys(dec).length ? { dec } : {}),
  }
  const made = change.make && level === undefined ? [{ createIfNotExists: emptyLevel(sku, variant, location) }] : []
  return Object.keys(inc).length + Object.keys(dec).length === 0 ? made : [...made, { patch }]
}

/** All writes of one move, for a caller that does not batch. A guarded level that is not among `levels` is a fault. */
export function stockWrites(move: StockMove, levels: readonly StockLevel[]): readonly Write[] {
  const known = new Map(levels.map((level) => [level._id, level]))
  for (const { id, guard, make } of move.changes)
    if (guard && !make && !known.has(id)) throw new RangeError(`level ${id} must be guarded but was not loaded`)
  return [{ create: move.movement }, ...move.changes.flatMap((change) => changeWrites(change, known.get(change.id)))]
}
