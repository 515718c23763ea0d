import type Stripe from 'stripe'

/**
 * The types of the `stripe` package that the simulator speaks. `generate.ts` turns every member into a
 * JSON Schema; a name that starts with `request.` is what a route accepts, the others are what it answers.
 */
export interface Roots {
  'checkout.session': Stripe.Checkout.Session
  payment_intent: Stripe.PaymentIntent
  charge: Stripe.Charge
  refund: Stripe.Refund
  dispute: Stripe.Dispute
  item: Stripe.LineItem
  webhook_endpoint: Stripe.WebhookEndpoint
  'request.checkout.sessions.create': Stripe.Checkout.SessionCreateParams
  'request.checkout.sessions.retrieve': Stripe.Checkout.SessionRetrieveParams
  'request.checkout.sessions.list': Stripe.Checkout.SessionListParams
  'request.checkout.sessions.expire': Stripe.Checkout.SessionExpireParams
  'request.checkout.sessions.line_items': Stripe.Checkout.SessionListLineItemsParams
  'request.payment_intents.retrieve': Stripe.PaymentIntentRetrieveParams
  'request.payment_intents.list': Stripe.PaymentIntentListParams
  'request.payment_intents.capture': Stripe.PaymentIntentCaptureParams
  'request.payment_intents.cancel': Stripe.PaymentIntentCancelParams
  'request.charges.retrieve': Stripe.ChargeRetrieveParams
  'request.charges.list': Stripe.ChargeListParams
  'request.refunds.create': Stripe.RefundCreateParams
  'request.refunds.retrieve': Stripe.RefundRetrieveParams
  'request.refunds.list': Stripe.RefundListParams
  'request.disputes.retrieve': Stripe.DisputeRetrieveParams
  'request.disputes.list': Stripe.DisputeListParams
  'request.events.retrieve': Stripe.EventRetrieveParams
  'request.events.list': Stripe.EventListParams
  'request.webhook_endpoints.create': Stripe.WebhookEndpointCreateParams
  'request.webhook_endpoints.retrieve': Stripe.WebhookEndpointRetrieveParams
  'request.webhook_endpoints.list': Stripe.WebhookEndpointListParams
}
