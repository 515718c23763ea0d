import type { Instant } from '@souk/kernel'
import { type StockMove, stockMove, type Units } from '../stock-move.ts'
import { type MoveCommand, stockMoves } from './moves.ts'

/** Units of a sale that is called off: what can be sold again, and what was picked and cannot. One of the two, at least. */
export interface GivenUp {
  readonly back: readonly Units[]
  readonly spoiled: readonly Units[]
}

/**
 * committed -> available for what is good, committed -> write-off for what is not, as one movement. Needs no levels: what
 * is free is kept or raised. Called by commerce's `cancelFulfillment`.
 */
export function giveUp({ back, spoiled }: GivenUp, command: MoveCommand, now: Instant): StockMove {
  const { decommit } = stockMoves
  const transfers = [
    ...back.map((unit) => ({ ...unit, from: decommit.from, to: decommit.to })),
    ...spoiled.map((unit) => ({ ...unit, from: decommit.from, to: 'write_off' as const })),
  ]
  return stockMove(transfers, { ...command, reason: spoiled.length > 0 ? 'canceled_spoiled' : 'decommit' }, now)
}
