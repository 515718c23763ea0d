import type { Product, Variant } from '@souk/catalog'
import { localize } from '@souk/kernel'
import type { Catalog, Offer } from './catalog.ts'
import { type Picture, pictureOf } from './picture.ts'

/** Tiles of a counter, in the order they take turns. */
const tiles = ['sky', 'clay', 'pistachio', 'blush', 'butter', 'oat'] as const
/** Walls of a quiet room; its look draws tiles as walls too. */
const walls = ['mist', 'rose', 'lilac', 'stone'] as const
export type Ground = (typeof tiles)[number] | (typeof walls)[number]

/** A colour that a product comes in: `#3f4a45`, by its name. */
export interface SwatchView {
  readonly title: string
  readonly colour: string
}

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
  readonly swatches: readonly SwatchView[]
  /** The last units of it: how many, and of which choice when one only is left. */
  readonly scarce?: { readonly left: number; readonly choice: string }
}

/** Units of a variant that can be ordered now: those that are there, and those that may be promised for later. */
export const availableOf = (catalog: Catalog, variantId: string): number =>
  Math.max(catalog.available.get(variantId) ?? 0, catalog.later.get(variantId)?.most ?? 0)

/** The ground an editor chose, else one that its handle always gives. */
export function groundOf(ground: string | undefined, handle: string): Ground {
  const chosen = [...tiles, ...walls].find((each) => each === ground)
  if (chosen) return chosen
  let sum = 0
  for (const char of handle) sum = (sum * 31 + char.charCodeAt(0)) % 9973
  return tiles[sum % tiles.length] ?? 'oat'
}

/** The variant a shopper gets who does not choose: the first that is there, else the first. */
export const defaultVariant = (catalog: Catalog, offer: Offer) =>
  offer.variants.find((variant) => availableOf(catalog, variant._id) > 0) ?? offer.variants[0]

/** The colours of its options that can be bought, as an editor gave them. */
const swatchesOf = ({ product }: Offer, language: string): readonly SwatchView[] =>
  product.options.flatMap(({ values }) =>
    values.flatMap(({ colour, code, title }) =>
      colour && /^#[0-9a-f]{6}$/i.test(colour) ? [{ title: localize(title, language) ?? code, colour }] : [],
    ),
  )

const scarceFrom = 3

/** Said only when the whole product is nearly gone, with a true number. */
function scarceOf(catalog: Catalog, { product, variants }: Offer, language: string): ProductCard['scarce'] {
  const there = variants.filter((variant) => availableOf(catalog, variant._id) > 0)
  const left = there.reduce((sum, variant) => sum + availableOf(catalog, variant._id), 0)
  if (left === 0 || left > scarceFrom || there.some(({ _id }) => catalog.later.has(_id))) return undefined
  const [only] = there
  return { left, choice: there.length === 1 && only ? choiceWords(product, only, language) : '' }
}

/** The chosen values of a variant, save those that nobody had to choose: `38`, not `Fig, 38` where all are fig. */
const choiceWords = (product: Product, variant: Variant, language: string): string =>
  product.options
    .filter(({ values }) => values.length > 1)
    .flatMap((option) => {
      const held = variant.optionValues.find((each) => each.option === option.code)?.value
      const value = option.values.find((each) => each.code === held)
      return value ? [localize(value.title, language) ?? value.code] : []
    })
    .join(', ')

/** Draws a shelf card from an offer. Products with options still offer their first variant that is there. */
export function productCard(catalog: Catalog, offer: Offer, language: string): ProductCard {
  const { product, variants } = offer
  const chosen = defaultVariant(catalog, offer)
  const price = chosen?.price ?? 0
  const compareAt = chosen?.compareAtPrice
  const picture = pictureOf(product.images[0], language)
  const handle = product.handle.current
  const available = variants.some((variant) => availableOf(catalog, variant._id) > 0)
  const scarce = scarceOf(catalog, offer, language)
  return {
    handle,
    title: localize(product.title, language) ?? handle,
    summary: localize(product.summary, language) ?? '',
    price,
    ground: groundOf(product.ground, handle),
    available,
    swatches: swatchesOf(offer, language),
    ...(scarce ? { scarce } : {}),
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
    const free = [card.ground, ...tiles].find((ground) => ground !== left && ground !== above)
    out.push({ ...card, ground: free ?? card.ground })
  }
  return out
}
