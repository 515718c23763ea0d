import { instant, ok, type Refusal, type Result } from '@souk/kernel'
import { type EditPlan, type LineItem, type Order, type OrderPromotion, type PricedEdit } from '@souk/orders'
import { type LineToPrice, type Quote, quote, type TaxRate, taxRateFor } from '@souk/pricing'
import { localDay } from '@souk/shipping'
import { type Goods, isSellable, lineToPrice, type Sellable } from '../goods.ts'
import { pricedLines } from '../priced-lines.ts'
import type { EditFacts } from './edit-facts.ts'
import { no } from './edit-refusals.ts'

type Priced = Pick<PricedEdit, 'lines' | 'totals' | 'taxIncluded' | 'promotions'>
type Destination = NonNullable<Parameters<typeof quote>[0]['destination']>

/** Rates under the names of their figures: a line that stays is taxed as it was, whatever the table says by now. */
const frozen = (rate: number) => `frozen ${rate}`
const rowOf = (rate: number, included: boolean, { country }: Destination): TaxRate => ({
  _id: `taxRate-frozen-${rate}`,
  _type: 'taxRate',
  _rev: '',
  _createdAt: '',
  _updatedAt: '',
  name: '',
  country,
  taxClass: frozen(rate),
  rate,
  included,
  validFrom: '',
})

/**
 * Prices an edited order by the shop's one quote: lines that stay at the price and tax they were sold at, added ones at
 * today's price and the tax of the order's day; the promotions that the order stands with, and no others; the delivery
 * fee as it was agreed. Refuses `product_unavailable`, `edit_tax_differs`.
 */
export function requote(facts: EditFacts, plan: EditPlan): Result<Priced, Refusal> {
  const { order, shop } = facts
  const added = addedGoods(facts, plan)
  if (!added.ok) return added
  const destination = destinationOf(facts)
  const rates = taxesOf(facts, added.value, destination)
  if (!rates.ok) return rates
  const { included, rateOf } = rates.value
  const { delivery, deliveryTaxRate } = order.totals
  const feeTaxClass = deliveryTaxRate === undefined ? {} : { feeTaxClass: frozen(deliveryTaxRate) }
  const lines = [
    ...plan.kept.map(({ item, quantity }) => keptLine(item, quantity, facts.goods.get(item.sku))),
    ...added.value.map((each) => ({ ...lineToPrice(each), taxClass: frozen(rateOf(each)) })),
  ]
  const used = [...order.lines.map(({ taxRate }) => taxRate), ...added.value.map(rateOf), deliveryTaxRate ?? 0]
  const quoted = quote({
    lines,
    currency: order.currency,
    method: order.delivery.method,
    delivery: { name: '', fee: delivery, ...feeTaxClass },
    destination,
    taxRates: [...new Set(used)].map((rate) => rowOf(rate, included, destination)),
    at: '9999-12-31',
    now: instant(order.createdAt),
    promotions: standingWith(facts),
  })
  const words = { language: order.language, fallback: shop.settings.defaultLanguage }
  return ok({
    lines: [
      ...plan.kept.flatMap(({ item }) => refigured(item, quoted)),
      ...pricedLines(added.value, quoted, shop.sellers, words),
    ],
    totals: quoted.totals,
    taxIncluded: quoted.taxIncluded,
    promotions: promotionsAfter(order, quoted),
  })
}

/** What is added, or grows, must be for sale now. */
function addedGoods({ goods }: EditFacts, { added, more }: EditPlan): Result<readonly Sellable[], Refusal> {
  const found: Sellable[] = []
  for (const { sku } of [...added, ...more]) {
    const each = goods.get(sku)
    if (!each || each.variant?.sku !== sku || !isSellable(each)) return no('product_unavailable', { sku })
    found.push(each)
  }
  return ok(found.slice(0, added.length))
}

const keptLine = (item: LineItem, quantity: number, goods: Goods | undefined): LineToPrice => ({
  line: item._key,
  sku: item.sku,
  unitPrice: item.unitPrice,
  quantity,
  taxClass: frozen(item.taxRate),
  product: item.product,
  seller: item.seller,
  categories: (goods?.product?.categories ?? []).map(({ _ref }) => _ref),
})

function refigured({ _key, canceled, picked, packed, shipped, delivered, ...item }: LineItem, quoted: Quote) {
  const figures = quoted.lines.find(({ line }) => line === _key)
  return figures ? [{ ...item, ...figures }] : []
}

/** Where the goods are taxed: at the door, or at the counter they wait at. */
function destinationOf({ order, shop }: EditFacts): Destination {
  const counter = shop.locations.find(({ _id }) => _id === order.allocations[0]?.location)
  return order.delivery.method === 'pickup' && counter ? counter.address : order.address
}

/** The rate of each added line, and whether the order's prices hold their tax. */
function taxesOf({ order, shop }: EditFacts, added: readonly Sellable[], destination: Destination) {
  const day = localDay(instant(order.createdAt), shop.settings.timeZone)
  const rows = added.map((each) => taxRateFor(shop.taxRates, each.variant.taxClass, destination, day))
  const taxed = order.lines.some(({ taxRate }) => taxRate > 0) || (order.totals.deliveryTaxRate ?? 0) > 0
  const included = taxed ? order.taxIncluded : (rows.find((row) => row && row.rate > 0)?.included ?? order.taxIncluded)
  const other = rows.findIndex((row) => row && row.rate > 0 && row.included !== included)
  if (other >= 0) return no('edit_tax_differs', { sku: added[other]?.line.sku ?? '' })
  const rates = new Map(added.map(({ line }, index) => [line._key, rows[index]?.rate ?? 0]))
  return ok({ included, rateOf: ({ line }: Sellable) => rates.get(line._key) ?? 0 })
}

/** Promotions of the goods that the order was placed with, as of its day: a campaign that ended since still holds for it. */
function standingWith({ order, shop }: EditFacts) {
  return (order.promotions ?? []).flatMap(({ promotion: id, kind, code }) => {
    const promotion = shop.promotions.find(({ _id }) => _id === id)
    if (promotion?.kind !== kind || kind === 'free_delivery') return []
    return [{ promotion: { ...promotion, active: true }, ...(code === undefined ? {} : { code }) }]
  })
}

/** Free delivery stays as it was agreed; the others as far as they still take something off. */
function promotionsAfter({ promotions = [] }: Order, quoted: Quote): readonly OrderPromotion[] {
  const given = new Map(quoted.promotions.map(({ offered, amount }) => [offered.promotion._id, amount]))
  return promotions.flatMap((each) => {
    const amount = each.kind === 'free_delivery' ? each.amount : (given.get(each.promotion) ?? 0)
    return amount > 0 ? [{ ...each, amount }] : []
  })
}
