import {
  allocateLater,
  levelIdsOf,
  type ShortLine,
  type StockLevel,
  stockFor,
  type WantedLine,
  wholePlace,
} from '@souk/inventory'
import { type Instant, localize } from '@souk/kernel'
import type { Cart, OrderPromise } from '@souk/orders'
import { type Quote, quote } from '@souk/pricing'
import {
  asksCarrier,
  type DeliveryZone,
  feeFor,
  isGood,
  localDay,
  quoteKey,
  servingLocations,
  zoneFor,
} from '@souk/shipping'
import { backorderLimits, restockDays } from './commands/backorders/goods-later.ts'
import { linePartsOf, wantedLine } from './commands/bundle-goods.ts'
import { type Goods, isSellable, lineToPrice, loadGoods, type Sellable, wordsOf } from './commands/goods.ts'
import { type Counters, loadCounters, standsInTheWay } from './commands/pricing/offered.ts'
import { promiseOf, whenStockCame } from './commands/promise-facts.ts'
import { type Addressed, loadShop, placeOfAddress, type Shop } from './commands/shop.ts'
import type { CartQuote } from './cart-quote.ts'
import type { DocumentStore } from './contract.ts'
import type { Reader } from './dispatch/command.ts'
import type { PromotionIds } from './secrets.ts'

export type Destination = Addressed & { readonly region?: string; readonly city?: string; readonly line1?: string }
type Method = 'delivery' | 'pickup'
type Problem = CartQuote['problems'][number]

/** Where a quote's facts come from. */
export interface QuoteSources {
  readonly store: DocumentStore
  readonly content: Pick<Reader, 'content' | 'contentOf'>
  readonly ids: PromotionIds
  readonly queueAt: Reader['queueAt']
  readonly now: Instant
}

/** What a shopper has said so far. */
export interface QuoteWishes {
  readonly destination?: Destination | undefined
  readonly method?: Method | undefined
  readonly who?: readonly string[] | undefined
  /** Where it is picked up. */
  readonly location?: string | undefined
}

interface Facts {
  readonly cart: Cart
  readonly shop: Shop
  readonly method: Method
  readonly destination: Destination | undefined
  readonly goods: readonly Goods[]
  readonly zone: ReturnType<typeof zoneFor> | undefined
  readonly served: DeliveryZone | undefined
  /** What delivery costs there and why; `open` while its carrier has not been asked. */
  readonly delivery: { readonly fee: number; readonly rate: NonNullable<CartQuote['rate']> } | undefined
  readonly locations: readonly string[]
  /** What could be had of each variant beside the rest of the cart. */
  readonly free: ReadonlyMap<string, ShortLine>
  /** Units of lines that are not there yet and may be promised all the same, by the line's key. */
  readonly later: ReadonlyMap<string, { readonly units: number; readonly days: number }>
  /** The place it comes from: the first that has everything, else the first. */
  readonly from: string | undefined
  readonly counters: Counters
}

/** Prices a cart as it stands, with every reason why it cannot be bought as it is. Undefined when there is no such cart. */
export async function quoteCart(
  sources: QuoteSources,
  cartId: string,
  wishes: QuoteWishes = {},
): Promise<CartQuote | undefined> {
  const facts = await loadFacts(sources, cartId, wishes)
  if (!facts) return undefined
  const { cart, shop, goods, free } = facts
  const { language } = cart
  const fallback = shop.settings.defaultLanguage
  const sellable = goods.filter(isSellable)
  const quoted = quoteOf(facts, sellable, sources.now)
  const figures = new Map(quoted.lines.map((each) => [each.line, each]))
  const soon = promiseOfCart(facts, sellable, sources)
  const promise = soon && whenStockCame(soon, Math.max(0, ...[...facts.later.values()].map(({ days }) => days)))
  const { freeDeliveryIn, taxIncluded, explanation } = quoted
  return {
    id: cartId,
    currency: quoted.currency,
    lines: sellable.map((each) => ({
      sku: each.line.sku,
      variant: each.variant._id,
      product: each.product._id,
      handle: each.product.handle.current,
      ...wordsOf(each, language, fallback),
      ...linePartsOf(each, language, fallback),
      quantity: each.line.quantity,
      unitPrice: each.variant.price,
      subtotal: each.variant.price * each.line.quantity,
      discount: figures.get(each.line._key)?.discount ?? 0,
      available: free.get(each.line.variant)?.available ?? 0,
      ...laterIn(facts, each),
      seller: each.product.seller._ref,
    })),
    totals: { ...quoted.totals, ...(freeDeliveryIn !== undefined && { freeDeliveryIn }) },
    taxIncluded,
    promotions: quoted.promotions.map(({ offered: { promotion, code }, kind, amount }) => ({
      promotion: promotion._id,
      title: localize(promotion.title, language, fallback) ?? promotion._id,
      kind,
      amount,
      ...(code !== undefined && { code }),
    })),
    explanation,
    ...(promise && { promise }),
    ...(facts.method === 'pickup' && facts.from !== undefined && { pickupAt: facts.from }),
    ...(facts.delivery && { rate: facts.delivery.rate }),
    problems: problemsOf(facts, quoted),
  }
}

const laterIn = ({ later }: Facts, { line }: Goods) => {
  const own = later.get(line._key)
  return own ? { later: own } : {}
}

