import type { Instant, Refusal, Result } from '@souk/kernel'
import type { StockLevel } from '../documents.ts'
import { type StockMove, stockMove, type Units } from '../stock-move.ts'
import { ifEnough, type MoveCommand, stockMoves } from './moves.ts'

/** Units that a sold order gives back to the shelf, and units that it takes from there. One of the two, at least. */
export interface Exchange {
  readonly back: readonly Units[]
  readonly taken: readonly Units[]
}

/**
 * committed -> available for what an order gives back, available -> committed for what it gets, as one movement. Refuses
 * `out_of_stock`. Called by commerce's `editOrder`.
 */
export function exchange(
  levels: readonly StockLevel[],
  { back, taken }: Exchange,
  command: MoveCommand,
  now: Instant,
): Result<StockMove, Refusal> {
  const { decommit, claim } = stockMoves
  const transfers = [
    ...back.map((unit) => ({ ...unit, from: decommit.from, to: decommit.to })),
    ...taken.map((unit) => ({ ...unit, from: claim.from, to: claim.to })),
  ]
  return ifEnough(levels, stockMove(transfers, { ...command, reason: 'order_changed' }, now))
}
