import { levelIdsOf, type StockLevel } from '@souk/inventory'
import type { Result } from '@souk/kernel'
import type { Cart, Order } from '@souk/orders'
import { orderId } from '@souk/orders'
import { type DeliveryZone, servingLocations, zoneFor } from '@souk/shipping'
import type { CommandInputs } from '../contract.ts'
import type { Reader } from '../dispatch/command.ts'
import { type Goods, loadGoods } from './goods.ts'
import { loadShop, type Shop } from './shop.ts'

/** Everything that placing an order is decided from. */
export interface PlacementFacts {
  /** There already: this checkout has been placed before. */
  readonly order?: Order
  readonly cart?: Cart
  readonly open?: {
    readonly shop: Shop
    readonly goods: readonly Goods[]
    readonly zone: Result<DeliveryZone | undefined>
    /** Places that may serve it, in the shop's order. */
    readonly locations: readonly string[]
    readonly levels: readonly StockLevel[]
    readonly number: string
  }
}

/** Reads them, each document once; stops early where the answer is clear. */
export async function loadPlacement(reader: Reader, input: CommandInputs['placeOrder']): Promise<PlacementFacts> {
  const [order, cart, shop] = await Promise.all([
    reader.get<Order>(orderId(input.orderUlid)),
    reader.get<Cart>(input.cartId),
    loadShop(reader),
  ])
  if (order) return { order }
  if (!cart) return {}
  const goods = await loadGoods(reader, cart.lines)
  const zone = zoneFor(shop.zones, input.address, input.delivery.method)
  const locations = zone.ok ? servingLocations(shop.locations, zone.value) : []
  const [levels, number] = await Promise.all([
    loadLevels(
      reader,
      cart.lines.map(({ variant }) => variant),
      locations,
    ),
    reader.orderNumber(),
  ])
  return { cart, open: { shop, goods, zone, locations, levels, number } }
}

/** Levels of variants at places, those that are there. Guarded only where the decision lowers them. */
export async function loadLevels(
  reader: Reader,
  variants: readonly string[],
  locations: readonly string[],
): Promise<readonly StockLevel[]> {
  const units = variants.flatMap((variant) => locations.map((location) => ({ variant, location })))
  const levels = await reader.peek<StockLevel>(levelIdsOf(units))
  return levels.filter((level) => level !== undefined)
}
