import type { StockAccount, StockMovement } from '../domain/documents.ts'
import { adjustmentReason } from '../domain/adjustment-reasons.ts'
import { stockMoves } from '../domain/commands/moves.ts'
import { effectOf } from '../domain/level.ts'

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
  /** What it did to the units that are free at that place; negative takes away. */
  readonly effect: number
  /** Free units at that place right after it. */
  readonly balance: number
}

/**
 * The history of one SKU, newest first, with the free units after each step. `availableNow` is by location; balances are
 * counted back from it, so they add up to what is shown above them.
 */
export function movementLines(
  movements: readonly StockMovement[],
  sku: string,
  availableNow: Readonly<Record<string, number>>,
): readonly MovementLine[] {
  const balances = new Map(Object.entries(availableNow))
  const newestFirst = movements.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return newestFirst.flatMap((movement) =>
    movement.entries
      .filter((entry) => entry.sku === sku)
      .toReversed()
      .map((entry): MovementLine => {
        const change = effectOf(entry)
        const effect = change.onHand - change.reserved - change.committed - change.unavailable
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
