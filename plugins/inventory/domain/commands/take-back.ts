import type { Instant } from '@souk/kernel'
import type { StockAccount } from '../documents.ts'
import { type StockMove, stockMove, type Units } from '../stock-move.ts'
import type { MoveCommand } from './moves.ts'

/** Where units that come back from a shopper go, by what the inspection found. THE table. */
export const takenBack = {
  restock: 'available',
  damaged: 'damaged',
  write_off: 'write_off',
} as const satisfies Readonly<Record<string, StockAccount>>

/** Units that came back, and what was found of them. */
export interface TakenBack extends Units {
  readonly as: keyof typeof takenBack
}

/**
 * customer -> available, damaged or written off, as one movement. The place may never have kept them: its level is
 * made then. Nothing is taken from what is free, so no level is guarded. Called by commerce's `receiveReturn`.
 */
export function takeBack(units: readonly TakenBack[], command: MoveCommand, now: Instant): StockMove {
  const transfers = units.map((unit) => ({ ...unit, from: 'customer', to: takenBack[unit.as] }) as const)
  const move = stockMove(transfers, { ...command, reason: 'return' }, now)
  // What is thrown away never reaches a shelf
  return { ...move, changes: move.changes.map((change) => ({ ...change, make: change.by.onHand > 0 })) }
}
