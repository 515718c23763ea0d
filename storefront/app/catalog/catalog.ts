import {
  type Category,
  type Collection,
  type Page,
  partsNamed,
  type Product,
  type Seller,
  type SiteSettings,
  type Variant,
  wholePage,
  wholeProduct,
  wholeSettings,
  wholeVariant,
} from '@souk/catalog'
import type { StockLevel, StockLocation } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'
import type { DeliveryZone, Gazetteer } from '@souk/shipping'
import type { Later } from './later.ts'
import { StockCounts } from './stock-counts.ts'

/** A product with what is sold of it, in the order shown. */
export interface Offer {
  readonly product: Product
  readonly variants: readonly Variant[]
}

/** Everything shoppers may look at, indexed once per change. Holds whole documents; pages get small views of it. */
export interface Catalog {
  readonly settings: SiteSettings
  readonly offers: readonly Offer[]
  readonly byHandle: ReadonlyMap<string, Offer>
  readonly byId: ReadonlyMap<string, Offer>
  readonly bySku: ReadonlyMap<string, { readonly offer: Offer; readonly variant: Variant }>
  readonly categories: readonly Category[]
  readonly collections: readonly Collection[]
  readonly sellers: ReadonlyMap<string, Seller>
  readonly pages: ReadonlyMap<string, Page>
  readonly zones: readonly DeliveryZone[]
  readonly gazetteers: readonly Gazetteer[]
  readonly locations: readonly StockLocation[]
  /** What bundles are made of, by variant id; sold by itself or not. */
  readonly parts: ReadonlyMap<string, { readonly product: Product; readonly variant: Variant }>
  /** Units that can be promised now, over all active places, by variant id. */
  readonly available: ReadonlyMap<string, number>
  /** Variants that may be ordered beyond that, by id. */
  readonly later: ReadonlyMap<string, Later>
  /** What counts the two, level by level. */
  readonly counts: StockCounts
}

/** Document types that `buildCatalog` reads; the cache listens to exactly these. */
export const catalogTypes = [
  'product',
  'variant',
  'category',
  'collection',
  'seller',
  'page',
  'siteSettings',
  'stockLocation',
  'stockLevel',
  'deliveryZone',
  'gazetteer',
] as const

const ofType = <Doc extends StoredDocument>(documents: Iterable<StoredDocument>, type: string): Doc[] => {
  const found: Doc[] = []
  for (const document of documents) if (document._type === type) found.push(document as Doc)
  return found
}

function groupOffers(products: readonly Product[], variants: readonly Variant[]): Offer[] {
  const byProduct = new Map<string, Variant[]>()
  for (const variant of variants) {
    if (!variant.active) continue
    const held = byProduct.get(variant.product._ref)
    if (held) held.push(variant)
    else byProduct.set(variant.product._ref, [variant])
  }
  return products.flatMap((product) => {
    const own = byProduct.get(product._id)
    if (!product.published || !own) return []
    return [{ product, variants: own.sort((a, b) => a.position - b.position || a.sku.localeCompare(b.sku)) }]
  })
}

/**
 * Indexes the dataset's published documents. Undefined while there is no `siteSettings`: an empty dataset is no shop.
 * Products that are unpublished or have no active variant are left out.
 */
export function buildCatalog(documents: readonly StoredDocument[]): Catalog | undefined {
  const settings = ofType<SiteSettings>(documents, 'siteSettings')[0]
  if (!settings) return undefined
  const locations = ofType<StockLocation>(documents, 'stockLocation')
    .filter((location) => location.active)
    .sort((a, b) => a.position - b.position)
  const products = ofType<Product>(documents, 'product').flatMap((product) => wholeProduct(product) ?? [])
  const variants = ofType<Variant>(documents, 'variant').flatMap((variant) => wholeVariant(variant) ?? [])
  const offers = groupOffers(products, variants)
  const counts = new StockCounts(
    ofType<StockLevel>(documents, 'stockLevel'),
    locations.map(({ _id }) => _id),
    variants,
  )
  return {
    settings: wholeSettings(settings),
    offers,
    byHandle: new Map(offers.map((offer) => [offer.product.handle.current, offer])),
    byId: new Map(offers.map((offer) => [offer.product._id, offer])),
    bySku: new Map(offers.flatMap((offer) => offer.variants.map((variant) => [variant.sku, { offer, variant }]))),
    categories: ofType<Category>(documents, 'category')
      .filter(({ handle }) => handle?.current)
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0)),
    collections: ofType<Collection>(documents, 'collection').filter(({ handle }) => handle?.current),
    sellers: new Map(ofType<Seller>(documents, 'seller').flatMap((each) => (each.name ? [[each._id, each]] : []))),
    pages: new Map(
      ofType<Page>(documents, 'page').flatMap((each) => {
        const page = wholePage(each)
        return page ? [[page.handle.current, page] as const] : []
      }),
    ),
    zones: ofType<DeliveryZone>(documents, 'deliveryZone').filter((zone) => zone.active),
    gazetteers: ofType<Gazetteer>(documents, 'gazetteer'),
    locations,
    parts: partsNamed(products, variants),
    available: counts.available,
    later: counts.later,
    counts,
  }
}
