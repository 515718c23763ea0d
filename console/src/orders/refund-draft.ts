import { fillWords } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { type Payment, paymentRefusals, type Refund, refundable, refundLines } from '@souk/payments'

export interface RefundFacts {
  readonly order: Pick<Order, '_id' | 'lines' | 'taxIncluded' | 'currency'>
  readonly payments: readonly Payment[]
  readonly refunds: readonly Refund[]
}

/** What a person wants to give back: units by SKU, an amount in minor units, or all that is left. */
export type RefundWish =
  | { readonly by: 'lines'; readonly units: Readonly<Record<string, number>> }
  | { readonly by: 'amount'; readonly amount: number | undefined }
  | { readonly by: 'all' }

/** What it would come to, or why it cannot be; `input` is what the command is given beside the reason. */
export type RefundDraft =
  | { readonly ok: true; readonly amount: number; readonly input: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly words: string }

/** What can still be given back by the attempt that has most left; one refund goes to one attempt. */
export const leftToRefund = ({ payments, refunds }: Pick<RefundFacts, 'payments' | 'refunds'>): number =>
  Math.max(
    0,
    ...payments.map((payment) =>
      refundable(
        payment,
        refunds.filter((refund) => refund.payment === payment._id),
      ),
    ),
  )

/** Why nothing can be given back at all, or undefined. */
export function whyNotRefund(facts: Pick<RefundFacts, 'payments' | 'refunds'>): string | undefined {
  if (facts.payments.some(({ disputed }) => disputed)) return 'The bank decides a dispute first.'
  if (!facts.payments.some(({ captured }) => captured > 0)) return paymentRefusals.nothing_captured.staff
  return leftToRefund(facts) === 0 ? 'Everything was given back already.' : undefined
}

/** Computes a refund before it is decided, by the rules that the command decides with. */
export function draftRefund(facts: RefundFacts, wish: RefundWish): RefundDraft {
  const left = leftToRefund(facts)
  if (wish.by === 'all') return { ok: true, amount: left, input: {} }
  if (wish.by === 'amount') {
    if (wish.amount === undefined || wish.amount === 0) return { ok: false, words: 'Give an amount first.' }
    return fits(wish.amount, left, { amount: wish.amount })
  }
  const lines = Object.entries(wish.units).flatMap(([sku, quantity]) => (quantity > 0 ? [{ sku, quantity }] : []))
  if (lines.length === 0) return { ok: false, words: 'Choose units first.' }
  const { order, refunds } = facts
  const priced = refundLines({ lines: order.lines, taxIncluded: order.taxIncluded, refunds }, lines)
  if (!priced.ok) return { ok: false, words: priced.refusal.message }
  return fits(
    priced.value.reduce((sum, { amount }) => sum + amount, 0),
    left,
    { lines },
  )
}

const fits = (amount: number, left: number, input: Readonly<Record<string, unknown>>): RefundDraft =>
  amount > left
    ? { ok: false, words: fillWords(paymentRefusals.refund_too_large.staff, { amount, refundable: left }) }
    : { ok: true, amount, input }

/** Units of a line that were not refunded yet. */
export const unitsLeft = (line: Order['lines'][number], refunds: readonly Refund[]): number =>
  line.quantity -
  refunds
    .filter(({ state }) => state !== 'failed')
    .flatMap(({ lines = [] }) => lines ?? [])
    .filter((each) => each.line === line._key)
    .reduce((sum, { quantity }) => sum + quantity, 0)
