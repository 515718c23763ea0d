import { variantId } from '@souk/catalog'
import type { StockLevel } from '@souk/inventory'
import { lineKey, type Order, type Return } from '@souk/orders'
import { servingLocations } from '@souk/shipping'
import type { Reader } from '../../dispatch/command.ts'
import { wantedLine } from '../bundle-goods.ts'
import { type Goods, loadGoods } from '../goods.ts'
import { loadLevels } from '../place-facts.ts'
import type { PromiseFacts } from '../promise-facts.ts'
import { type AfterSaleFacts, loadAfterSale, lookAtAfterSale } from '../returns/return-facts.ts'
import { loadShop, type Shop } from '../shop.ts'

/** Everything that an exchange is decided from. */
export interface ExchangeFacts extends AfterSaleFacts {
  readonly found: Return
  readonly shop: Shop
  /** What the catalogue says of what is sent instead. */
  readonly goods: readonly Goods[]
  readonly levels: readonly StockLevel[]
  /** Places that may send it, in the shop's order. */
  readonly locations: readonly string[]
  readonly queueAt: PromiseFacts['queueAt']
}

interface Asked {
  readonly returnId: string
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
}

/** Reads them, the first order guarded; undefined when there is no such return. */
export const loadExchange = (reader: Reader, asked: Asked): Promise<ExchangeFacts | undefined> =>
  load(reader, asked, loadAfterSale)

/** Reads them only to look. */
export const lookAtExchange = (reader: Reader, asked: Asked): Promise<ExchangeFacts | undefined> =>
  load(reader, asked, lookAtAfterSale)

async function load(
  reader: Reader,
  { returnId, lines }: Asked,
  read: typeof loadAfterSale,
): Promise<ExchangeFacts | undefined> {
  const [seen] = await reader.peek<Return>([returnId])
  if (seen?._type !== 'return') return undefined
  const wanted = lines.map(({ sku, quantity }) => ({ _key: lineKey(sku), sku, variant: variantId(sku), quantity }))
  const [facts, shop, goods] = await Promise.all([
    read(reader, seen.order),
    loadShop(reader),
    loadGoods(reader, wanted),
  ])
  const found = facts?.returns.find(({ _id }) => _id === returnId)
  if (!facts || !found) return undefined
  const locations = placesFor(facts.order, shop)
  const levels = await loadLevels(reader, goods.map(wantedLine), locations)
  return { ...facts, found, shop, goods, levels, locations, queueAt: reader.queueAt }
}

/** It goes the way the first order went: from the places of its zone, or over the same counter. */
function placesFor({ delivery }: Order, { zones, locations }: Shop): readonly string[] {
  const zone = zones.find(({ _id }) => _id === delivery.zone)
  return servingLocations(locations, zone, delivery.location)
}
