import type Stripe from 'stripe'
import type { Desk } from '../desk.ts'
import { newRefund } from '../entities/refund.ts'
import { invalid, missing } from '../failure.ts'
import { listing, pagingNames } from '../listing.ts'
import { money } from '../money.ts'
import { type Operation, operation } from '../operation.ts'
import { textMetadata } from '../paying.ts'

/** Refunds: create (whole or in parts, never more than was captured), read, list. */
export const refunds: readonly Operation[] = [
  operation({
    method: 'POST',
    path: '/v1/refunds',
    request: 'request.refunds.create',
    takes: ['payment_intent', 'charge', 'amount', 'metadata', 'reason'],
    run: create,
  }),
  operation({
    method: 'GET',
    path: '/v1/refunds/:id',
    request: 'request.refunds.retrieve',
    takes: [],
    run(desk, _params, id) {
      const refund = desk.store.get('refund', id)
      if (!refund) throw missing('refund', id)
      return refund
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/refunds',
    request: 'request.refunds.list',
    takes: [...pagingNames, 'created', 'charge', 'payment_intent'],
    run: (desk, params) =>
      listing(desk, 'refund', '/v1/refunds', params, { charge: params.charge, payment_intent: params.payment_intent }),
  }),
]

/** Gives back a captured charge. Also used by the page for people. */
export function create(desk: Desk, params: Stripe.RefundCreateParams): Stripe.Refund {
  const charge = chargeOf(desk, params)
  if (charge.disputed) {
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, undefined, 'charge_disputed')
  }
  if (charge.refunded) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded')
  }
  const left = charge.amount_captured - charge.amount_refunded
  const amount = params.amount ?? left
  if (amount < 1) throw invalid('This value must be greater than or equal to 1.', 'amount', 'parameter_invalid_integer')
  if (amount > left) {
    const message = `Refund amount (${money(amount, charge.currency)}) is greater than unrefunded amount on charge (${money(left, charge.currency)})`
    throw invalid(message, 'amount')
  }
  const refund = newRefund({
    created: desk.now(),
    charge,
    amount,
    metadata: textMetadata(params.metadata),
    reason: params.reason ?? null,
  })
  const total = charge.amount_refunded + amount
  const after = { ...charge, amount_refunded: total, refunded: total === charge.amount_captured }
  desk.store.put('refund', refund)
  desk.store.put('charge', after)
  desk.emit('charge.refunded', after, { amount_refunded: charge.amount_refunded, refunded: false })
  desk.emit('refund.created', refund)
  return refund
}

function chargeOf(desk: Desk, params: Stripe.RefundCreateParams): Stripe.Charge {
  if (params.charge !== undefined) {
    const charge = desk.store.get('charge', params.charge)
    if (!charge) throw missing('charge', params.charge, 'charge', 404)
    if (!charge.captured)
      throw invalid(`Charge ${charge.id} has not been captured, so it cannot be refunded.`, 'charge')
    return charge
  }
  if (params.payment_intent === undefined) {
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.')
  }
  const intent = desk.store.get('payment_intent', params.payment_intent)
  if (!intent) throw missing('payment_intent', params.payment_intent, 'payment_intent', 404)
  const charge = typeof intent.latest_charge === 'string' ? desk.store.get('charge', intent.latest_charge) : undefined
  if (!charge?.captured) {
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, 'payment_intent')
  }
  return charge
}

/** A refund ends: it arrived, or the bank sent it back, whatever it was called before. Undefined when nothing changes. */
export function settleRefund(desk: Desk, id: string, good: boolean): Stripe.Refund | undefined {
  const refund = desk.store.get('refund', id)
  if (!refund) throw missing('refund', id)
  if (refund.status === 'failed' || (good && refund.status === 'succeeded')) return undefined
  const settled: Stripe.Refund = good
    ? { ...refund, status: 'succeeded' }
    : { ...refund, status: 'failed', failure_reason: 'lost_or_stolen_card' }
  desk.store.put('refund', settled)
  const charge = typeof refund.charge === 'string' ? desk.store.get('charge', refund.charge) : undefined
  if (charge && !good)
    desk.store.put('charge', { ...charge, refunded: false, amount_refunded: charge.amount_refunded - refund.amount })
  desk.emit('refund.updated', settled)
  if (!good) desk.emit('refund.failed', settled)
  return settled
}
