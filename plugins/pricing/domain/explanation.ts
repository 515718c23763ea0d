import type { AppliedPromotion } from './apply-promotions.ts'
import type { TaxRate } from './documents.ts'
import type { QuotedLine, QuotedTotals } from './quote.ts'

/** One row of "how did we get here": every figure of the totals with its reason. */
export interface Explanation {
  readonly of: 'subtotal' | 'discount' | 'delivery' | 'tax'
  readonly amount: number
  /** `Free from 2500`, `Food 0.00 %`; codes and figures, for screens to word. */
  readonly because: string
}

interface Explained {
  readonly totals: QuotedTotals
  readonly delivery: string
  readonly priced: readonly { readonly line: QuotedLine; readonly rate: TaxRate | undefined }[]
  readonly promotions: readonly AppliedPromotion[]
  /** The rate of the delivery fee, when it is taxed. */
  readonly feeRate: TaxRate | undefined
}

/** The totals row by row; the rows of one kind add up to their total. */
export function explain({ totals, delivery, priced, promotions, feeRate }: Explained): readonly Explanation[] {
  const units = priced.reduce((sum, { line }) => sum + line.quantity, 0)
  return [
    { of: 'subtotal', amount: totals.subtotal, because: `${units} ${units === 1 ? 'unit' : 'units'}` },
    ...discounts(promotions),
    { of: 'delivery', amount: totals.delivery, because: delivery },
    ...taxes(priced, totals, feeRate),
  ]
}

const discounts = (promotions: readonly AppliedPromotion[]): readonly Explanation[] =>
  promotions
    .filter(({ kind, amount }) => kind !== 'free_delivery' && amount > 0)
    .map(({ offered, amount }) => ({ of: 'discount', amount, because: offered.code ?? offered.promotion._id }))

function taxes(
  priced: Explained['priced'],
  totals: QuotedTotals,
  feeRate: TaxRate | undefined,
): readonly Explanation[] {
  const rows: readonly (readonly [TaxRate | undefined, number])[] = [
    ...priced.map(({ rate, line }) => [rate, line.tax] as const),
    [feeRate, totals.deliveryTax ?? 0],
  ]
  return [...Map.groupBy(rows, ([rate]) => rate)].flatMap(([rate, own]): readonly Explanation[] =>
    rate === undefined
      ? []
      : [
          {
            of: 'tax',
            amount: own.reduce((sum, [, tax]) => sum + tax, 0),
            because: `${rate.name} ${(rate.rate / 100).toFixed(2)} %${rate.included ? ', included' : ''}`,
          },
        ],
  )
}
