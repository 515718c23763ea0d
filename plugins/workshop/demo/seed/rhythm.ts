import type { Instant } from '@souk/kernel'
import type { Random } from '../random.ts'
import type { Stage } from './plan.ts'

/** One of the last orders before the end of a story. */
export interface Recent {
  readonly minutesAgo: number
  readonly stage: Stage
  /** By the shop's first regular, about these SKUs. */
  readonly regular?: { readonly wanted: readonly string[] }
  /** Delivered when left out. */
  readonly method?: 'delivery' | 'pickup'
  /** Paid by card when left out. */
  readonly provider?: 'stripe' | 'cash'
}

/** When and how a shop is ordered from. */
export interface Rhythm {
  /** First hour of the tables below. */
  readonly opens: number
  /** Weights of the hours from there on. */
  readonly workday: readonly number[]
  readonly weekend: readonly number[]
  /** How a day compares with others, from Sunday. */
  readonly days: readonly number[]
  /** Share of orders that are picked up, and of delivered ones that are paid at the door. */
  readonly pickup: number
  readonly cash: number
  /** Minutes from placing to: picking begun, packed, handed over. */
  readonly work: (
    random: Random,
    at: Instant,
    method: 'delivery' | 'pickup',
  ) => readonly [pick: number, pack: number, out: number]
  /** Minutes from the hand-over to the door, or to the counter. */
  readonly way: (random: Random, at: Instant, method: 'delivery' | 'pickup') => number
  /** Minutes after which an order is canceled that is; before anybody picks it. */
  readonly regret: readonly [from: number, to: number]
  /** The last orders, oldest first. */
  readonly tail: readonly Recent[]
  /** Minutes of work for those. */
  readonly tailMinutes: readonly [pick: number, pack: number, out: number, there: number]
  /** Share of delivered orders of which something comes back for its money; 0 when left out. */
  readonly refunds?: number
}
