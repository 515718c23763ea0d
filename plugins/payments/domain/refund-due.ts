import { ok, type Refusal, type Result } from '@souk/kernel'
import { refundable } from './commands/refund.ts'
import { type PaidLine, refundedUnits, refundLines } from './commands/refund-lines.ts'
import type { Payment, Refund, RefundLine } from './documents.ts'

/** What goes back for units of lines, by the payment with most left first. `lines` are left out when less is left than the units cost. */
export interface RefundDue {
  readonly payment: Payment
  /** Minor units, 1 or more. */
  readonly amount: number
  readonly lines?: readonly RefundLine[]
}

const leftOf = (payment: Payment, refunds: readonly Refund[]): number =>
  refundable(
    payment,
    refunds.filter((refund) => refund.payment === payment._id),
  )

/** The attempt that the money came by. Two were paid only when a late one was, and the one with more left gives. */
export const payerOf = (attempts: readonly Payment[], refunds: readonly Refund[]): Payment | undefined =>
  attempts.toSorted((a, b) => leftOf(b, refunds) - leftOf(a, refunds))[0]

/**
 * Prices units to give back as they were charged: units that were refunded before are left out, and never more than is
 * left comes of it. Undefined when nothing does. Refuses `unknown_refund_line`. Called by the commands that give goods'
 * money back, and by the screens that say beforehand what it will be.
 */
export function refundDue(
  {
    order,
    attempts,
    refunds,
  }: {
    readonly order: { readonly lines: readonly PaidLine[]; readonly taxIncluded: boolean }
    readonly attempts: readonly Payment[]
    readonly refunds: readonly Refund[]
  },
  wanted: readonly { readonly sku: string; readonly quantity: number }[],
): Result<RefundDue | undefined, Refusal> {
  const payment = payerOf(attempts, refunds)
  const left = attempts.reduce((sum, each) => sum + Math.max(0, leftOf(each, refunds)), 0)
  if (!payment || left < 1) return ok(undefined)
  const units = wanted.flatMap(({ sku, quantity }) => {
    const line = order.lines.find((each) => each.sku === sku)
    const due = line ? Math.min(quantity, line.quantity - refundedUnits(refunds, line._key)) : quantity
    return due > 0 ? [{ sku, quantity: due }] : []
  })
  const lines = refundLines({ ...order, refunds }, units)
  if (!lines.ok) return lines
  const sum = lines.value.reduce((total, { amount }) => total + amount, 0)
  if (sum < 1) return ok(undefined)
  return ok({ payment, amount: Math.min(sum, left), ...(sum <= left ? { lines: lines.value } : {}) })
}
