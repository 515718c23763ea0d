import type { Actor } from '@souk/kernel'
import { adjustmentReason, effectOf, type StockAccount, type StockEntry, type StockMovement } from '@souk/inventory'

/** A movement cut down to one level, as `levelMovementsQuery` reads it. */
export interface LevelMovement extends Pick<StockMovement, '_id' | 'at' | 'cause' | 'reason'> {
  readonly actor: Actor
  readonly note: string | null
  readonly entries: readonly Pick<StockEntry, 'location' | 'from' | 'to' | 'quantity'>[]
}

/** A movement with what it did to the free units, and what was free after it. */
export interface MovementLine {
  readonly movement: LevelMovement
  readonly effect: number
  readonly onHand: number
  readonly balance: number
}

const freeBy = (entry: LevelMovement['entries'][number]): number => {
  const { onHand, reserved, committed, unavailable } = effectOf(entry)
  return onHand - reserved - committed - unavailable
}

/** Newest first, each with the balance it left behind: counted backwards from what is free now. */
export function movementLines(movements: readonly LevelMovement[], freeNow: number): readonly MovementLine[] {
  let balance = freeNow
  return movements.map((movement) => {
    const effect = movement.entries.reduce((sum, entry) => sum + freeBy(entry), 0)
    const onHand = movement.entries.reduce((sum, entry) => sum + effectOf(entry).onHand, 0)
    const line = { movement, effect, onHand, balance }
    balance -= effect
    return line
  })
}

const accounts: Readonly<Record<StockAccount, string>> = {
  available: 'available',
  reserved: 'reserved',
  committed: 'committed',
  unavailable: 'set aside',
  supplier: 'supplier',
  in_transit: 'in transit',
  shipped: 'sent',
  customer: 'customer',
  write_off: 'written off',
  count_difference: 'count difference',
}

/** `available → reserved` */
export const wayWords = ({ entries }: LevelMovement): string =>
  [...new Set(entries.map(({ from, to }) => `${accounts[from]} → ${accounts[to]}`))].join(', ')

/** Words of the moves that commands make; the reason is the move's verb. */
const moves: Readonly<Record<string, string>> = {
  reserve: 'Held for an order',
  claim: 'Sold',
  release: 'Let go',
  commit: 'Sold',
  decommit: 'Order canceled',
  dispatch: 'Handed over',
  deliver: 'Delivered',
  restock: 'Came back',
  send: 'Sent to another place',
  arrive: 'Arrived from another place',
}

/** What happened, in staff words. A reason nobody knows is shown by its own name, never hidden. */
export function causeWords({ reason }: Pick<LevelMovement, 'reason'>): string {
  const known = moves[reason] ?? adjustmentReason(reason)?.title
  const words = known ?? reason.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
