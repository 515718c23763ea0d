import type { PaypalDesk } from './desk.ts'
import { newId, withPayments } from './desk.ts'
import type { Capture, Dispute, Money, Refund } from './entities.ts'
import { notFound, unprocessable } from './failure.ts'
import { cents, isMoney, moneyLike } from './money.ts'
import { findOrder } from './orders.ts'

type Body = Readonly<Record<string, unknown>>
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export function findCapture(desk: PaypalDesk, id: string): Capture {
  const capture = desk.get('capture', id)
  if (!capture) throw notFound()
  return capture
}

export function findRefund(desk: PaypalDesk, id: string): Refund {
  const refund = desk.get('refund', id)
  if (!refund) throw notFound()
  return refund
}

const orderIdOf = (capture: Capture) => capture.supplementary_data.related_ids.order_id
const refundsOf = (desk: PaypalDesk, capture: Capture): readonly Refund[] =>
  findOrder(desk, orderIdOf(capture)).purchase_units[0]?.payments?.refunds ?? []

/** Keeps a capture, and the order that shows it. */
function keep(desk: PaypalDesk, capture: Capture, refunds: readonly Refund[]): Capture {
  const order = findOrder(desk, orderIdOf(capture))
  desk.put('order', order.id, { ...withPayments(order, [capture], refunds), update_time: desk.now() })
  return desk.put('capture', capture.id, capture)
}

/** `POST /v2/payments/captures/:id/refund`: whole or in parts, never more than was captured. */
export function refundCapture(desk: PaypalDesk, id: string, body: Body): Refund {
  const capture = findCapture(desk, id)
  if (isDisputed(desk, id)) throw unprocessable('TRANSACTION_DISPUTED', 'The transaction is disputed.')
  if (capture.status === 'REFUNDED')
    throw unprocessable('CAPTURE_FULLY_REFUNDED', 'The capture has already been fully refunded.')
  if (capture.status !== 'COMPLETED' && capture.status !== 'PARTIALLY_REFUNDED')
    throw unprocessable('CANNOT_BE_REFUNDED', 'A capture in this state cannot be refunded.')
  const before = refundsOf(desk, capture)
  const left = cents(capture.amount) - sumOf(before)
  const asked = isMoney(body['amount']) ? body['amount'] : moneyLike(capture.amount, left)
  if (asked.currency_code !== capture.amount.currency_code)
    throw unprocessable('REFUND_CAPTURE_CURRENCY_MISMATCH', 'Refund must be in the same currency as the capture.')
  if (cents(asked) > left)
    throw unprocessable(
      'REFUND_AMOUNT_EXCEEDED',
      'The refund amount must be less than or equal to the capture amount that has not yet been refunded.',
    )
  const refund = newRefund(desk, capture, asked, body)
  desk.put('refund', refund.id, refund)
  const status = cents(asked) === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
  keep(desk, { ...capture, status, update_time: desk.now() }, [...before, refund])
  desk.tell('PAYMENT.CAPTURE.REFUNDED', 'refund', 'A payment was refunded', refund)
  return refund
}

const sumOf = (refunds: readonly Refund[]) =>
  refunds.filter(({ status }) => status !== 'FAILED').reduce((sum, { amount }) => sum + cents(amount), 0)

function newRefund(desk: PaypalDesk, capture: Capture, amount: Money, body: Body): Refund {
  const id = newId()
  const now = desk.now()
  const optional = (name: 'custom_id' | 'invoice_id' | 'note_to_payer') => {
    const value = text(body[name])
    return value === undefined ? {} : { [name]: value }
  }
  return {
    id,
    status: 'COMPLETED',
    amount: { currency_code: amount.currency_code, value: amount.value },
    ...optional('custom_id'),
    ...optional('invoice_id'),
    ...optional('note_to_payer'),
    create_time: now,
    update_time: now,
    links: [
      { href: `${desk.origin()}/v2/payments/refunds/${id}`, rel: 'self', method: 'GET' },
      { href: `${desk.origin()}/v2/payments/captures/${capture.id}`, rel: 'up', method: 'GET' },
    ],
  }
}

