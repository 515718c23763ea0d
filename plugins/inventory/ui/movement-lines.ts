import type { StockAccount, StockMovement } from '../domain/documents.ts'
import { adjustmentReason } from '../domain/adjustment-reasons.ts'
import { stockMoves } from '../domain/commands/moves.ts'
import type { InsideAccount } from '../domain/level.ts'

/** One line of a level's history. */
export interface MovementLine {
  readonly key: string
  readonly at: string
  /** What caused it, in words. */
  readonly words: string
  readonly who: string
  readonly location: string
  readonly from: StockAccount
  readonly to: StockAccount
  readonly quantity: number
  /** What it did to the account at that place, the free units unless another was asked for; negative takes away. */
  readonly effect: number
  /** Units in the account at that place right after it. */
  readonly balance: number
}

/**
 * The history of one SKU, newest first, with the units of an account after each step: the free ones, or those of another
 * account, told by what touched it. `unitsNow` is by location; balances are counted back from it, so they add up to what is
 * shown above them.
 */
export function movementLines(
  movements: readonly StockMovement[],
  sku: string,
  unitsNow: Readonly<Record<string, number>>,
  account: InsideAccount = 'available',
): readonly MovementLine[] {
  const balances = new Map(Object.entries(unitsNow))
  const newestFirst = movements.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return newestFirst.flatMap((movement) =>
    movement.entries
      .filter(
        ({ sku: each, from, to }) => each === sku && (account === 'available' || from === account || to === account),
      )
      .toReversed()
      .map((entry): MovementLine => {
        const effect = (entry.to === account ? entry.quantity : 0) - (entry.from === account ? entry.quantity : 0)
        const balance = balances.get(entry.location) ?? 0
        balances.set(entry.location, balance - effect)
        return {
          key: `${movement._id} ${entry._key}`,
          at: movement.at,
          words: wordsOf(movement),
          who: movement.actor.name,
          location: entry.location,
          from: entry.from,
          to: entry.to,
          quantity: entry.quantity,
          effect,
          balance,
        }
      }),
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function wordsOf({ cause, reason, note }: StockMovement): string {
  const order = cause.orderNumber === undefined ? '' : ` ${cause.orderNumber}`
  const move = Object.hasOwn(stockMoves, reason) ? stockMoves[reason as keyof typeof stockMoves].title : undefined
  const what = adjustmentReason(reason)?.title ?? move ?? capital(reason.replaceAll('_', ' '))
  return [`${what}${order}`, cause.reference ?? cause.count, note].filter(Boolean).join(', ')
}
