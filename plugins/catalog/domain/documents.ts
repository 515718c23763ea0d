import type { Localized, StoredDocument } from '@souk/kernel'

/** A reference as the lake stores it. */
export interface Reference {
  readonly _type: 'reference'
  readonly _ref: string
}
export interface Keyed {
  readonly _key: string
}

/** A picture with words for those who cannot see it. */
export interface CatalogImage {
  readonly _type: 'image'
  readonly asset: Reference
  readonly alt: Localized
  readonly hotspot?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** One choice a shopper makes: size, milk. `code` is stable; titles are copy. */
export interface ProductOption extends Keyed {
  readonly code: string
  readonly title: Localized
  readonly values: readonly OptionValue[]
  /** Where choosing is explained: a size guide. */
  readonly guide?: Link
}

/** One answer. With a `colour` (`#3f4a45`) it is drawn as a swatch, without as a box. */
export interface OptionValue extends Keyed {
  readonly code: string
  readonly title: Localized
  readonly note?: Localized
  readonly colour?: string
}

/** What is described. Id `product-<handle>`: public, drafts allowed, never references operational documents. */
export interface Product extends StoredDocument {
  readonly _type: 'product'
  readonly handle: { readonly _type: 'slug'; readonly current: string }
  readonly title: Localized
  /** One line under the title on cards. */
  readonly summary?: Localized
  /** Portable text per language. */
  readonly description?: Localized<readonly unknown[]>
  readonly images: readonly (CatalogImage & Keyed)[]
  readonly categories: readonly (Reference & Keyed)[]
  readonly seller: Reference
  readonly options: readonly ProductOption[]
  readonly tags: readonly string[]
  /** How it fits, one line under the price: "True to size". */
  readonly fitNote?: Localized
  /** Facts shown as a small table (energy, origin), in a quiet room as columns (fabric and care, measurements). */
  readonly facts?: readonly (Keyed & { readonly label: Localized; readonly value: Localized })[]
  /** Picture ground: butter, blush, pistachio, sky, clay, oat; in a quiet room rose, mist, lilac, stone. */
  readonly ground?: string
  /** Minutes from order to ready, for goods made on order. */
  readonly prepMinutes?: number
  /** False hides it from the shop. */
  readonly published: boolean
  readonly seo?: { readonly title?: Localized; readonly description?: Localized }
}

/** What is sold. Id `variant-<sku in lower case>`; its id is a part of the stock levels' ids. */
export interface Variant extends StoredDocument {
  readonly _type: 'variant'
  readonly product: Reference
  readonly sku: string
  /** Words for the chosen options: "Regular, oat". Empty array when the product has one variant. */
  readonly title: Localized
  readonly optionValues: readonly (Keyed & { readonly option: string; readonly value: string })[]
  /** Minor units of the shop's currency, 0 or more. */
  readonly price: number
  readonly compareAtPrice?: number
  readonly cost?: number
  readonly barcode?: string
  readonly weightGrams?: number
  /** Code of a tax class: `standard`, `food`, `none`. */
  readonly taxClass: string
  readonly requiresShipping: boolean
  readonly position: number
  readonly image?: CatalogImage
  /** Day (`YYYY-MM-DD`) on which it can be had again; said while it is out. */
  readonly backOn?: string
  /** There when more may be promised than is there. Not for a bundle. */
  readonly backorder?: Backorder
  /** There for a bundle: what one of it is made of, two units or more. It has no stock of its own. */
  readonly parts?: readonly VariantPart[]
  readonly active: boolean
}

/** How many units may be promised at one place beyond what is there, 1 or more, and in how many days they come. */
export interface Backorder {
  readonly limit: number
  readonly restockDays: number
}

/** So many units of a variant, 1 to 99, in one unit of a bundle. */
export interface VariantPart extends Keyed {
  readonly variant: Reference
  readonly quantity: number
}

/** Id `category-<handle>`. */
export interface Category extends StoredDocument {
  readonly _type: 'category'
  readonly handle: { readonly _type: 'slug'; readonly current: string }
  readonly title: Localized
  readonly summary?: Localized
  readonly image?: CatalogImage
  readonly ground?: string
  readonly position: number
}

/** Products that an editor put together, in the order of the page: an edit, a gift list. Id `collection-<handle>`. */
export interface Collection extends StoredDocument {
  readonly _type: 'collection'
  readonly handle: { readonly _type: 'slug'; readonly current: string }
  readonly title: Localized
  readonly summary?: Localized
  readonly products?: readonly (Reference & Keyed)[]
}

/** Whose goods they are. Id `seller-<handle>`. Stands on product, location and fulfillment. */
export interface Seller extends StoredDocument {
  readonly _type: 'seller'
  readonly name: string
  readonly about?: Localized
}

/** Blocks of a page; the home page is the page with handle `home`. */
export type Block = Keyed &
  (
    | {
        readonly _type: 'heroBlock'
        readonly title: Localized
        readonly text: Localized
        readonly image?: CatalogImage
        readonly primary?: Link
        readonly secondary?: Link
        /** Small words under a rule, below the buttons. */
        readonly note?: Localized
      }
    | {
        readonly _type: 'stripBlock'
        readonly items: readonly (Keyed & { readonly icon: string; readonly text: Localized })[]
      }
    | {
        readonly _type: 'categoryDoorsBlock'
        readonly title?: Localized
        readonly categories: readonly (Reference & Keyed)[]
      }
    | {
        readonly _type: 'productRowBlock'
        readonly title: Localized
        /** `newest` are the products created last. */
        readonly source: 'bestsellers' | 'newest' | 'category' | 'collection' | 'products'
        readonly category?: Reference
        readonly collection?: Reference
        readonly products?: readonly (Reference & Keyed)[]
        readonly limit: number
        /** Where the rest is: "All that is new". */
        readonly action?: Link
      }
    | {
        readonly _type: 'storyBlock'
        readonly title: Localized
        readonly text: Localized
        readonly action?: Link
        readonly note?: Localized
        readonly steps: readonly (Keyed & {
          readonly title: Localized
          readonly text: Localized
          readonly image?: CatalogImage
        })[]
      }
    | {
        /** One story beside one picture, with the colours it comes in. */
        readonly _type: 'colourStoryBlock'
        readonly title: Localized
        readonly text: Localized
        readonly image?: CatalogImage
        readonly colours: readonly Swatch[]
        readonly action?: Link
        /** Beside the button: "From $28, three for $72". */
        readonly note?: Localized
      }
    | {
        /** Two to four promises between hairlines. */
        readonly _type: 'promisesBlock'
        readonly items: readonly (Keyed & { readonly title: Localized; readonly text: Localized })[]
      }
    | { readonly _type: 'textBlock'; readonly body: Localized<readonly unknown[]> }
  )

/** A colour by name; with `href` it leads to what is sold in it. `colour` is `#b98a86`. */
export interface Swatch extends Keyed {
  readonly title: Localized
  readonly colour: string
  readonly href?: string
}

export interface Link {
  readonly label: Localized
  /** A path of the shop (`/categories/coffee`) or an absolute https address. */
  readonly href: string
}

/** Id `page-<handle>`. */
export interface Page extends StoredDocument {
  readonly _type: 'page'
  readonly handle: { readonly _type: 'slug'; readonly current: string }
  readonly title: Localized
  readonly blocks: readonly Block[]
}

/** How a shop's pages are laid out: a good counter (coffee), or a quiet room (fashion). The look's other half are the tokens. */
export const characters = ['counter', 'quiet-room'] as const
export type Character = (typeof characters)[number]

/** Which digits a shop writes: those of the page's language (Arabic ٠-٩), or Latin ones everywhere. */
export const numerals = ['language', 'latin'] as const
export type Numerals = (typeof numerals)[number]

/** How long work may stay in a stage of the floor, whole minutes, before its clock turns red. */
export interface FloorMinutes {
  readonly open?: number
  readonly picking?: number
  readonly ready?: number
  readonly handed_over?: number
}

/** The shop itself. One document, id `siteSettings`. */
export interface SiteSettings extends StoredDocument {
  readonly _type: 'siteSettings'
  /** `coffee` or `trends` for the demo shops; chooses nothing by itself. */
  readonly shop: string
  readonly name: string
  readonly tagline?: Localized
  /** ISO 4217. All prices of the shop are in it. */
  readonly currency: string
  readonly defaultLanguage: string
  readonly languages: readonly string[]
  /** IANA zone of the shop's days and hours: `America/Los_Angeles`. */
  readonly timeZone: string
  readonly country: string
  readonly navigation: readonly (Keyed & Link)[]
  readonly footer: readonly (Keyed & { readonly title: Localized; readonly links: readonly (Keyed & Link)[] })[]
  readonly footerNote?: Localized
  /** Layout of every page; `counter` where it is not said. */
  readonly character?: Character
  /** The line above the header: an offer. */
  readonly announcement?: Localized
  /** `language` where it is not said. */
  readonly numerals?: Numerals
  /** 2, 7, 4 and 25 minutes where it is not said. Read by the console. */
  readonly floorMinutes?: FloorMinutes
  /** The shop's own words for parts of the interface, by name: `product.add`, "Add to bag". */
  readonly phrases?: readonly (Keyed & { readonly name: string; readonly text: Localized })[]
  /** What a price holds, beside it: "Duties and tax included". */
  readonly priceNote?: Localized
  /**
   * Design tokens, `{name: 'persimmon', value: '#c23c16'}`: the shop's CSS custom properties. Names beginning with
   * `dark-` replace the one without in dark mode. `font-display` and `font-text` name a typeface the shop can serve.
   */
  readonly tokens: readonly (Keyed & { readonly name: string; readonly value: string })[]
  readonly logo?: CatalogImage
  readonly email: string
  readonly phone?: string
  /** Minutes a reservation of an unpaid order lives. */
  readonly reservationMinutes: number
  readonly deliveryMethods: readonly ('delivery' | 'pickup')[]
  /** Ways to pay that are offered, in this order; left out: every one that the server is set up for. */
  readonly paymentMethods?: readonly ('stripe' | 'paypal' | 'cash')[]
  /** When cards are charged: at once, or only authorized then and charged when the last bag is packed. */
  readonly paymentCapture?: 'automatic' | 'on_pack'
  /** Days after which a solved ticket closes by itself; 7 when left out. */
  readonly ticketCloseDays?: number
  /** Days after the delivery in which shoppers may ask to return something by themselves; 30 when left out. */
  readonly returnDays?: number
  /** Minutes in which shoppers may choose what comes instead of something that is missing; 5 when left out. */
  readonly substitutionMinutes?: number
  /** What happens when they do not: the best match comes, unless the shop gives the money back. */
  readonly substitutionFallback?: 'best_match' | 'refund'
  /** First order number of the shop; blocks of numbers count from here. */
  readonly firstOrderNumber: number
  readonly openingHours?: Localized
}
