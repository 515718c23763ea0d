import { instant, type Refusal, type Result, ok } from '@souk/kernel'
import { type OfferedPromotion, type Quote, quote } from '@souk/pricing'
import { localDay } from '@souk/shipping'
import type { Call } from '../../dispatch/command.ts'
import { no } from '../edits/edit-refusals.ts'
import { isSellable, lineToPrice, type Sellable } from '../goods.ts'
import type { ExchangeFacts } from './exchange-facts.ts'

/** What the new goods come to. */
export interface ExchangeQuote {
  readonly goods: readonly Sellable[]
  readonly quoted: Quote
  /** Taken off by the shop because it was to cost no more. Before tax, minor units. */
  readonly waived: number
}

/** The name under which the shop takes off what an exchange costs more; it is no promotion of the catalogue. */
export const goodwill = 'goodwill'

const offered = (value: number): OfferedPromotion => ({
  promotion: {
    _id: goodwill,
    _type: 'promotion',
    _rev: '',
    _createdAt: '',
    _updatedAt: '',
    title: [],
    kind: 'amount',
    value,
    active: true,
  },
})

/**
 * Prices what is sent instead at today's prices and taxes; the way there is the shop's. With `worth` so much is taken off
 * that it costs no more than that. Refuses `product_unavailable`, `nothing_to_waive`.
 */
export function quoteExchange(
  facts: ExchangeFacts,
  worth: number | undefined,
  call: Pick<Call, 'now'>,
): Result<ExchangeQuote, Refusal> {
  const goods = facts.goods.filter(isSellable)
  const gone = facts.goods.find((each) => !isSellable(each) || each.variant.sku !== each.line.sku)
  if (gone) return no('product_unavailable', { sku: gone.line.sku })
  const priced = (off: number) => priceOf(facts, goods, off, call)
  const plain = priced(0)
  if (worth === undefined) return ok({ goods, quoted: plain, waived: 0 })
  if (plain.totals.total <= worth) return no('nothing_to_waive')
  const waived = least(plain.totals.subtotal, (off) => priced(off).totals.total <= worth)
  return ok({ goods, quoted: priced(waived), waived })
}

function priceOf({ order, shop }: ExchangeFacts, goods: readonly Sellable[], off: number, { now }: Pick<Call, 'now'>) {
  const { delivery, address, allocations } = order
  const counter = shop.locations.find(({ _id }) => _id === allocations[0]?.location)
  return quote({
    lines: goods.map(lineToPrice),
    currency: order.currency,
    method: delivery.method,
    delivery: { name: '', fee: 0 },
    destination: delivery.method === 'pickup' && counter ? counter.address : address,
    taxRates: shop.taxRates,
    at: localDay(instant(now), shop.settings.timeZone),
    now: instant(now),
    promotions: off > 0 ? [offered(off)] : [],
  })
}

/** The smallest whole number up to `most` for which something holds that holds for all greater ones, and for `most`. */
function least(most: number, holds: (value: number) => boolean): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return high
}