/** A payment that waited for the shopper's bank comes in, or does not. */
export function settleCapture(desk: PaypalDesk, id: string, good: boolean): Capture | undefined {
  const capture = findCapture(desk, id)
  if (capture.status !== 'PENDING') return undefined
  const { status_details: _, ...rest } = capture
  const settled = good
    ? { ...rest, status: 'COMPLETED' as const }
    : { ...rest, status: 'DECLINED' as const, status_details: { reason: 'DECLINED_BY_PROCESSOR' } }
  const done = keep(desk, { ...settled, update_time: desk.now() }, [])
  desk.tell(`PAYMENT.CAPTURE.${good ? 'COMPLETED' : 'DENIED'}`, 'capture', 'Payment settled', done)
  return done
}

/** A bank sends a refund back. */
export function failRefund(desk: PaypalDesk, id: string): Refund | undefined {
  const refund = findRefund(desk, id)
  const captureId =
    refund.links
      .find(({ rel }) => rel === 'up')
      ?.href.split('/')
      .at(-1) ?? ''
  const capture = findCapture(desk, captureId)
  if (refund.status === 'FAILED') return undefined
  const failed: Refund = { ...refund, status: 'FAILED', status_details: { reason: 'ECHECK' }, update_time: desk.now() }
  desk.put('refund', id, failed)
  const refunds = refundsOf(desk, capture).map((each) => (each.id === id ? failed : each))
  keep(desk, { ...capture, status: sumOf(refunds) === 0 ? 'COMPLETED' : 'PARTIALLY_REFUNDED' }, refunds)
  desk.tell('PAYMENT.REFUND.FAILED', 'refund', 'A refund failed', failed)
  return failed
}

const isDisputed = (desk: PaypalDesk, capture: string): boolean =>
  disputesOf(desk, capture).some(({ status }) => status !== 'RESOLVED')

export const disputesOf = (desk: PaypalDesk, capture: string): readonly Dispute[] =>
  desk
    .list('dispute')
    .filter(({ disputed_transactions: about }) => about.some((each) => each.seller_transaction_id === capture))

/** The buyer objects; PayPal holds the money. */
export function openDispute(desk: PaypalDesk, id: string): Dispute | undefined {
  const capture = findCapture(desk, id)
  if (capture.status === 'PENDING' || disputesOf(desk, id).length > 0) return undefined
  const now = desk.now()
  const dispute: Dispute = {
    dispute_id: `PP-D-${desk.box.next('dispute') + 10_000}`,
    create_time: now,
    update_time: now,
    disputed_transactions: [
      { seller_transaction_id: id, ...(capture.custom_id === undefined ? {} : { custom: capture.custom_id }) },
    ],
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: 'WAITING_FOR_SELLER_RESPONSE',
    dispute_amount: capture.amount,
    seller_response_due_date: new Date(Date.parse(now) + 10 * 86_400_000).toISOString(),
    dispute_life_cycle_stage: 'INQUIRY',
  }
  desk.put('dispute', dispute.dispute_id, dispute)
  desk.tell('CUSTOMER.DISPUTE.CREATED', 'dispute', 'A new dispute opened', dispute)
  return dispute
}

export function closeDispute(desk: PaypalDesk, id: string, won: boolean): Dispute | undefined {
  const dispute = desk.get('dispute', id)
  if (!dispute || dispute.status === 'RESOLVED') return undefined
  const closed = desk.put('dispute', id, {
    ...dispute,
    status: 'RESOLVED',
    update_time: desk.now(),
    dispute_outcome: {
      outcome_code: won ? 'RESOLVED_SELLER_FAVOUR' : 'RESOLVED_BUYER_FAVOUR',
      amount_refunded: won ? moneyLike(dispute.dispute_amount, 0) : dispute.dispute_amount,
    },
  })
  desk.tell('CUSTOMER.DISPUTE.RESOLVED', 'dispute', 'A dispute was resolved', closed)
  return closed
}
