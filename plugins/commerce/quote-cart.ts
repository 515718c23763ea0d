import { available, levelId, type StockLevel } from '@souk/inventory'
import type { Instant } from '@souk/kernel'
import type { Cart } from '@souk/orders'
import { quote } from '@souk/pricing'
import { servingLocations, zoneFor } from '@souk/shipping'
import { type Goods, isSellable, lineToPrice, loadGoods, wordsOf } from './commands/goods.ts'
import { loadShop, type Shop } from './commands/shop.ts'
import type { CartQuote, DocumentStore } from './contract.ts'
import type { Reader } from './dispatch/command.ts'

export type Destination = { readonly country: string; readonly postalCode: string; readonly region?: string }
type Method = 'delivery' | 'pickup'
type Content = Pick<Reader, 'content' | 'contentOf'>
type Problem = CartQuote['problems'][number]

/** Prices a cart as it stands, with every reason why it cannot be bought as it is. Undefined when there is no such cart. */
export async function quoteCart(
  store: DocumentStore,
  content: Content,
  now: Instant,
  cartId: string,
  destination?: Destination,
  method: Method = 'delivery',
): Promise<CartQuote | undefined> {
  const [[cart], shop] = await Promise.all([store.get([cartId]), loadShop(content)])
  if (cart?._type !== 'cart') return undefined
  const { lines, language } = cart as Cart
  const goods = await loadGoods(content, lines)
  const zone = destination ? zoneFor(shop.zones, destination, method) : undefined
  const served = zone?.ok ? zone.value : undefined
  const locations = servingLocations(shop.locations, served)
  const levels = await loadFree(store, goods, locations)
  const sellable = goods.filter(isSellable)
  const taxedAt = method === 'pickup' ? shop.locations.find(({ _id }) => _id === locations[0])?.address : destination
  const quoted = quote({
    lines: sellable.map(lineToPrice),
    currency: shop.settings.currency,
    method,
    ...(served && { delivery: served }),
    ...(taxedAt && { destination: taxedAt }),
    taxRates: shop.taxRates,
    at: now,
  })
  const { freeDeliveryIn } = quoted
  return {
    id: cartId,
    currency: quoted.currency,
    lines: sellable.map((each) => ({
      sku: each.line.sku,
      variant: each.variant._id,
      product: each.product._id,
      handle: each.product.handle.current,
      ...wordsOf(each, language, shop.settings.defaultLanguage),
      quantity: each.line.quantity,
      unitPrice: each.variant.price,
      subtotal: each.variant.price * each.line.quantity,
      available: levels.get(each.line.variant) ?? 0,
    })),
    totals: { ...quoted.totals, ...(freeDeliveryIn !== undefined && { freeDeliveryIn }) },
    problems: [
      ...(lines.length === 0 ? [{ code: 'cart_empty', message: 'The cart is empty.' }] : []),
      ...(zone && !zone.ok ? [zone.refusal] : []),
      ...(shop.settings.deliveryMethods.includes(method) ? [] : [methodProblem(method, shop)]),
      ...goods.flatMap((each) => problemOf(each, levels.get(each.line.variant) ?? 0)),
    ].map(({ detail: _, ...problem }: Problem & { detail?: unknown }) => problem),
  }
}

/** Units free per variant over all places that may serve. */
async function loadFree(
  store: DocumentStore,
  goods: readonly Goods[],
  locations: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const variants = [...new Set(goods.map(({ line }) => line.variant))]
  const levels = await store.get(variants.flatMap((variant) => locations.map((place) => levelId(variant, place))))
  const free = new Map<string, number>()
  for (const level of levels as readonly (StockLevel | undefined)[])
    if (level) free.set(level.variant, (free.get(level.variant) ?? 0) + Math.max(0, available(level)))
  return free
}

const methodProblem = (method: Method, { settings }: Shop): Problem => ({
  code: 'method_unavailable',
  message: `${settings.name} does not offer ${method}.`,
})

function problemOf(goods: Goods, free: number): readonly Problem[] {
  const { sku, quantity } = goods.line
  if (!isSellable(goods)) return [{ code: 'product_unavailable', sku, message: `${sku} is not for sale.` }]
  if (free >= quantity) return []
  return [{ code: 'out_of_stock', sku, message: `Only ${free} of ${sku} are left.`, available: free }]
}
