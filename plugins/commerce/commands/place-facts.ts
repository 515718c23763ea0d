import { levelIdsOf, type Sold, type StockLevel } from '@souk/inventory'
import type { Result } from '@souk/kernel'
import type { Cart, Order } from '@souk/orders'
import { type DeliveryRate, type DeliveryZone, feeFor, quoteKey, servingLocations, zoneFor } from '@souk/shipping'
import type { CommandInputs } from '../contract.ts'
import type { Call, Reader } from '../dispatch/command.ts'
import { wantedLine } from './bundle-goods.ts'
import { type Goods, loadGoods } from './goods.ts'
import { type Counters, countedAs, loadCounters } from './pricing/offered.ts'
import { loadShop, placeOfAddress, type Shop } from './shop.ts'
import { type Checkout, followCheckout, isCovered } from './unconfirmed.ts'

/** Everything that placing an order is decided from. */
export interface PlacementFacts {
  /** With its order when that is there already: this checkout has been placed before. */
  readonly checkout: Checkout
  /** It is in, and its units are there. */
  readonly covered?: boolean
  readonly cart?: Cart
  readonly open?: {
    readonly shop: Shop
    readonly goods: readonly Goods[]
    readonly zone: Result<DeliveryZone | undefined>
    /** What delivery costs there, and how that came about; none for pickup. */
    readonly delivery?: { readonly fee: number; readonly rate: DeliveryRate }
    /** Places that may serve it, in the shop's order. */
    readonly locations: readonly string[]
    readonly levels: readonly StockLevel[]
    readonly number: string
    readonly counters: Counters
    readonly queueAt: Reader['queueAt']
  }
}

/** Reads them, each document once; stops early where the answer is clear. */
export async function loadPlacement(
  reader: Reader,
  input: CommandInputs['placeOrder'],
  call: Pick<Call, 'promotionIds' | 'now'>,
): Promise<PlacementFacts> {
  const [checkout, cart, shop] = await Promise.all([
    followCheckout((id) => reader.get<Order>(id), input.orderUlid),
    reader.get<Cart>(input.cartId),
    loadShop(reader),
  ])
  const { order } = checkout
  if (order) return { checkout, covered: await isCovered(reader, order) }
  if (!cart) return { checkout }
  const goods = await loadGoods(reader, cart.lines)
  const place = placeOfAddress(shop, input.address)
  const zone = zoneFor(shop.zones, place, input.delivery.method, shop.locations)
  const locations = zone.ok ? servingLocations(shop.locations, zone.value, input.delivery.location) : []
  const who = [countedAs(input.email), ...(input.customer === undefined ? [] : [input.customer])]
  const { promotions } = shop
  const { codes = [] } = cart
  const [levels, number, counters] = await Promise.all([
    loadLevels(reader, goods.map(wantedLine), locations),
    reader.orderNumber(checkout.released?.number),
    loadCounters({ promotions, codes, ids: call.promotionIds, read: reader.peek, who }),
  ])
  const { queueAt } = reader
  const served = zone.ok ? zone.value : undefined
  const key = served && quoteKey(served, input.address, cart.lines)
  const delivery = served && key ? { delivery: feeFor(served, cart.deliveryQuote, key, call.now) } : {}
  return { checkout, cart, open: { shop, goods, zone, ...delivery, locations, levels, number, counters, queueAt } }
}

/** Levels of what is sold, a bundle's parts, at places, those that are there. Guarded only where the decision lowers them. */
export async function loadLevels(
  reader: Reader,
  goods: readonly Pick<Sold, 'variant' | 'parts'>[],
  locations: readonly string[],
): Promise<readonly StockLevel[]> {
  const units = goods.flatMap((sold) => locations.map((location) => ({ ...sold, location })))
  const levels = await reader.peek<StockLevel>(levelIdsOf(units))
  return levels.filter((level) => level !== undefined)
}
