import { localize } from '@souk/kernel'
import type { Catalog, Offer } from './catalog.ts'
import { type Picture, pictureOf } from './picture.ts'

/** Picture grounds of look.md 2.1, in the order they take turns. */
export const grounds = ['sky', 'clay', 'pistachio', 'blush', 'butter', 'oat'] as const
export type Ground = (typeof grounds)[number]

/** A product on a shelf. Money is minor units of the shop's currency. */
export interface ProductCard {
  readonly handle: string
  readonly title: string
  readonly summary: string
  /** Of the variant that "add" takes. */
  readonly price: number
  readonly compareAt?: number
  readonly picture?: Picture
  readonly ground: Ground
  readonly available: boolean
  readonly prepMinutes?: number
  /** SKU that "add" takes at once; undefined when the shopper must choose first. */
  readonly sku?: string
}

/** Units of a variant that can be promised now. */
export const availableOf = (catalog: Catalog, variantId: string): number => catalog.available.get(variantId) ?? 0

/** The ground an editor chose, else one that its handle always gives. */
export function groundOf(ground: string | undefined, handle: string): Ground {
  const chosen = grounds.find((each) => each === ground)
  if (chosen) return chosen
  let sum = 0
  for (const char of handle) sum = (sum * 31 + char.charCodeAt(0)) % 9973
  return grounds[sum % grounds.length] ?? 'oat'
}

/** The variant a shopper gets who does not choose: the first that is there, else the first. */
export const defaultVariant = (catalog: Catalog, offer: Offer) =>
  offer.variants.find((variant) => availableOf(catalog, variant._id) > 0) ?? offer.variants[0]

/** Draws a shelf card from an offer. Products with options still offer their first variant that is there. */
export function productCard(catalog: Catalog, offer: Offer, language: string): ProductCard {
  const { product, variants } = offer
  const chosen = defaultVariant(catalog, offer)
  const price = chosen?.price ?? 0
  const compareAt = chosen?.compareAtPrice
  const picture = pictureOf(product.images[0], language)
  const handle = product.handle.current
  const available = variants.some((variant) => availableOf(catalog, variant._id) > 0)
  return {
    handle,
    title: localize(product.title, language) ?? handle,
    summary: localize(product.summary, language) ?? '',
    price,
    ground: groundOf(product.ground, handle),
    available,
    ...(compareAt !== undefined && compareAt > price ? { compareAt } : {}),
    ...(picture ? { picture } : {}),
    ...(product.prepMinutes === undefined ? {} : { prepMinutes: product.prepMinutes }),
    ...(available && chosen ? { sku: chosen.sku } : {}),
  }
}

/** Gives neighbours different grounds, as look.md asks: a card that repeats its left neighbour takes the next ground. */
export function alternateGrounds(cards: readonly ProductCard[], columns: number): readonly ProductCard[] {
  const out: ProductCard[] = []
  for (const card of cards) {
    const left = out.length % columns === 0 ? undefined : out.at(-1)?.ground
    const above = out[out.length - columns]?.ground
    const free = [card.ground, ...grounds].find((ground) => ground !== left && ground !== above)
    out.push({ ...card, ground: free ?? card.ground })
  }
  return out
}
