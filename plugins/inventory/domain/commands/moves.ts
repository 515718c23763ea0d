import { type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import { stockedVariants } from '../bundle.ts'
import type { StockAccount, StockLevel } from '../documents.ts'
import { available, levelId } from '../level.ts'
import { no } from '../refusals.ts'
import { type StockCommand, type StockMove, stockMove, type Units } from '../stock-move.ts'

/** The plain moves: which account units leave, which they reach, and how staff call it. THE table. */
export const stockMoves = {
  reserve: { from: 'available', to: 'reserved', title: 'Reserved for an unpaid order' },
  release: { from: 'reserved', to: 'available', title: 'Reservation released' },
  commit: { from: 'reserved', to: 'committed', title: 'Sold: the order was paid' },
  claim: { from: 'available', to: 'committed', title: 'Sold straight from the shelf' },
  decommit: { from: 'committed', to: 'available', title: 'Sale canceled' },
  dispatch: { from: 'committed', to: 'shipped', title: 'Left with the courier' },
  deliver: { from: 'shipped', to: 'customer', title: 'Reached the shopper' },
  send: { from: 'available', to: 'in_transit', title: 'Sent to another place' },
  arrive: { from: 'in_transit', to: 'available', title: 'Arrived from another place' },
  keep_back: { from: 'available', to: 'safety_stock', title: 'Kept back as safety stock' },
  let_go: { from: 'safety_stock', to: 'available', title: 'Safety stock made free' },
  restock: { from: 'customer', to: 'available', title: 'Came back and is sellable' },
} as const satisfies Record<string, { from: StockAccount; to: StockAccount; title: string }>
export type StockVerb = keyof typeof stockMoves

/** A move's command without the reason: the verb is the reason. */
export type MoveCommand = Omit<StockCommand, 'reason'>

const move = (verb: StockVerb, units: readonly Units[], command: MoveCommand, now: Instant): StockMove =>
  stockMove(
    units.map((unit) => ({ ...unit, from: stockMoves[verb].from, to: stockMoves[verb].to })),
    { ...command, reason: verb },
    now,
  )

type Taking = (
  levels: readonly StockLevel[],
  units: readonly Units[],
  command: MoveCommand,
  now: Instant,
) => Result<StockMove, Refusal>
type Moving = (units: readonly Units[], command: MoveCommand, now: Instant) => StockMove

/** The move, unless it takes more than is free somewhere: `out_of_stock`. `freeOf` says what is, when not all of it may be taken. */
export function ifEnough(
  levels: readonly StockLevel[],
  decided: StockMove,
  freeOf: (level: StockLevel) => number = available,
): Result<StockMove, Refusal> {
  const byId = new Map(levels.map((level) => [level._id, level]))
  const short = decided.changes.flatMap(({ id, level, by }) => {
    const known = byId.get(id)
    const [wanted, free] = [-available(by), known ? Math.max(0, freeOf(known)) : 0]
    return free < wanted ? [{ sku: level.sku, wanted, available: free }] : []
  })
  if (short.length === 0) return ok(decided)
  const words = short.map((line) => `${line.sku} ${line.available} of ${line.wanted}`).join(', ')
  return no('out_of_stock', { lines: short, words })
}

/** A move that takes from what is free: checked against the levels, guarded by their revisions. */
const taking =
  (verb: 'reserve' | 'claim' | 'send'): Taking =>
  (levels, units, command, now) =>
    ifEnough(levels, move(verb, units, command, now))

/** A move that keeps or raises what is free: plain deltas, guarded by the order's revision, needs no levels. */
const moving =
  (verb: StockVerb): Moving =>
  (units, command, now) =>
    move(verb, units, command, now)

/** available -> reserved, for an unpaid order. Refuses `out_of_stock`. */
export const reserve = taking('reserve')
/** available -> committed: paid late or by cash, no reservation in between. Refuses `out_of_stock`. */
export const claim = taking('claim')
/** available -> in transit: leaves for another place of ours. Refuses `out_of_stock`. */
export const sendOff = taking('send')
/** reserved -> available: canceled or expired before it was paid. */
export const release = moving('release')
/** reserved -> committed: the order is placed. */
export const commit = moving('commit')
/** committed -> available: canceled after it was placed. */
export const decommit = moving('decommit')
/** committed -> shipped: leaves the building, and on hand with it. */
export const dispatch = moving('dispatch')
/** shipped -> customer: touches no level, only the ledger. */
export const deliver = moving('deliver')
/** customer -> available: came back sellable. */
export const restock = moving('restock')

/** Levels that the units lie on, a bundle's on those of its parts; for loading by id. */
export const levelIdsOf = (units: readonly Pick<Units, 'variant' | 'location' | 'parts'>[]): readonly string[] => [
  ...new Set(
    units.flatMap(({ location, ...sold }) => stockedVariants([sold]).map((variant) => levelId(variant, location))),
  ),
]
