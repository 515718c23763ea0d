import {
  awaitedUnits,
  type Inspection,
  inspections,
  isReasonFor,
  type Order,
  orderRefusals,
  type Return,
  type ReturnKind,
  type ReturnReasonCode,
  returnReasons,
  unitsToRefund,
} from '@souk/orders'
import { type Payment, type Refund, refundDue } from '@souk/payments'

/** The money of an order. */
export interface MoneyKnown {
  readonly payments: readonly Payment[]
  readonly refunds: readonly Refund[]
}

/** What would go back, or why nothing does. */
export type RefundPreview =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly words: string }

/** Units of a return by SKU and by what was found of them, as they are typed. */
export type Found = Readonly<Record<string, Readonly<Partial<Record<Inspection, number>>>>>

const findings = Object.keys(inspections) as readonly Inspection[]

/** What `receiveReturn` is told of what was typed. */
export const unitsFound = (
  found: Found,
): readonly { readonly sku: string; readonly quantity: number; readonly as: Inspection }[] =>
  Object.entries(found).flatMap(([sku, by]) =>
    findings.flatMap((as) => {
      const quantity = by[as] ?? 0
      return quantity > 0 ? [{ sku, quantity, as }] : []
    }),
  )

/** Units that may still be typed into one field: what is awaited, less what stands in the other fields of the line. */
export function roomFor(before: Return, sku: string, as: Inspection, found: Found): number {
  const line = before.lines.find((each) => each.sku === sku)
  const others = findings.filter((each) => each !== as).reduce((sum, each) => sum + (found[sku]?.[each] ?? 0), 0)
  return line ? Math.max(0, awaitedUnits(before, line) - others) : 0
}

/** The return as it would stand with these units received. */
export const receivedWith = (before: Return, found: Found): Return => ({
  ...before,
  lines: before.lines.map((line) => {
    const { restock = 0, damaged = 0, write_off = 0 } = found[line.sku] ?? {}
    return {
      ...line,
      restocked: line.restocked + restock,
      damaged: line.damaged + damaged,
      writtenOff: line.writtenOff + write_off,
    }
  }),
})

/** What a return owes as it stands, by the rules that the commands decide with. */
export function previewRefund(
  order: Pick<Order, 'lines' | 'taxIncluded'>,
  { payments, refunds }: MoneyKnown,
  after: Return,
): RefundPreview {
  if (payments.some(({ disputed }) => disputed)) return { ok: false, words: orderRefusals.payment_disputed.staff }
  const due = refundDue({ order, attempts: payments, refunds }, unitsToRefund(after))
  if (!due.ok) return { ok: false, words: due.refusal.message }
  return due.value
    ? { ok: true, amount: due.value.amount }
    : { ok: false, words: 'Nothing of these units is left to refund.' }
}

/** Reasons that are good for a return, or for a claim. */
export const reasonsFor = (kind: ReturnKind): readonly ReturnReasonCode[] =>
  (Object.keys(returnReasons) as readonly ReturnReasonCode[]).filter((reason) => isReasonFor(reason, kind))
