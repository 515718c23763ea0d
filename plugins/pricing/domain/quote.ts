import { type Instant, instant } from '@souk/kernel'
import { applyPromotions, type AppliedPromotion, type Promoted, type RefusedPromotion } from './apply-promotions.ts'
import type { TaxRate } from './documents.ts'
import type { OfferedPromotion } from './judge-promotion.ts'
import { explain, type Explanation } from './explanation.ts'
import { type Destination, taxOf, taxRateFor } from './tax.ts'

/** A line to price. Amounts in minor units of the quote's currency. */
export interface LineToPrice {
  readonly line: string
  readonly sku: string
  readonly unitPrice: number
  readonly quantity: number
  readonly taxClass: string
  /** Ids of what it is, for promotions. */
  readonly product?: string
  readonly seller?: string
  readonly categories?: readonly string[]
}

/** What a zone asks for delivery. */
export interface DeliveryTerms {
  readonly name: string
  readonly fee: number
  readonly freeFrom?: number
  /** Tax class of the fee; without one the fee is not taxed. */
  readonly feeTaxClass?: string
}

export interface QuoteRequest {
  readonly lines: readonly LineToPrice[]
  readonly currency: string
  readonly method: 'delivery' | 'pickup'
  /** Undefined while we do not know where to: no fee is quoted then. */
  readonly delivery?: DeliveryTerms
  /** Undefined while we do not know where to: no tax on top is quoted then. */
  readonly destination?: Destination
  readonly taxRates: readonly TaxRate[]
  /** The shop's day, or an instant: which rates are in force. */
  readonly at: string
  /** Asked for by code, or coming by themselves. */
  readonly promotions?: readonly OfferedPromotion[]
  /** Which promotions are on; `at` when left out. */
  readonly now?: Instant
}

export interface QuotedLine {
  readonly line: string
  readonly sku: string
  readonly unitPrice: number
  readonly quantity: number
  /** unitPrice x quantity */
  readonly subtotal: number
  readonly discount: number
  readonly tax: number
  /** Basis points used. */
  readonly taxRate: number
}

/** Minor units. Delivery's own share of the tax stands apart, so that the whole can be recomputed. */
export interface QuotedTotals {
  readonly subtotal: number
  readonly discount: number
  readonly delivery: number
  readonly tax: number
  readonly total: number
  /** Of `tax`, what is delivery's; there only when the fee is taxed. */
  readonly deliveryTax?: number
  /** Basis points used for it. */
  readonly deliveryTaxRate?: number
}

export interface Quote {
  readonly currency: string
  readonly lines: readonly QuotedLine[]
  readonly totals: QuotedTotals
  /** True when the lines' prices hold the tax already. */
  readonly taxIncluded: boolean
  /** What is missing to free delivery, when there is such a sum. */
  readonly freeDeliveryIn?: number
  readonly promotions: readonly AppliedPromotion[]
  readonly refused: readonly RefusedPromotion[]
  readonly explanation: readonly Explanation[]
}

/**
 * Prices a cart. Pure; each line's tax is rounded once and everything else adds up exactly, so the totals can be
 * recomputed from the lines (I9). Throws when rates with and without tax included meet: such a table has no total.
 */
export function quote(request: QuoteRequest): Quote {
  const promoted = promote(request)
  const priced = request.lines.map((line) => priceLine(line, promoted, request))
  const lines = priced.map(({ line }) => line)
  const sum = (of: 'subtotal' | 'discount' | 'tax') => lines.reduce((total, line) => total + line[of], 0)
  const goods = sum('subtotal') - sum('discount')
  const delivery = deliveryFee(request, goods, promoted)
  const feeRate = delivery.fee > 0 ? rateFor(request, request.delivery?.feeTaxClass) : undefined
  const taxIncluded = modeOf([...priced.map(({ rate }) => rate), feeRate])
  const deliveryTax = feeRate ? taxOf(delivery.fee, feeRate.rate, feeRate.included) : 0
  const tax = sum('tax') + deliveryTax
  const totals: QuotedTotals = {
    subtotal: sum('subtotal'),
    discount: sum('discount'),
    delivery: delivery.fee,
    tax,
    total: goods + delivery.fee + (taxIncluded ? 0 : tax),
    ...(feeRate && { deliveryTax, deliveryTaxRate: feeRate.rate }),
  }
  return {
    currency: request.currency,
    lines,
    totals,
    taxIncluded,
    ...(delivery.missing > 0 ? { freeDeliveryIn: delivery.missing } : {}),
    promotions: promoted.applied,
    refused: promoted.refused,
    explanation: explain({ totals, delivery: delivery.because, priced, promotions: promoted.applied, feeRate }),
  }
}

/** Rates of nothing fit into any table. */
function modeOf(rates: readonly (TaxRate | undefined)[]): boolean {
  const modes = new Set(rates.flatMap((rate) => (rate && rate.rate > 0 ? [rate.included] : [])))
  if (modes.size > 1) throw new RangeError('the tax table mixes rates that are included with rates on top')
  return modes.size > 0 ? modes.has(true) : rates.some((rate) => rate?.included === true)
}

const rateFor = ({ destination, taxRates, at }: QuoteRequest, taxClass: string | undefined): TaxRate | undefined =>
  destination && taxClass !== undefined ? taxRateFor(taxRates, taxClass, destination, at) : undefined

function promote(request: QuoteRequest): Promoted {
  for (const { sku, unitPrice, quantity } of request.lines)
    for (const amount of [unitPrice, quantity])
      if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${sku}: ${amount} is no whole amount`)
  const lines = request.lines.map(({ unitPrice, quantity, ...line }) => ({ ...line, amount: unitPrice * quantity }))
  const goods = lines.reduce((sum, { amount }) => sum + amount, 0)
  return applyPromotions({
    lines,
    offered: request.promotions ?? [],
    feeAfter: (off) => deliveryFee(request, goods - off).fee,
    now: request.now ?? instant(request.at),
  })
}

interface Priced {
  readonly line: QuotedLine
  readonly rate: TaxRate | undefined
}

function priceLine(asked: LineToPrice, promoted: Promoted, request: QuoteRequest): Priced {
  const { line, sku, unitPrice, quantity, taxClass } = asked
  const subtotal = unitPrice * quantity
  const off = promoted.discounts.get(line) ?? 0
  const rate = rateFor(request, taxClass)
  const tax = rate ? taxOf(subtotal - off, rate.rate, rate.included) : 0
  return { line: { line, sku, unitPrice, quantity, subtotal, discount: off, tax, taxRate: rate?.rate ?? 0 }, rate }
}

interface Fee {
  readonly fee: number
  readonly missing: number
  readonly because: string
}

function deliveryFee({ method, delivery }: QuoteRequest, goods: number, promoted?: Promoted): Fee {
  if (method === 'pickup') return { fee: 0, missing: 0, because: 'Picked up' }
  if (!delivery) return { fee: 0, missing: 0, because: 'Destination not known yet' }
  const { fee, freeFrom, name } = delivery
  const terms = freeFrom === undefined || fee === 0 ? name : `${name}, free from ${freeFrom}`
  if (promoted?.freeDelivery && fee > 0) return { fee: 0, missing: 0, because: `${name}, free by promotion` }
  if (freeFrom === undefined || fee === 0) return { fee, missing: 0, because: terms }
  return goods >= freeFrom ? { fee: 0, missing: 0, because: terms } : { fee, missing: freeFrom - goods, because: terms }
}
