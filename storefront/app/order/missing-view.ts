import { openOffers, type Order } from '@souk/orders'
import { type Ground, groundOf } from '../catalog/cards.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type Picture, pictureOf } from '../catalog/picture.ts'
import { localeOf } from '../languages.ts'
import { clockTime } from '../time.ts'
import type { OrderFile } from './order-reader.server.ts'

/** Something that is missing, and what the shopper may answer. Sums in minor units. */
export interface MissingQuestion {
  readonly key: string
  readonly title: string
  readonly quantity: number
  /** Instant until which it may be answered, and the same by the clock. */
  readonly answerBy: string
  readonly until: string
  /** What happens when nobody answers. */
  readonly fallback: 'best_match' | 'refund'
  readonly offers: readonly {
    readonly sku: string
    readonly title: string
    readonly unitPrice: number
    readonly saves: number
    readonly picture?: Picture
    readonly ground: Ground
  }[]
}

/** What came instead of what: told for as long as the order is. */
export interface MissingView {
  readonly questions: readonly MissingQuestion[]
  readonly swapped: readonly { readonly key: string; readonly from: string; readonly to: string }[]
}

const nameOf = ({ title, variantTitle }: Order['lines'][number]) => [title, variantTitle].filter(Boolean).join(', ')

/** Folds what is asked about an order into the part of its page that asks. */
export function missingView({ order, fulfillments }: OrderFile, catalog: Catalog, language: string): MissingView {
  const { timeZone } = catalog.settings
  const locale = localeOf(catalog.settings, language)
  const lines = new Map(order.lines.map((line) => [line._key, line]))
  return {
    questions: fulfillments
      .flatMap(openOffers)
      .map(({ _key, title, quantity, answerBy = '', fallback, candidates }) => ({
        key: _key,
        title,
        quantity,
        answerBy,
        until: clockTime(answerBy, timeZone, locale),
        fallback: fallback ?? 'best_match',
        offers: candidates.map(({ sku, title: name, unitPrice, saves }) => {
          const sold = catalog.bySku.get(sku)
          const product = sold?.offer.product
          const picture = pictureOf(sold?.variant.image ?? product?.images[0], language)
          const ground = groundOf(product?.ground, product?.handle.current ?? sku)
          return { sku, title: name, unitPrice, saves, ground, ...(picture ? { picture } : {}) }
        }),
      })),
    swapped: order.lines.flatMap((line) => {
      const from = lines.get(line.substitutes ?? '')
      return from ? [{ key: line._key, from: nameOf(from), to: nameOf(line) }] : []
    }),
  }
}
