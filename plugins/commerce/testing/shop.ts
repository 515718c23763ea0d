import type { Product, SiteSettings, Variant } from '@souk/catalog'
import type { StockLocation } from '@souk/inventory'
import { inLanguage, type New, type StoredDocument } from '@souk/kernel'
import type { TaxRate } from '@souk/pricing'
import type { DeliveryZone } from '@souk/shipping'

const when = '2026-11-01T00:00:00.000Z'
const stored = <Doc extends StoredDocument>(document: New<Doc>): StoredDocument => ({
  ...document,
  _rev: 'content-1',
  _createdAt: when,
  _updatedAt: when,
})
const ref = (_ref: string) => ({ _type: 'reference' as const, _ref })

/** What one test sells. Prices in cents. */
export interface Article {
  readonly sku: string
  readonly price: number
  /** A bundle's: how many of each SKU. */
  readonly parts?: Readonly<Record<string, number>>
}

/**
 * The content of a small coffee shop: two places in San Francisco that both deliver to 94105, and one product per
 * article with one variant. No stock: receive it with the command.
 */
export function shopContent(
  articles: readonly Article[] = [{ sku: 'LATTE', price: 480 }],
  options: { readonly places?: readonly string[]; readonly reservationMinutes?: number } = {},
): readonly StoredDocument[] {
  const places = options.places ?? ['ferry', 'mission']
  return [
    stored(settings(options.reservationMinutes ?? 15)),
    stored({ _id: 'seller-souk', _type: 'seller', name: 'Souk' }),
    ...places.map((place, index) => stored(location(place, index + 1))),
    stored(zone(places)),
    stored(taxRate),
    ...articles.flatMap((article, index) => [stored(product(article)), stored(variant(article, index))]),
  ]
}

const settings = (reservationMinutes: number): New<SiteSettings> => ({
  _id: 'siteSettings',
  _type: 'siteSettings',
  shop: 'coffee',
  name: 'Souk Coffee',
  currency: 'USD',
  defaultLanguage: 'en',
  languages: ['en'],
  timeZone: 'America/Los_Angeles',
  country: 'US',
  navigation: [],
  footer: [],
  tokens: [],
  email: 'hello@souk.example',
  reservationMinutes,
  deliveryMethods: ['delivery', 'pickup'],
  firstOrderNumber: 1001,
})

const location = (place: string, position: number): New<StockLocation> => ({
  _id: `location-${place}`,
  _type: 'stockLocation',
  name: place,
  code: place.slice(0, 3).toUpperCase(),
  seller: ref('seller-souk'),
  address: { line1: `${position} Main St`, city: 'San Francisco', region: 'CA', postalCode: '94105', country: 'US' },
  position,
  active: true,
})

const zone = (places: readonly string[]): New<DeliveryZone> => ({
  _id: 'zone-city',
  _type: 'deliveryZone',
  name: 'City',
  country: 'US',
  postcodes: ['941*'],
  locations: places.map((place) => ({ ...ref(`location-${place}`), _key: place })),
  fee: 350,
  freeFrom: 2500,
  minutes: 12,
  active: true,
})

const taxRate: New<TaxRate> = {
  _id: 'taxRate-ca',
  _type: 'taxRate',
  name: 'California',
  country: 'US',
  region: 'CA',
  taxClass: 'standard',
  rate: 863,
  included: false,
  validFrom: '2020-01-01T00:00:00.000Z',
}

const product = ({ sku }: Article): New<Product> => ({
  _id: `product-${sku.toLowerCase()}`,
  _type: 'product',
  handle: { _type: 'slug', current: sku.toLowerCase() },
  title: inLanguage('en', sku),
  images: [],
  categories: [],
  seller: ref('seller-souk'),
  options: [],
  tags: [],
  prepMinutes: 4,
  published: true,
})

const variant = ({ sku, price, parts }: Article, position: number): New<Variant> => ({
  _id: `variant-${sku.toLowerCase()}`,
  _type: 'variant',
  product: ref(`product-${sku.toLowerCase()}`),
  sku,
  title: [],
  optionValues: [],
  price,
  taxClass: 'standard',
  requiresShipping: true,
  position,
  active: true,
  ...(parts ? { parts: Object.entries(parts).map(([part, quantity]) => partOf(part, quantity)) } : {}),
})

const partOf = (sku: string, quantity: number) => ({
  _key: sku.toLowerCase(),
  variant: ref(`variant-${sku.toLowerCase()}`),
  quantity,
})
