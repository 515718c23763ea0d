import type { Instant, Refusal, Result } from '@souk/kernel'
import { adjustmentReasons } from '../adjustment-reasons.ts'
import type { StockAccount, StockLevel } from '../documents.ts'
import { promisable } from '../level.ts'
import { type StockMove, stockMove, type Transfer, type Units } from '../stock-move.ts'
import { ifEnough, type MoveCommand, stockMoves } from './moves.ts'

/** Where sold units go that a picker could not take: what is broken is set aside, what is not there is a difference. */
const goesTo = {
  damaged: adjustmentReasons.damaged.fall[1],
  not_found: adjustmentReasons.count.fall[1],
} as const satisfies Readonly<Record<string, StockAccount>>
export type MissingReason = keyof typeof goesTo

/** Units of a sold order that are not there, and units of something else that come instead. */
export interface Missing {
  readonly units: readonly Units[]
  readonly as: MissingReason
  readonly taken: readonly Units[]
}

/**
 * committed -> damaged or count difference for what is missing, available -> committed for what replaces it, as one
 * movement. The parts of a bundle that is not there go back to the shelf: nobody has said which of them is missing; those
 * of a broken one are set aside. What orders that wait are owed is not taken. Refuses `out_of_stock`. Called by commerce
 * when missing units are settled.
 */
export function settleMissing(
  levels: readonly StockLevel[],
  { units, as, taken }: Missing,
  command: MoveCommand,
  now: Instant,
): Result<StockMove, Refusal> {
  const { claim } = stockMoves
  const transfers: readonly Transfer[] = [
    ...units.map((unit): Transfer => {
      const to = unit.parts && as === 'not_found' ? 'available' : goesTo[as]
      return { ...unit, from: 'committed', to }
    }),
    ...taken.map((unit) => ({ ...unit, from: claim.from, to: claim.to })),
  ]
  return ifEnough(levels, stockMove(transfers, { ...command, reason: 'missing' }, now), promisable)
}
