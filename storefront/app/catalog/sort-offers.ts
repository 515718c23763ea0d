import { localize } from '@souk/kernel'
import { availableOf, defaultVariant } from './cards.ts'
import type { Catalog, Offer } from './catalog.ts'
import type { Sort } from './sorts.ts'

/** Sorts offers for a listing; equal ones keep their order. */
export function sortOffers(catalog: Catalog, offers: readonly Offer[], sort: Sort, language: string): readonly Offer[] {
  const name = (offer: Offer) => localize(offer.product.title, language) ?? ''
  const gone = (offer: Offer) => (offer.variants.some((variant) => availableOf(catalog, variant._id) > 0) ? 0 : 1)
  /** The price on the card, so that the eye can follow the order. */
  const shown = (offer: Offer) => defaultVariant(catalog, offer)?.price ?? 0
  const { compare: collated } = new Intl.Collator(language)
  const by = <Key>(keyOf: (offer: Offer) => Key, compare: (a: Key, b: Key) => number): readonly Offer[] =>
    offers
      .map((offer) => ({ offer, key: keyOf(offer) }))
      .sort((a, b) => compare(a.key, b.key))
      .map(({ offer }) => offer)
  const sorted: Readonly<Record<Sort, () => readonly Offer[]>> = {
    shelf: () => by(gone, (a, b) => a - b),
    newest: () =>
      by(
        (offer) => offer.product._createdAt,
        (a, b) => b.localeCompare(a),
      ),
    price_up: () => by(shown, (a, b) => a - b),
    price_down: () => by(shown, (a, b) => b - a),
    name: () => by(name, collated),
  }
  return sorted[sort]()
}
