import { type Variant, variantId } from '@souk/catalog'
import { levelId, promisable, type StockLevel } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'
import { fulfillmentId, type MissingUnits, type Order, type ShelfVariant } from '@souk/orders'
import { type Shipment, shipmentId } from '@souk/shipping'
import type { Reader } from '../../dispatch/command.ts'
import type { CallOffFacts } from '../cancel-fulfillment.ts'
import { loadEnd } from '../end-of-order.ts'
import { type Goods, isSellable, loadGoods, type Sellable } from '../goods.ts'
import { loadShop, type Shop } from '../shop.ts'
import { loadFulfillments } from '../work.ts'

/** Everything that missing units are settled from. */
export interface MissingFacts extends CallOffFacts {
  readonly shop: Shop
  /** What the catalogue says of what is missing; undefined when it is gone from there. */
  readonly missing: Sellable | undefined
  /** What may come instead, as far as it is sold. */
  readonly candidates: readonly Sellable[]
  /** Of both, at the place that picks. */
  readonly levels: readonly StockLevel[]
}

interface Asked {
  readonly fulfillmentId: string
  readonly sku: string
  /** Left out: whatever the catalogue has that is like it. */
  readonly candidates?: readonly string[]
}

/** Reads them, the order guarded; undefined when there is no such order. */
export async function loadMissing(reader: Reader, asked: Asked): Promise<MissingFacts | undefined> {
  const { fulfillmentId } = asked
  const ulid = fulfillmentId.slice('fulfillment.'.length, fulfillmentId.lastIndexOf('-'))
  const [end, shop, [shipment], [gone]] = await Promise.all([
    loadEnd(reader, `order.${ulid}`),
    loadShop(reader),
    reader.peek<Shipment>([shipmentId(fulfillmentId)]),
    loadGoods(reader, [lineOf(asked.sku)]),
  ])
  if (!end) return undefined
  const missing = gone && isDescribed(gone) ? gone : undefined
  const candidates = await candidatesFor(reader, missing, asked)
  const location = end.fulfillments.find(({ _id }) => _id === asked.fulfillmentId)?.location
  const variants = [...candidates, ...(missing ? [missing] : [])].map(({ variant }) => variant._id)
  const ids = location === undefined ? [] : [...new Set(variants)].map((variant) => levelId(variant, location))
  const levels = (await reader.peek<StockLevel>(ids)).filter((level) => level !== undefined)
  return { ...end, shipment, shop, missing, candidates, levels }
}

/** A reader that guards nothing, for who only looks. */
export const looking = (reader: Reader): Reader => ({
  ...reader,
  get: async <Doc extends StoredDocument>(id: string) => (await reader.peek<Doc>([id]))[0],
})

/** What an offer was made from, as it is now; undefined when there is no such order. */
export async function loadOffer(reader: Reader, orderId: string, key: string): Promise<MissingFacts | undefined> {
  const order = await reader.get<Order>(orderId)
  if (!order) return undefined
  const fulfillments = await loadFulfillments(reader, order)
  const holder = fulfillments.find(({ substitutions = [] }) => substitutions.some(({ _key }) => _key === key))
  const offer = holder?.substitutions?.find(({ _key }) => _key === key)
  return loadMissing(reader, {
    fulfillmentId: holder?._id ?? order.fulfillments[0] ?? fulfillmentId(order._id, 1),
    sku: offer?.sku ?? '',
    candidates: offer?.candidates.map(({ sku }) => sku) ?? [],
  })
}

const lineOf = (sku: string) => ({ _key: sku, sku, variant: variantId(sku), quantity: 1 })
const isDescribed = (goods: Goods): goods is Sellable => goods.variant !== undefined && goods.product !== undefined

async function candidatesFor(
  reader: Reader,
  missing: Sellable | undefined,
  asked: Asked,
): Promise<readonly Sellable[]> {
  const lines = asked.candidates ? asked.candidates.map(lineOf) : await linesLike(reader, missing)
  const goods = await loadGoods(reader, lines)
  return goods.filter((each): each is Sellable => isSellable(each) && !each.variant.parts)
}

async function linesLike(reader: Reader, missing: Sellable | undefined) {
  if (!missing) return []
  const { _id, categories = [] } = missing.product
  const ids = await reader.variantsLike(
    _id,
    categories.map(({ _ref }) => _ref),
  )
  const variants = await reader.content<Variant>(ids)
  return variants.flatMap((variant) => (variant ? [lineOf(variant.sku)] : []))
}

/** What lies at the place that is short and nobody waits for, as candidates are ranked. */
export const shelfOf = ({ candidates, levels }: MissingFacts, { fulfillment }: MissingUnits): readonly ShelfVariant[] =>
  candidates.map(({ variant, product }) => {
    const level = levels.find(({ _id }) => _id === levelId(variant._id, fulfillment.location))
    return {
      sku: variant.sku,
      product: product._id,
      categories: (product.categories ?? []).map(({ _ref }) => _ref),
      price: variant.price,
      taxClass: variant.taxClass,
      available: level ? promisable(level) : 0,
    }
  })
