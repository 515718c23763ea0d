import type { Instant, Issued } from '@souk/kernel'
import { type StockMove, stockMove, type Units } from '../stock-move.ts'

/** A delivery or the opening stock. `reference` names the paper it came with. */
export interface Receiving extends Issued {
  readonly reference: string
  readonly units: readonly Units[]
  /** Left out: to the shelf. */
  readonly to?: 'available' | 'quality_control'
}

/** supplier -> available, or to quality control. Levels that are missing are made. Called by commerce's `receiveStock` and by the importer. */
export const receive = (command: Receiving, now: Instant): StockMove =>
  stockMove(
    command.units.map((unit) => ({ ...unit, from: 'supplier', to: command.to ?? 'available' })),
    {
      commandId: command.commandId,
      actor: command.actor,
      cause: { kind: 'receipt', reference: command.reference },
      reason: 'received',
    },
    now,
    { make: true },
  )
