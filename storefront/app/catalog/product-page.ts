import { type Instant, localize } from '@souk/kernel'
import { asksCarrier, promiseDays } from '@souk/shipping'
import { localeOf } from '../languages.ts'
import { clockTime, dayWords } from '../time.ts'
import { type ShownPart, shownParts } from './bundle-parts.ts'
import { availableOf, type Ground, groundOf, type ProductCard, productCard } from './cards.ts'
import type { Catalog, Offer } from './catalog.ts'
import { type Picture, pictureOf } from './picture.ts'
import { countersOf, parcelZone, placeOf, promiseTo, type QueueAt } from './place.ts'
import { type Choice, choicesOf, chooseVariant } from './product-choice.ts'

/** The product page in one language, around the variant that the address chose. Money in minor units. */
export interface ProductPage {
  readonly handle: string
  readonly title: string
  readonly summary: string
  readonly description: readonly unknown[]
  readonly facts: readonly { readonly key: string; readonly label: string; readonly value: string }[]
  readonly pictures: readonly Picture[]
  readonly ground: Ground
  readonly category?: { readonly handle: string; readonly title: string }
  readonly prepMinutes?: number
  readonly sku: string
  readonly variantTitle: string
  readonly price: number
  readonly compareAt?: number
  /** What the price holds, in the shop's words. */
  readonly priceNote: string
  readonly fitNote: string
  /** Whose goods they are; undefined where the shop has one seller only. */
  readonly seller?: { readonly name: string; readonly about: string }
  /** Units that can be ordered. */
  readonly available: number
  /** There when more may be ordered than is there: how many are, and in how many days more come. */
  readonly later?: { readonly there: number; readonly days: number }
  readonly choices: readonly Choice[]
  /** What it is made of, when it is a bundle. */
  readonly parts: readonly ShownPart[]
  readonly also: readonly ProductCard[]
  readonly seoTitle?: string
  readonly seo?: string
  /** When and for how much it can be at the shopper's door, or where to pick it up. */
  readonly promise:
    | {
        readonly kind: 'delivery'
        readonly postalCode: string
        readonly from: string
        readonly to: string
        readonly fee: number
        readonly freeFrom?: number
      }
    | {
        readonly kind: 'parcel'
        readonly postalCode: string
        /** Words for the last day of the promise. */
        readonly by: string
        readonly carrier: string
        readonly fee: number
        readonly freeFrom?: number
      }
    | {
        readonly kind: 'pickup'
        readonly place: string
        /** The postcode that nobody delivers to. */
        readonly outside?: string
      }
}

/** Carriers as people write them. */
const carrierNames: Readonly<Record<string, string>> = { dhl: 'DHL', fedex: 'FedEx', uber: 'Uber' }

function sellerOf(catalog: Catalog, { product }: Offer, language: string): Pick<ProductPage, 'seller'> {
  const seller = catalog.sellers.get(product.seller._ref)
  if (!seller || catalog.sellers.size < 2) return {}
  return { seller: { name: seller.name, about: localize(seller.about, language) ?? '' } }
}

function promiseOf(
  catalog: Catalog,
  offer: Offer,
  postalCode: string | undefined,
  now: Instant,
  locale: string,
  queueAt: QueueAt | undefined,
): ProductPage['promise'] {
  const parcel = postalCode ? parcelZone(catalog, postalCode) : undefined
  if (postalCode && parcel?.days) {
    const { timeZone } = catalog.settings
    const { to } = promiseDays({ ...parcel, days: parcel.days, timeZone }, now)
    return {
      kind: 'parcel',
      postalCode,
      by: dayWords(to, timeZone, locale),
      carrier: carrierNames[parcel.carrier ?? ''] ?? '',
      fee: asksCarrier(parcel) ? 0 : parcel.fee,
      ...(parcel.freeFrom === undefined ? {} : { freeFrom: parcel.freeFrom }),
    }
  }
  const window = postalCode ? promiseTo(catalog, postalCode, offer.product.prepMinutes ?? 0, now, queueAt) : undefined
  if (!postalCode || !window)
    return { kind: 'pickup', place: countersOf(catalog)[0]?.name ?? '', ...(postalCode ? { outside: postalCode } : {}) }
  const { fee = 0, freeFrom } = placeOf(catalog, postalCode, now)
  const { timeZone } = catalog.settings
  return {
    kind: 'delivery',
    postalCode,
    from: clockTime(window.from, timeZone, locale),
    to: clockTime(window.to, timeZone, locale),
    fee,
    ...(freeFrom === undefined ? {} : { freeFrom }),
  }
}

