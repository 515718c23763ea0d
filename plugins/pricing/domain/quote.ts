import type { TaxRate } from './documents.ts'
import { type Destination, taxOf, taxRateFor } from './tax.ts'

/** A line to price. Amounts in minor units of the quote's currency. */
export interface LineToPrice {
  readonly line: string
  readonly sku: string
  readonly unitPrice: number
  readonly quantity: number
  readonly taxClass: string
  /** Off the whole line, 0 or more. */
  readonly discount?: number
}

/** What a zone asks for delivery. */
export interface DeliveryTerms {
  readonly name: string
  readonly fee: number
  readonly freeFrom?: number
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
  /** An instant or a day: which rates are in force. */
  readonly at: string
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

/** One row of "how did we get here": every figure of the totals with its reason. */
export interface Explanation {
  readonly of: 'subtotal' | 'discount' | 'delivery' | 'tax'
  readonly amount: number
  /** `Free from 2500`, `Food 0.00 %`; codes and figures, for screens to word. */
  readonly because: string
}

export interface Quote {
  readonly currency: string
  readonly lines: readonly QuotedLine[]
  readonly totals: {
    readonly subtotal: number
    readonly discount: number
    readonly delivery: number
    readonly tax: number
    readonly total: number
  }
  /** True when the lines' prices hold the tax already. */
  readonly taxIncluded: boolean
  /** What is missing to free delivery, when there is such a sum. */
  readonly freeDeliveryIn?: number
  readonly explanation: readonly Explanation[]
}

/**
 * Prices a cart. Pure; each line's tax is rounded once and everything else adds up exactly, so the totals can be
 * recomputed from the lines (I9). Throws when rates with and without tax included meet: such a table has no total.
 */
export function quote(request: QuoteRequest): Quote {
  const priced = request.lines.map((line) => priceLine(line, request))
  const modes = new Set(priced.flatMap(({ rate }) => (rate ? [rate.included] : [])))
  if (modes.size > 1) throw new RangeError('the tax table mixes rates that are included with rates on top')
  const taxIncluded = modes.has(true)
  const lines = priced.map(({ line }) => line)
  const sum = (of: 'subtotal' | 'discount' | 'tax') => lines.reduce((total, line) => total + line[of], 0)
  const goods = sum('subtotal') - sum('discount')
  const delivery = deliveryFee(request, goods)
  const totals = {
    subtotal: sum('subtotal'),
    discount: sum('discount'),
    delivery: delivery.fee,
    tax: sum('tax'),
    total: goods + delivery.fee + (taxIncluded ? 0 : sum('tax')),
  }
  return {
    currency: request.currency,
    lines,
    totals,
    taxIncluded,
    ...(delivery.missing > 0 ? { freeDeliveryIn: delivery.missing } : {}),
    explanation: explain(totals, delivery.because, priced),
  }
}

interface Priced {
  readonly line: QuotedLine
  readonly rate: TaxRate | undefined
}

function priceLine({ taxClass, discount = 0, ...line }: LineToPrice, request: QuoteRequest): Priced {
  for (const amount of [line.unitPrice, line.quantity, discount])
    if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${line.sku}: ${amount} is no whole amount`)
  const subtotal = line.unitPrice * line.quantity
  const off = Math.min(discount, subtotal)
  const rate = request.destination && taxRateFor(request.taxRates, taxClass, request.destination, request.at)
  const tax = rate ? taxOf(subtotal - off, rate.rate, rate.included) : 0
  return { line: { ...line, subtotal, discount: off, tax, taxRate: rate?.rate ?? 0 }, rate }
}

interface Fee {
  readonly fee: number
  readonly missing: number
  readonly because: string
}

function deliveryFee({ method, delivery }: QuoteRequest, goods: number): Fee {
  if (method === 'pickup') return { fee: 0, missing: 0, because: 'Picked up' }
  if (!delivery) return { fee: 0, missing: 0, because: 'Destination not known yet' }
  const { fee, freeFrom, name } = delivery
  if (freeFrom === undefined || fee === 0) return { fee, missing: 0, because: name }
  return goods >= freeFrom
    ? { fee: 0, missing: 0, because: `${name}, free from ${freeFrom}` }
    : { fee, missing: freeFrom - goods, because: `${name}, free from ${freeFrom}` }
}

function explain(totals: Quote['totals'], delivery: string, priced: readonly Priced[]): readonly Explanation[] {
  const units = priced.reduce((sum, { line }) => sum + line.quantity, 0)
  const byRate = Map.groupBy(priced, ({ rate }) => rate)
  const taxes = [...byRate].flatMap(([rate, rows]): readonly Explanation[] =>
    rate === undefined
      ? []
      : [
          {
            of: 'tax',
            amount: rows.reduce((sum, { line }) => sum + line.tax, 0),
            because: `${rate.name} ${(rate.rate / 100).toFixed(2)} %${rate.included ? ', included' : ''}`,
          },
        ],
  )
  return [
    { of: 'subtotal', amount: totals.subtotal, because: `${units} ${units === 1 ? 'unit' : 'units'}` },
    ...(totals.discount > 0 ? [{ of: 'discount', amount: totals.discount, because: 'Promotion' } as const] : []),
    { of: 'delivery', amount: totals.delivery, because: delivery },
    ...taxes,
  ]
}
