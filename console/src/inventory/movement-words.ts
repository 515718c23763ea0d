import type { Actor } from '@souk/kernel'
import {
  accountWords,
  adjustmentReason,
  effectOf,
  type InsideAccount,
  type StockEntry,
  type StockMovement,
} from '@souk/inventory'

/** A movement cut down to one level, as `levelMovementsQuery` reads it. */
export interface LevelMovement extends Pick<StockMovement, '_id' | 'at' | 'cause' | 'reason'> {
  readonly actor: Actor
  readonly note: string | null
  readonly entries: readonly Pick<StockEntry, 'location' | 'from' | 'to' | 'quantity'>[]
}

/** A movement with what it did to one account of the level, and what was in it afterwards. */
export interface MovementLine {
  readonly movement: LevelMovement
  readonly effect: number
  readonly onHand: number
  readonly balance: number
}

/** What one entry did to an account: what reached it less what left it. */
const changeBy = ({ from, to, quantity }: LevelMovement['entries'][number], account: InsideAccount): number =>
  (to === account ? quantity : 0) - (from === account ? quantity : 0)

/**
 * Newest first, each with the balance it left behind: counted backwards from what the account holds now. Of the free
 * units every movement is told; of another account those that touched it.
 */
export function movementLines(
  movements: readonly LevelMovement[],
  now: number,
  account: InsideAccount = 'available',
): readonly MovementLine[] {
  let balance = now
  return movements
    .filter(
      ({ entries }) => account === 'available' || entries.some(({ from, to }) => from === account || to === account),
    )
    .map((movement) => {
      const effect = movement.entries.reduce((sum, entry) => sum + changeBy(entry, account), 0)
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
}

/** What happened, in staff words. A reason nobody knows is shown by its own name, never hidden. */
export function causeWords({ reason }: Pick<LevelMovement, 'reason'>): string {
  const known = moves[reason] ?? adjustmentReason(reason)?.title
  const words = known ?? reason.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
