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
  readonly values: readonly (Keyed & { readonly code: string; readonly title: Localized; readonly note?: Localized })[]
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
  /** Facts shown as a small table: energy, origin. */
  readonly facts?: readonly (Keyed & { readonly label: Localized; readonly value: Localized })[]
  /** Picture ground, a name of look.md's tiles: butter, blush, pistachio, sky, clay, oat. */
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
  readonly active: boolean
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
        readonly source: 'bestsellers' | 'category' | 'products'
        readonly category?: Reference
        readonly products?: readonly (Reference & Keyed)[]
        readonly limit: number
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
    | { readonly _type: 'textBlock'; readonly body: Localized<readonly unknown[]> }
  )

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
  /** Design tokens, `{name: 'persimmon', value: '#c23c16'}`: the shop's CSS custom properties. */
  readonly tokens: readonly (Keyed & { readonly name: string; readonly value: string })[]
  readonly logo?: CatalogImage
  readonly email: string
  readonly phone?: string
  /** Minutes a reservation of an unpaid order lives. */
  readonly reservationMinutes: number
  readonly deliveryMethods: readonly ('delivery' | 'pickup')[]
  /** First order number of the shop; blocks of numbers count from here. */
  readonly firstOrderNumber: number
  readonly openingHours?: Localized
}
