import type { Actor } from '@souk/kernel'
import { adjustmentReason, effectOf, type StockAccount, type StockMovement } from '@souk/inventory'

/** A movement cut down to one level, as `movementsQuery` reads it. */
export interface LevelMovement extends Pick<StockMovement, '_id' | 'at' | 'cause' | 'reason'> {
  readonly actor: Actor
  readonly note: string | null
  readonly entries: readonly { readonly from: StockAccount; readonly to: StockAccount; readonly quantity: number }[]
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
  shipped: 'sent',
  customer: 'customer',
  write_off: 'written off',
  count_difference: 'count difference',
}

/** `available → reserved` */
export const wayWords = ({ entries }: LevelMovement): string =>
  [...new Set(entries.map(({ from, to }) => `${accounts[from]} → ${accounts[to]}`))].join(', ')

const causes: Readonly<Record<string, string>> = {
  place: 'Held for an order',
  order: 'Held for an order',
  commit: 'Sold',
  release: 'Let go',
  cancel: 'Order canceled',
  expire: 'Order lapsed',
  dispatch: 'Handed over',
  hand_over: 'Handed over',
  receive: 'Received',
  receipt: 'Received',
}

/** What happened, in staff words: the adjustment's reason, or what caused it. */
export function causeWords({ cause, reason }: LevelMovement): string {
  const adjusted = adjustmentReason(reason)
  if (cause.kind === 'adjustment' && adjusted) return adjusted.title
  const known = causes[cause.kind] ?? causes[reason] ?? adjusted?.title
  const words = known ?? (reason || cause.kind).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
