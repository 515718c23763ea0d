import type { Seller, SiteSettings } from '@souk/catalog'
import type { StockLocation } from '@souk/inventory'
import type { Promotion, TaxRate } from '@souk/pricing'
import { type DeliveryZone, type Gazetteer, type GeoPoint, type Place, pointOf } from '@souk/shipping'
import type { Reader } from '../dispatch/command.ts'

/** The shop's own content, as every quote needs it. */
export interface Shop {
  readonly settings: SiteSettings
  readonly zones: readonly DeliveryZone[]
  readonly locations: readonly StockLocation[]
  readonly taxRates: readonly TaxRate[]
  readonly promotions: readonly Promotion[]
  readonly gazetteers: readonly Gazetteer[]
  readonly sellers: readonly Seller[]
}

/** Reads the shop. A dataset without `siteSettings` is no shop: that is a fault. */
export async function loadShop(reader: Pick<Reader, 'content' | 'contentOf'>): Promise<Shop> {
  const [settings, zones, locations, taxRates, promotions, gazetteers, sellers] = await Promise.all([
    loadSettings(reader),
    reader.contentOf<DeliveryZone>('deliveryZone'),
    reader.contentOf<StockLocation>('stockLocation'),
    reader.contentOf<TaxRate>('taxRate'),
    reader.contentOf<Promotion>('promotion'),
    reader.contentOf<Gazetteer>('gazetteer'),
    reader.contentOf<Seller>('seller'),
  ])
  return { settings, zones, locations, taxRates, promotions, gazetteers, sellers }
}

/** An address as far as zones care. */
export interface Addressed {
  readonly country: string
  readonly postalCode: string
  readonly geopoint?: GeoPoint
}

/** Where an address lies: its own point, else its postcode's. */
export const pointOfAddress = ({ gazetteers }: Pick<Shop, 'gazetteers'>, address: Addressed): GeoPoint | undefined =>
  address.geopoint ?? pointOf(gazetteers, address)

/** An address as zones want it. */
export function placeOfAddress(shop: Pick<Shop, 'gazetteers'>, address: Addressed): Place {
  const point = pointOfAddress(shop, address)
  return { country: address.country, postalCode: address.postalCode, ...(point && { point }) }
}

export async function loadSettings(reader: Pick<Reader, 'content'>): Promise<SiteSettings> {
  const [settings] = await reader.content<SiteSettings>(['siteSettings'])
  if (!settings) throw new Error('the dataset has no document siteSettings')
  return settings
}
