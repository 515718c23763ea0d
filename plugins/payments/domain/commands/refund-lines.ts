import { ok, type Refusal, type Result } from '@souk/kernel'
import type { Refund, RefundLine } from '../documents.ts'
import { no } from '../refusals.ts'

/** An order's line as a refund needs it: what was charged for all its units. Amounts in minor units. */
export interface PaidLine {
  readonly _key: string
  readonly sku: string
  readonly quantity: number
  readonly subtotal: number
  readonly discount: number
  readonly tax: number
}

/**
 * What units `from` (counted from 0) up to but not including `to` of `all` share of a sum. Shares of neighbouring runs
 * add up to the sum exactly, however it is cut: the odd cents fall where the running total crosses them. Of no units at all the share is 0.
 */
export const shareOfUnits = (sum: number, from: number, to: number, all: number): number =>
  all === 0 ? 0 : Math.floor((sum * to) / all) - Math.floor((sum * from) / all)

/** Units of a line that money was given back for, or is on its way. */
export const refundedUnits = (refunds: readonly Pick<Refund, 'lines' | 'state'>[], line: string): number =>
  refunds
    .filter(({ state }) => state !== 'failed')
    .flatMap(({ lines = [] }) => lines)
    .filter((each) => each.line === line)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/**
 * Prices units to give back, to the cent: price, discount and tax as they were charged. `taxIncluded` says that prices
 * hold the tax already. Refusals: `unknown_refund_line {sku}`, `bad_amount`, `refund_units_too_many {sku, left}`.
 */
export function refundLines(
  facts: {
    readonly lines: readonly PaidLine[]
    readonly taxIncluded: boolean
    readonly refunds: readonly Pick<Refund, 'lines' | 'state'>[]
  },
  wanted: readonly { readonly sku: string; readonly quantity: number }[],
): Result<readonly RefundLine[], Refusal> {
  const priced: RefundLine[] = []
  for (const [sku, quantity] of unitsBySku(wanted)) {
    const line = facts.lines.find((each) => each.sku === sku)
    if (!line) return no('unknown_refund_line', { sku })
    if (!Number.isSafeInteger(quantity) || quantity < 1) return no('bad_amount')
    const before = refundedUnits(facts.refunds, line._key)
    const left = line.quantity - before
    if (quantity > left) return no('refund_units_too_many', { sku, quantity, left })
    priced.push(priceUnits(line, before, quantity, facts.taxIncluded))
  }
  return ok(priced)
}

function unitsBySku(wanted: readonly { readonly sku: string; readonly quantity: number }[]) {
  const units = new Map<string, number>()
  for (const { sku, quantity } of wanted) units.set(sku, (units.get(sku) ?? 0) + quantity)
  return units
}

function priceUnits(line: PaidLine, before: number, quantity: number, taxIncluded: boolean): RefundLine {
  const share = (sum: number) => shareOfUnits(sum, before, before + quantity, line.quantity)
  const [subtotal, discount, tax] = [share(line.subtotal), share(line.discount), share(line.tax)]
  const amount = subtotal - discount + (taxIncluded ? 0 : tax)
  return { _key: line._key, line: line._key, sku: line.sku, quantity, subtotal, discount, tax, amount }
}