/** Companions: first from other categories, so that a coffee brings a bun; only what can be had now. */
function alsoOf(catalog: Catalog, offer: Offer, language: string): readonly ProductCard[] {
  const own = new Set(offer.product.categories.map((each) => each._ref))
  const shares = (other: Offer) => other.product.categories.some((each) => own.has(each._ref))
  const there = catalog.offers.filter(
    (other) => other !== offer && other.variants.some((each) => availableOf(catalog, each._id) > 0),
  )
  const tags = new Set(offer.product.tags)
  const ranked = there
    .map((other, index) => ({ other, index, near: other.product.tags.filter((tag) => tags.has(tag)).length }))
    .sort((a, b) => Number(shares(a.other)) - Number(shares(b.other)) || b.near - a.near || a.index - b.index)
  return ranked.slice(0, 4).map(({ other }) => productCard(catalog, other, language))
}

/** The chosen variant's picture first, then those that are of no other variant: pine shows no mauve. */
function picturesOf(offer: Offer, sku: string, language: string): readonly Picture[] {
  const own = offer.variants.find((variant) => variant.sku === sku)?.image
  const others = new Set(
    offer.variants.flatMap(({ image }) => (image && image.asset._ref !== own?.asset._ref ? [image.asset._ref] : [])),
  )
  const shown = own ? offer.product.images.filter(({ asset }) => !others.has(asset._ref)) : offer.product.images
  const all = [own, ...shown].flatMap((image) => pictureOf(image, language) ?? [])
  return all.filter((picture, index) => all.findIndex((each) => each.base === picture.base) === index)
}

function laterOf(catalog: Catalog, variant: string): Pick<ProductPage, 'later'> {
  const later = catalog.later.get(variant)
  return later ? { later: { there: catalog.available.get(variant) ?? 0, days: later.days } } : {}
}

/** Builds the page. `wanted` are the options in the address; undefined when there is no such product. */
export function productPage(
  catalog: Catalog,
  handle: string,
  wanted: ReadonlyMap<string, string>,
  shopper: {
    readonly language: string
    readonly postalCode: string | undefined
    readonly now: Instant
    readonly queueAt?: QueueAt
  },
): ProductPage | undefined {
  const offer = catalog.byHandle.get(handle)
  const variant = offer && chooseVariant(catalog, offer, wanted)
  if (!offer || !variant) return undefined
  const { product } = offer
  const { language, now } = shopper
  const locale = localeOf(catalog.settings, language)
  const category = catalog.categories.find((each) => product.categories.some((ref) => ref._ref === each._id))
  const seo = localize(product.seo?.description, language)
  const seoTitle = localize(product.seo?.title, language)
  return {
    handle,
    title: localize(product.title, language) ?? handle,
    summary: localize(product.summary, language) ?? '',
    description: localize(product.description, language) ?? [],
    facts: (product.facts ?? []).map((fact) => ({
      key: fact._key,
      label: localize(fact.label, language) ?? '',
      value: localize(fact.value, language) ?? '',
    })),
    pictures: picturesOf(offer, variant.sku, language),
    ground: groundOf(product.ground, handle),
    sku: variant.sku,
    variantTitle: localize(variant.title, language) ?? '',
    price: variant.price,
    available: availableOf(catalog, variant._id),
    ...laterOf(catalog, variant._id),
    choices: choicesOf(catalog, offer, variant, { language, locale, now }),
    parts: shownParts(catalog, variant, language),
    priceNote: localize(catalog.settings.priceNote, language) ?? '',
    fitNote: localize(product.fitNote, language) ?? '',
    ...sellerOf(catalog, offer, language),
    also: alsoOf(catalog, offer, language),
    promise: promiseOf(catalog, offer, shopper.postalCode, now, locale, shopper.queueAt),
    ...(category
      ? { category: { handle: category.handle.current, title: localize(category.title, language) ?? '' } }
      : {}),
    ...(product.prepMinutes === undefined ? {} : { prepMinutes: product.prepMinutes }),
    ...(variant.compareAtPrice !== undefined && variant.compareAtPrice > variant.price
      ? { compareAt: variant.compareAtPrice }
      : {}),
    ...(seo ? { seo } : {}),
    ...(seoTitle ? { seoTitle } : {}),
  }
}
