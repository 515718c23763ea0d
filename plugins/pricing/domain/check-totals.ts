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
    readonly deliveryTax?: number
    readonly deliveryTaxRate?: number
  }
  /** What was given off; the amounts of free delivery are off the fee, not off the goods. */
  readonly promotions?: readonly { readonly kind: string; readonly amount: number }[]
}

/** A broken price invariant, in words. */
export interface PriceDrift {
  readonly invariant: 'I9'
  readonly subject: string
  readonly message: string
}

const differs = (what: string, is: number, should: number): readonly string[] =>
  is === should ? [] : [`${what} is ${is}, should be ${should}`]

const offGoods = (promotions: NonNullable<Totaled['promotions']>): number =>
  promotions.reduce((sum, { kind, amount }) => sum + (kind === 'free_delivery' ? 0 : amount), 0)

/** I9: each line and the totals recomputed from the figures stored with them. An empty list is good. */
export function checkTotals({ _id, lines, totals, taxIncluded, promotions }: Totaled): readonly PriceDrift[] {
  const sum = (of: 'subtotal' | 'discount' | 'tax') => lines.reduce((total, line) => total + line[of], 0)
  const { deliveryTax = 0 } = totals
  return [
    ...lines.flatMap((line) => [
      ...differs(`${line.sku} subtotal`, line.subtotal, line.unitPrice * line.quantity),
      ...differs(`${line.sku} tax`, line.tax, taxOf(line.subtotal - line.discount, line.taxRate, taxIncluded)),
    ]),
    ...differs('subtotal', totals.subtotal, sum('subtotal')),
    ...differs('discount', totals.discount, sum('discount')),
    ...(promotions ? differs('promotions', offGoods(promotions), totals.discount) : []),
    ...differs('tax', totals.tax, sum('tax') + deliveryTax),
    ...differs('delivery tax', deliveryTax, taxOf(totals.delivery, totals.deliveryTaxRate ?? 0, taxIncluded)),
    ...differs(
      'total',
      totals.total,
      totals.subtotal - totals.discount + totals.delivery + (taxIncluded ? 0 : totals.tax),
    ),
  ].map((message) => ({ invariant: 'I9', subject: _id, message }))
}
