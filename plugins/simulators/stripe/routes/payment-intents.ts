import type Stripe from 'stripe'
import type { Desk } from '../desk.ts'
import { invalid, missing, StripeFailure } from '../failure.ts'
import { listing, pagingNames } from '../listing.ts'
import { type Operation, operation } from '../operation.ts'
import { expireSession } from '../paying.ts'

/** Payment intents: read, list, capture what was authorized, cancel what was not captured. */
export const paymentIntents: readonly Operation[] = [
  operation({
    method: 'GET',
    path: '/v1/payment_intents/:id',
    request: 'request.payment_intents.retrieve',
    takes: [],
    run: (desk, _params, id) => found(desk, id),
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_intents',
    request: 'request.payment_intents.list',
    takes: [...pagingNames, 'created'],
    run: (desk, params) => listing(desk, 'payment_intent', '/v1/payment_intents', params),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
    request: 'request.payment_intents.capture',
    takes: ['amount_to_capture', 'metadata'],
    run: (desk, params, id) => capture(desk, found(desk, id), params.amount_to_capture),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_intents/:id/cancel',
    request: 'request.payment_intents.cancel',
    takes: ['cancellation_reason'],
    run: (desk, params, id) => cancel(desk, found(desk, id), params.cancellation_reason ?? null),
  }),
]

function found(desk: Desk, id: string): Stripe.PaymentIntent {
  const intent = desk.store.get('payment_intent', id)
  if (!intent) throw missing('payment_intent', id)
  return intent
}

function unexpected(intent: Stripe.PaymentIntent, verb: string, allowed: readonly string[]): StripeFailure {
  return new StripeFailure(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}: ${allowed.join(', ')}.`,
    payment_intent: intent,
  })
}

function capture(desk: Desk, intent: Stripe.PaymentIntent, asked: number | undefined): Stripe.PaymentIntent {
  if (intent.status !== 'requires_capture') throw unexpected(intent, 'captured', ['requires_capture'])
  const amount = asked ?? intent.amount_capturable
  if (amount < 1)
    throw invalid('This value must be greater than or equal to 1.', 'amount_to_capture', 'parameter_invalid_integer')
  if (amount > intent.amount_capturable) {
    const message = 'The provided capture amount is greater than the amount of the PaymentIntent that can be captured.'
    throw invalid(message, 'amount_to_capture', 'amount_too_large')
  }
  const charge = typeof intent.latest_charge === 'string' ? desk.store.get('charge', intent.latest_charge) : undefined
  if (charge) {
    const captured = desk.store.put('charge', { ...charge, captured: true, amount_captured: amount })
    desk.emit('charge.captured', captured)
  }
  const session = desk.store.list('checkout.session', { filter: { payment_intent: intent.id }, limit: 1 }).data[0]
  if (session) desk.store.put('checkout.session', { ...session, payment_status: 'paid' })
  const done = desk.store.put('payment_intent', {
    ...intent,
    status: 'succeeded',
    amount_received: amount,
    amount_capturable: 0,
  })
  desk.emit('payment_intent.succeeded', done)
  return done
}

const cancelable = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
]

function cancel(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  if (!cancelable.includes(intent.status)) throw unexpected(intent, 'canceled', cancelable)
  const session = desk.store.list('checkout.session', { filter: { payment_intent: intent.id }, limit: 1 }).data[0]
  // An intent that an open session owns is ended through the session
  if (session?.status === 'open') {
    const message = `You cannot cancel this PaymentIntent because it was created by Checkout Session ${session.id}, which is still open. Expire the session instead.`
    throw invalid(message, undefined, 'payment_intent_unexpected_state')
  }
  const canceled = desk.store.put('payment_intent', {
    ...intent,
    status: 'canceled',
    canceled_at: desk.now(),
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  })
  if (session) expireSession(desk, session)
  desk.emit('payment_intent.canceled', canceled)
  return canceled
}
