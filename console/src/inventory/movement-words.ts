import type { Actor } from '@souk/kernel'
import { accountWords, adjustmentReason, effectOf, type StockEntry, type StockMovement } from '@souk/inventory'
import { type FigureName, stockFigures } from './stock-figures.ts'

/** A movement cut down to one level, as `levelMovementsQuery` reads it. */
export interface LevelMovement extends Pick<StockMovement, '_id' | 'at' | 'cause' | 'reason'> {
  readonly actor: Actor
  readonly note: string | null
  readonly entries: readonly Pick<StockEntry, 'location' | 'from' | 'to' | 'quantity'>[]
}

/** A movement with what it did to one figure of the level, and what was in it afterwards. */
export interface MovementLine {
  readonly movement: LevelMovement
  readonly effect: number
  readonly onHand: number
  readonly balance: number
}

/**
 * Newest first, each with the balance it left behind: counted backwards from what the figure is now. Of the free units
 * every movement is told; of another figure those that touched it.
 */
export function movementLines(
  movements: readonly LevelMovement[],
  now: number,
  figure: FigureName = 'available',
): readonly MovementLine[] {
  const { by } = stockFigures[figure]
  let balance = now
  return movements
    .filter(({ entries }) => figure === 'available' || entries.some((entry) => by(entry) !== 0))
    .map((movement) => {
      const effect = movement.entries.reduce((sum, entry) => sum + by(entry), 0)
      const onHand = movement.entries.reduce((sum, entry) => sum + effectOf(entry).onHand, 0)
      const line = { movement, effect, onHand, balance }
      balance -= effect
      return line
    })
}

/** `available → reserved` */
export const wayWords = ({ entries }: LevelMovement): string =>
  [...new Set(entries.map(({ from, to }) => `${accountWords[from]} → ${accountWords[to]}`))].join(', ')

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
  rerouted: 'Sent from another place',
  canceled_spoiled: 'Order canceled, some written off',
  missing: 'Missing when it was picked',
  send: 'Sent to another place',
  arrive: 'Arrived from another place',
  keep_back: 'Kept back as safety stock',
  let_go: 'Safety stock made free',
  repair: 'Repaired: figures and movements brought together',
}

/** What happened, in staff words. A reason nobody knows is shown by its own name, never hidden. */
export function causeWords({ reason }: Pick<LevelMovement, 'reason'>): string {
  const known = moves[reason] ?? adjustmentReason(reason)?.title
  const words = known ?? reason.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
