import type { Instant, Refusal, Result } from '@souk/kernel'
import type { StockLevel } from '../documents.ts'
import { promisable } from '../level.ts'
import { type StockCommand, type StockMove, stockMove, type Units } from '../stock-move.ts'
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
export const exchange = (
  levels: readonly StockLevel[],
  units: Exchange,
  command: MoveCommand,
  now: Instant,
): Result<StockMove, Refusal> => ifEnough(levels, swapped(units, { ...command, reason: 'order_changed' }, now))

/**
 * committed -> available at one place and available -> committed at another, as one movement: what is sold leaves from
 * there. What orders that wait are owed is not taken. Refuses `out_of_stock`. Called by commerce's `rerouteFulfillment`.
 */
export const moveSold = (
  levels: readonly StockLevel[],
  units: readonly Units[],
  to: string,
  command: MoveCommand,
  now: Instant,
): Result<StockMove, Refusal> => {
  const taken = units.map((unit) => ({ ...unit, location: to }))
  return ifEnough(levels, swapped({ back: units, taken }, { ...command, reason: 'rerouted' }, now), promisable)
}

function swapped({ back, taken }: Exchange, command: StockCommand, now: Instant): StockMove {
  const { decommit, claim } = stockMoves
  const transfers = [
    ...back.map((unit) => ({ ...unit, from: decommit.from, to: decommit.to })),
    ...taken.map((unit) => ({ ...unit, from: claim.from, to: claim.to })),
  ]
  return stockMove(transfers, command, now)
}
