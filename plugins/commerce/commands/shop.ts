import type { SiteSettings } from '@souk/catalog'
import type { StockLocation } from '@souk/inventory'
import type { TaxRate } from '@souk/pricing'
import type { DeliveryZone } from '@souk/shipping'
import type { Reader } from '../dispatch/command.ts'

/** The shop's own content, as every quote needs it. */
export interface Shop {
  readonly settings: SiteSettings
  readonly zones: readonly DeliveryZone[]
  readonly locations: readonly StockLocation[]
  readonly taxRates: readonly TaxRate[]
}

/** Reads the shop. A dataset without `siteSettings` is no shop: that is a fault. */
export async function loadShop(reader: Pick<Reader, 'content' | 'contentOf'>): Promise<Shop> {
  const [settings, zones, locations, taxRates] = await Promise.all([
    loadSettings(reader),
    reader.contentOf<DeliveryZone>('deliveryZone'),
    reader.contentOf<StockLocation>('stockLocation'),
    reader.contentOf<TaxRate>('taxRate'),
  ])
  return { settings, zones, locations, taxRates }
}

export async function loadSettings(reader: Pick<Reader, 'content'>): Promise<SiteSettings> {
  const [settings] = await reader.content<SiteSettings>(['siteSettings'])
  if (!settings) throw new Error('the dataset has no document siteSettings')
  return settings
}