async function loadFacts(
  { store, content, ids, now }: QuoteSources,
  cartId: string,
  { destination, method = 'delivery', who = [], location }: QuoteWishes,
): Promise<Facts | undefined> {
  const [[found], shop] = await Promise.all([store.get([cartId]), loadShop(content)])
  if (found?._type !== 'cart') return undefined
  const cart = found as Cart
  const { promotions } = shop
  const [goods, counters] = await Promise.all([
    loadGoods(content, cart.lines),
    loadCounters({ promotions, codes: cart.codes ?? [], ids, read: (wanted) => store.get(wanted), who }),
  ])
  const zone = destination && zoneFor(shop.zones, placeOfAddress(shop, destination), method, shop.locations)
  const served = zone?.ok ? zone.value : undefined
  const locations = servingLocations(shop.locations, served, method === 'pickup' ? location : undefined)
  const wanted = goods.map(wantedLine)
  const levels = await loadLevels(store, wanted, locations)
  const free = stockFor(wanted, levels, locations)
  const later = laterOf(wanted, goods, free, levels, locations)
  const from = later.from ?? wholePlace(wanted, levels, locations) ?? locations[0]
  const delivery = served && destination ? deliveryOf(served, destination, cart, now) : undefined
  return {
    cart,
    shop,
    method,
    destination,
    goods,
    zone,
    served,
    delivery,
    locations,
    free,
    later: later.units,
    from,
    counters,
  }
}

/** What of a cart that cannot be had in full now may be promised for later, and the place that would promise it. */
function laterOf(
  wanted: readonly WantedLine[],
  goods: readonly Goods[],
  free: ReadonlyMap<string, ShortLine>,
  levels: readonly StockLevel[],
  locations: readonly string[],
): { readonly units: Facts['later']; readonly from?: string } {
  if ([...free.values()].every((line) => line.available >= line.wanted)) return { units: new Map() }
  const promised = allocateLater(wanted, levels, locations, backorderLimits(goods))
  const days = restockDays(goods)
  const units = (promised ?? []).flatMap(({ line, backordered: missing = 0 }) =>
    missing > 0 ? [[line, { units: missing, days: days.get(line) ?? 0 }] as const] : [],
  )
  return { units: new Map(units), ...(promised?.[0] && { from: promised[0].location }) }
}

function deliveryOf(zone: DeliveryZone, to: Destination, cart: Cart, now: Instant): NonNullable<Facts['delivery']> {
  const key = quoteKey(zone, to, cart.lines)
  const { fee, rate } = feeFor(zone, cart.deliveryQuote, key, now)
  if (!asksCarrier(zone)) return { fee, rate }
  if (!isGood(cart.deliveryQuote, key, now)) return { fee, rate: { ...rate, source: 'open' } }
  return { fee, rate: { ...rate, ...(cart.deliveryQuote && { expiresAt: cart.deliveryQuote.expiresAt }) } }
}

function quoteOf(
  { shop, method, destination, served, delivery, from, counters }: Facts,
  goods: readonly Sellable[],
  now: Instant,
) {
  const counter = shop.locations.find(({ _id }) => _id === from)?.address
  const taxedAt = method === 'pickup' ? counter : destination
  return quote({
    lines: goods.map(lineToPrice),
    currency: shop.settings.currency,
    method,
    ...(served && { delivery: { ...served, ...(delivery && { fee: delivery.fee }) } }),
    ...(taxedAt && { destination: taxedAt }),
    taxRates: shop.taxRates,
    at: localDay(now, shop.settings.timeZone),
    now,
    promotions: counters.offered,
  })
}

/** When it would be there: from the first place that can serve it whole, else the first that serves at all. */
function promiseOfCart(
  { shop, method, destination, served, from: location, goods }: Facts,
  sellable: readonly Sellable[],
  { queueAt, now }: QuoteSources,
): OrderPromise | undefined {
  if (goods.length === 0 || location === undefined) return undefined
  if (method === 'delivery' && !served) return undefined
  const point = destination && placeOfAddress(shop, destination).point
  const facts = { shop, products: sellable.map(({ product }) => product), queueAt }
  return promiseOf({ method, zone: served, point, location }, facts, now)
}

async function loadLevels(
  store: DocumentStore,
  wanted: readonly WantedLine[],
  locations: readonly string[],
): Promise<readonly StockLevel[]> {
  const levels = await store.get(
    levelIdsOf(wanted.flatMap((line) => locations.map((location) => ({ ...line, location })))),
  )
  return (levels as readonly (StockLevel | undefined)[]).filter((level) => level !== undefined)
}

function problemsOf({ cart, shop, method, zone, goods, free, later }: Facts, quoted: Quote): readonly Problem[] {
  return [
    ...(cart.lines.length === 0 ? [{ code: 'cart_empty', message: 'The cart is empty.' }] : []),
    ...(zone && !zone.ok ? [{ code: zone.refusal.code, message: zone.refusal.message }] : []),
    ...(shop.settings.deliveryMethods.includes(method) ? [] : [methodProblem(method, shop)]),
    ...goods.flatMap((each) =>
      later.size > 0 && isSellable(each) ? [] : problemOf(each, free.get(each.line.variant)?.available ?? 0),
    ),
    ...quoted.refused.filter(({ offered }) => offered.code !== undefined).map(promotionProblem),
  ]
}

function promotionProblem(refused: Quote['refused'][number]): Problem {
  const { code, message, detail = {} } = refused.refusal
  return {
    code,
    message,
    promotion: refused.offered.code ?? '',
    figures: { ...detail, blocks: standsInTheWay(refused) },
  }
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
