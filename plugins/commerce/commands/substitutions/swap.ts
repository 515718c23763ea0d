import { type LineItem, lineKey, type MissingUnits, type Order, type PricedSwap, swappedOrder } from '@souk/orders'
import { amountDue, shareOfUnits } from '@souk/payments'
import { taxOf } from '@souk/pricing'
import { type Sellable, wordsOf } from '../goods.ts'
import type { MissingFacts } from './missing-facts.ts'

/** A replacement worked out, and what goes back or is not taken because of it. */
export interface Swap extends PricedSwap {
  /** Minor units, 0 or more: the shopper never pays more. */
  readonly saves: number
}

/**
 * What the order comes to when something comes instead of missing units: at the lower of the two prices, with the discount
 * that the missing ones had and their tax, and lower still where rounding would make it dearer. Undefined when that
 * cannot be: it is taxed another way, the order has it already, or the discount is more than it costs.
 */
export function swapFor(facts: MissingFacts, missing: MissingUnits, instead: Sellable): Swap | undefined {
  const { order } = facts
  if (instead.variant.taxClass !== facts.missing?.variant.taxClass) return undefined
  if (order.lines.some(({ sku }) => sku === instead.variant.sku)) return undefined
  const before = amountDue(order)
  for (let price = Math.min(instead.variant.price, missing.item.unitPrice); price >= 0; price -= 1) {
    const swap = swapAt(facts, missing, instead, price)
    if (!swap) return undefined
    const saves = before - amountDue(swappedOrder(order, missing, swap))
    if (saves >= 0 && swap.totals.total <= order.totals.total) return { ...swap, saves }
  }
  return undefined
}

function swapAt(facts: MissingFacts, { item, quantity }: MissingUnits, instead: Sellable, unitPrice: number) {
  const { order } = facts
  const left = item.quantity - quantity
  const kept = shareOfUnits(item.discount, 0, left, item.quantity)
  const discount = item.discount - kept
  if (discount > unitPrice * quantity) return undefined
  const substituted = (item.substituted ?? 0) + quantity
  const rest: LineItem = { ...item, ...figures(order, item, item.unitPrice, left, kept), substituted }
  const added: LineItem = {
    ...described(facts, instead),
    ...figures(order, item, unitPrice, quantity, discount),
    substitutes: item._key,
    canceled: 0,
    picked: 0,
    packed: 0,
    shipped: 0,
    delivered: 0,
  }
  return { rest, added, totals: totalsWith(order, item, [rest, added]) }
}

function figures(
  { taxIncluded }: Order,
  { taxRate }: Pick<LineItem, 'taxRate'>,
  unitPrice: number,
  quantity: number,
  discount: number,
) {
  const subtotal = unitPrice * quantity
  return { unitPrice, quantity, subtotal, discount, tax: taxOf(subtotal - discount, taxRate, taxIncluded), taxRate }
}

/** Words, seller and revision as of now, as at any order. */
function described({ order, shop }: MissingFacts, instead: Sellable) {
  const { product, variant } = instead
  const sellerName = shop.sellers.find(({ _id }) => _id === product.seller._ref)?.name
  return {
    _key: lineKey(variant.sku),
    sku: variant.sku,
    variant: variant._id,
    product: product._id,
    productRevision: product._rev,
    seller: product.seller._ref,
    ...(sellerName && { sellerName }),
    ...wordsOf(instead, order.language, shop.settings.defaultLanguage),
  }
}

function totalsWith({ totals, taxIncluded }: Order, before: LineItem, after: readonly LineItem[]): Order['totals'] {
  const moved = (of: 'subtotal' | 'tax') => after.reduce((sum, line) => sum + line[of], 0) - before[of]
  const subtotal = totals.subtotal + moved('subtotal')
  const tax = totals.tax + moved('tax')
  return { ...totals, subtotal, tax, total: subtotal - totals.discount + totals.delivery + (taxIncluded ? 0 : tax) }
}
