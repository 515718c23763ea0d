import { type PaidLine, shareOfUnits } from './commands/refund-lines.ts'

/** An order as far as what is owed for it goes. Amounts in minor units. */
export interface Owing {
  readonly totals: { readonly total: number }
  /** True when prices hold the tax already. */
  readonly taxIncluded: boolean
  readonly lines: readonly (PaidLine & { readonly canceled: number })[]
}

/**
 * What is owed for an order once units of it were called off: its total less what those units cost, shared out as refunds
 * are. The delivery fee stays. Called wherever money is taken or judged.
 */
export function amountDue({ totals, taxIncluded, lines }: Owing): number {
  const off = lines.reduce((sum, line) => {
    const units = Math.min(line.quantity, line.canceled)
    const share = (of: number) => shareOfUnits(of, 0, units, line.quantity)
    return sum + share(line.subtotal) - share(line.discount) + (taxIncluded ? 0 : share(line.tax))
  }, 0)
  return Math.max(0, totals.total - off)
}
