import { allocate, type AllocatedUnits } from '@souk/inventory'
import { ok, type Refusal, refuser, type Result } from '@souk/kernel'
import { awaitsGoods, unitsToExchange, whyNotOnReturn } from '@souk/orders'
import {
  type Payment,
  paymentRefusals,
  payerOf,
  refundable,
  type RefundLine,
  refundedUnits,
  refundLines,
} from '@souk/payments'
import type { Call } from '../../dispatch/command.ts'
import { wantedLine } from '../bundle-goods.ts'
import { no } from '../edits/edit-refusals.ts'
import type { ExchangeFacts } from './exchange-facts.ts'
import { type ExchangeQuote, quoteExchange } from './exchange-quote.ts'

/** An exchange worked out in full; nothing of it has happened. Minor units. */
export interface DecidedExchange extends ExchangeQuote {
  /** The payment that the units were paid by. */
  readonly source: Payment
  /** The units that come back, as they were charged. */
  readonly lines: readonly RefundLine[]
  /** What they are worth, as far as money is left. */
  readonly worth: number
  /** What of that pays for the new goods. */
  readonly credit: number
  readonly toPay: number
  /** What is left of it for the shopper. */
  readonly rest: number
  readonly units: readonly AllocatedUnits[]
  /** Goods are still to come back. */
  readonly awaits: boolean
}

/**
 * Works an exchange out: what comes back is worth what was charged for it, and pays for what is sent as far as it goes.
 * The preview shows it and the command writes it. Refusals: those of `whyNotOnReturn` and `quoteExchange`,
 * `payment_disputed`, `nothing_to_exchange`, `paid_in_two_ways`, `out_of_stock`, and `no_email` where there is nobody to ask
 * for the difference.
 */
export function decideExchange(
  facts: ExchangeFacts,
  { waive = false }: { readonly waive?: boolean },
  call: Pick<Call, 'now'>,
): Result<DecidedExchange, Refusal> {
  const { found, attempts, levels, locations } = facts
  const refused = whyNotOnReturn(found, 'exchange')
  if (refused) return refused
  if (attempts.some(({ disputed }) => disputed)) return no('payment_disputed')
  const credit = creditOf(facts)
  if (!credit.ok) return credit
  const { worth } = credit.value
  const priced = quoteExchange(facts, waive ? worth : undefined, call)
  if (!priced.ok) return priced
  const units = allocate(priced.value.goods.map(wantedLine), levels, locations)
  if (!units.ok) return units
  const { total } = priced.value.quoted.totals
  const used = Math.min(worth, total)
  if (total > used && facts.order.contact.email === '') return nobody('no_email')
  return ok({
    ...priced.value,
    ...credit.value,
    credit: used,
    toPay: total - used,
    rest: worth - used,
    units: units.value,
    awaits: awaitsGoods(found),
  })
}

const nobody = refuser(paymentRefusals)

/**
 * What the units of a return are worth: those that were refunded before are left out, and never more than is left. A
 * credit is the money of one payment, so what only two together could pay is refused.
 */
function creditOf({ found, order, attempts, refunds }: ExchangeFacts) {
  const source = payerOf(attempts, refunds)
  const wanted = unitsToExchange(found).flatMap(({ sku, quantity }) => {
    const line = order.lines.find((each) => each.sku === sku)
    const due = line ? Math.min(quantity, line.quantity - refundedUnits(refunds, line._key)) : 0
    return due > 0 ? [{ sku, quantity: due }] : []
  })
  const lines = refundLines({ ...order, refunds }, wanted)
  if (!lines.ok) return lines
  const sum = lines.value.reduce((total, { amount }) => total + amount, 0)
  const leftOf = (each: Payment) =>
    refundable(
      each,
      refunds.filter(({ payment }) => payment === each._id),
    )
  const worth = source ? Math.min(sum, leftOf(source)) : 0
  const left = attempts.reduce((all, each) => all + Math.max(0, leftOf(each)), 0)
  if (Math.min(sum, left) > worth) return no('paid_in_two_ways')
  return source && worth > 0 ? ok({ source, lines: lines.value, worth }) : no('nothing_to_exchange')
}
