import { taxOf } from './tax.ts'

/** What is recomputed: an order, or anything priced like one. */
export interface Totaled {
  readonly _id: string
  readonly taxIncluded: boolean
  readonly lines: readonly {
    readonly sku: string
    readonly unitPrice: number
    readonly quantity: number
    readonly subtotal: number
    readonly discount: number
    readonly tax: number
    readonly taxRate: number
  }[]
  readonly totals: {
    readonly subtotal: number
    readonly discount: number
    readonly delivery: number
    readonly tax: number
    readonly total: number
  }
}

/** A broken price invariant, in words. */
export interface PriceDrift {
  readonly invariant: 'I9'
  readonly subject: string
  readonly message: string
}

const differs = (what: string, is: number, should: number): readonly string[] =>
  is === should ? [] : [`${what} is ${is}, should be ${should}`]

/** I9: each line and the totals recomputed from the figures stored with them. An empty list is good. */
export function checkTotals({ _id, lines, totals, taxIncluded }: Totaled): readonly PriceDrift[] {
  const sum = (of: 'subtotal' | 'discount' | 'tax') => lines.reduce((total, line) => total + line[of], 0)
  return [
    ...lines.flatMap((line) => [
      ...differs(`${line.sku} subtotal`, line.subtotal, line.unitPrice * line.quantity),
      ...differs(`${line.sku} tax`, line.tax, taxOf(line.subtotal - line.discount, line.taxRate, taxIncluded)),
    ]),
    ...differs('subtotal', totals.subtotal, sum('subtotal')),
    ...differs('discount', totals.discount, sum('discount')),
    ...differs('tax', totals.tax, sum('tax')),
    ...differs(
      'total',
      totals.total,
      totals.subtotal - totals.discount + totals.delivery + (taxIncluded ? 0 : totals.tax),
    ),
  ].map((message) => ({ invariant: 'I9', subject: _id, message }))
}
