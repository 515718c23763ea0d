import type { Fulfillment, FulfillmentLine } from './documents.ts'

/** Why units that the books know are not there for the picker. */
export const shortageReasons = {
  not_found: { title: 'Not on the shelf' },
  damaged: { title: 'Damaged' },
} as const
export type ShortageReason = keyof typeof shortageReasons

/** How missing units ended. */
export const substitutionOutcomes = {
  replaced: { title: 'Replaced' },
  refunded: { title: 'Refunded' },
  found: { title: 'Found after all' },
  canceled: { title: 'Called off with the rest' },
} as const
export type SubstitutionOutcome = keyof typeof substitutionOutcomes

/** What happens when nobody answers in time. */
export type SubstitutionFallback = 'best_match' | 'refund'

/** Something that may come instead, at the price that is charged for it. Best first in its list. */
export interface SubstituteOffer {
  /** `lineKey` of the SKU. */
  readonly _key: string
  readonly sku: string
  /** Title and variant in one line, in the order's language. */
  readonly title: string
  /** Minor units each: never more than the missing one was sold for. */
  readonly unitPrice: number
  /** What goes back, or is not taken, when all missing units are replaced by it. Minor units. */
  readonly saves: number
}

/** Missing units of a line, from the picker's word to the end. Lives on the fulfillment; `_key` is the command's id. */
export interface Substitution {
  readonly _key: string
  /** `_key` of the order line. */
  readonly line: string
  readonly sku: string
  /** Title of what is missing. */
  readonly title: string
  readonly quantity: number
  readonly reason: ShortageReason
  readonly state: 'asked' | 'settled'
  readonly candidates: readonly SubstituteOffer[]
  readonly reportedAt: string
  /** While it is asked: until when the shopper may answer, and what happens then. */
  readonly answerBy?: string
  readonly fallback?: SubstitutionFallback
  readonly outcome?: SubstitutionOutcome
  /** SKU of what came instead. */
  readonly replacement?: string
  readonly settledAt?: string
}

type WithSubstitutions = Pick<Fulfillment, 'substitutions'>

/** Offers that wait for an answer. */
export const openOffers = ({ substitutions = [] }: WithSubstitutions): readonly Substitution[] =>
  substitutions.filter(({ state }) => state === 'asked')

/** Units of a line that are asked about: nobody can pick them until that is settled. */
export const unitsAsked = (fulfillment: WithSubstitutions, line: string): number =>
  openOffers(fulfillment)
    .filter((each) => each.line === line)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/** Units of a line that a picker still has to find. */
export const unitsToPick = (
  fulfillment: WithSubstitutions,
  { line, quantity, picked, shorted }: Pick<FulfillmentLine, 'line' | 'quantity' | 'picked' | 'shorted'>,
): number => quantity - picked - shorted - unitsAsked(fulfillment, line)

/** A list with one entry added, or the one of the same key replaced. */
export const withSubstitution = <Entry extends { readonly _key: string }>(
  entries: readonly Entry[] | undefined,
  entry: Entry,
): readonly Entry[] => [...(entries ?? []).filter(({ _key }) => _key !== entry._key), entry]
