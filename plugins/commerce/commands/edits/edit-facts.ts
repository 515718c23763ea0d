import { type Product, variantId } from '@souk/catalog'
import type { StockLevel } from '@souk/inventory'
import { type EditChange, isUntouched, isWaiting, lineKey, type Order, type WorkFacts } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import { servingLocations } from '@souk/shipping'
import type { Reader } from '../../dispatch/command.ts'
import { wantedLine } from '../bundle-goods.ts'
import { type Goods, loadGoods } from '../goods.ts'
import { loadRefunds } from '../payment-facts.ts'
import { loadAttempts } from '../payments/attempts.ts'
import { loadLevels } from '../place-facts.ts'
import type { PromiseFacts } from '../promise-facts.ts'
import { loadShop, type Shop } from '../shop.ts'
import { loadFulfillments } from '../work.ts'

/** Everything that an edit is decided from. */
export interface EditFacts extends WorkFacts, PromiseFacts {
  readonly attempts: readonly Payment[]
  readonly refunds: readonly Refund[]
  /** What the catalogue says of the order's lines and of what is added, by SKU. */
  readonly goods: ReadonlyMap<string, Goods>
  /** Where more units may come from: places that work on the order already first, those that have begun never. */
  readonly locations: readonly string[]
  readonly levels: readonly StockLevel[]
}

type Asked = { readonly orderId: string; readonly lines: readonly EditChange[] }

/** Reads them, the order guarded; undefined when there is no such order. */
export const loadEdit = async (reader: Reader, asked: Asked): Promise<EditFacts | undefined> =>
  load(reader, await reader.get<Order>(asked.orderId), asked)

/** Reads them only to look: an order that is guarded is written, and would be another one than the preview says. */
export async function lookAtEdit(reader: Reader, asked: Asked): Promise<EditFacts | undefined> {
  const [order] = await reader.peek<Order>([asked.orderId])
  return load(reader, order, asked)
}

async function load(reader: Reader, order: Order | undefined, { lines }: Asked): Promise<EditFacts | undefined> {
  if (order?._type !== 'order') return undefined
  const [fulfillments, attempts, refunds, shop, goods] = await Promise.all([
    loadFulfillments(reader, order),
    loadAttempts(reader, order),
    loadRefunds(reader, order),
    loadShop(reader),
    loadGoods(reader, wantedLines(order, lines)),
  ])
  const locations = placesFor({ order, fulfillments }, shop)
  const asked = new Set(lines.map(({ sku }) => sku))
  const wanted = [...order.lines, ...goods.map(wantedLine)].filter(({ sku }) => asked.has(sku))
  const levels = await loadLevels(reader, wanted, locations)
  const bySku = new Map(goods.map((each) => [each.line.sku, each]))
  const products = goods.flatMap(({ product }): readonly Product[] => (product ? [product] : []))
  const { queueAt } = reader
  return { order, fulfillments, attempts, refunds, shop, goods: bySku, locations, levels, products, queueAt }
}

/** The order's lines, and what it does not have yet, as a cart would hold them. */
function wantedLines(order: Order, changes: readonly EditChange[]) {
  const known = new Set(order.lines.map(({ sku }) => sku))
  const added = changes.filter(({ sku }) => !known.has(sku))
  return [
    ...order.lines.map(({ _key, sku, variant, quantity }) => ({ _key, sku, variant, quantity })),
    ...added.map(({ sku, quantity }) => ({ _key: lineKey(sku), sku, variant: variantId(sku), quantity })),
  ]
}

/** Goods to pick up are not spread over more counters than before. */
function placesFor({ order, fulfillments }: WorkFacts, { zones, locations }: Shop): readonly string[] {
  const sending = isWaiting(fulfillments) ? order.allocations : fulfillments.filter(isUntouched)
  const own = [...new Set(sending.map(({ location }) => location))]
  if (order.delivery.method === 'pickup') return own
  const zone = zones.find(({ _id }) => _id === order.delivery.zone)
  const begun = new Set(fulfillments.filter((each) => !isUntouched(each)).map(({ location }) => location))
  const serving = zone ? servingLocations(locations, zone) : []
  return [...new Set([...own, ...serving])].filter((place) => !begun.has(place))
}
