import type Stripe from 'stripe'
import { newId } from '../ids.ts'
import { clientSecret } from './session.ts'

/** An intent that waits for a payment method, with every field that Stripe would answer. */
export function blankIntent(parts: {
  readonly id?: string
  readonly created: number
  readonly currency: string
  readonly amount: number
  readonly captureMethod: Stripe.PaymentIntent.CaptureMethod
}): Stripe.PaymentIntent {
  const id = parts.id ?? newId.intent()
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: parts.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: parts.captureMethod,
    client_secret: clientSecret(id),
    confirmation_method: 'automatic',
    created: parts.created,
    currency: parts.currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
  }
}
