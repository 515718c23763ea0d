import type { Order } from './documents.ts'
import type { RankedSubstitute } from './rank-substitutes.ts'
import type { SubstituteOffer } from './substitution.ts'

/** A candidate with what it would cost, and why it stands where it stands. */
export interface ExplainedOffer extends SubstituteOffer, Pick<RankedSubstitute, 'like' | 'difference' | 'available'> {}

/** What reporting units missing would do, for people to look at before they do it. Amounts in minor units of `currency`. */
export interface MissingPreview {
  readonly currency: string
  /** What the shopper wished at the checkout. */
  readonly preference: Order['substitution']
  /** Units of the line that can be reported at most. */
  readonly most: number
  /** Best first. */
  readonly offers: readonly ExplainedOffer[]
  /** What the units cost: goes back, or is not taken, when nothing comes instead. */
  readonly worth: number
  /** When the shopper is asked: minutes to answer in, and what happens then. */
  readonly minutes: number
  readonly fallback: 'best_match' | 'refund'
}
