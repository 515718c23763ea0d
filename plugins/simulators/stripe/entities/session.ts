import type Stripe from 'stripe'
import { newId, token } from '../ids.ts'

type Session = Stripe.Checkout.Session

/** A session in payment mode before anybody has paid, with every field that Stripe would answer. */
export function blankSession(parts: {
  readonly id?: string
  readonly created: number
  readonly expiresAt: number
  readonly currency: string
  readonly amount: number
  readonly origin: string
}): Session {
  const id = parts.id ?? newId.session()
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: parts.amount,
    amount_total: parts.amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: null,
    client_reference_id: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: parts.created,
    currency: parts.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: null,
    discounts: [],
    expires_at: parts.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: { enabled: false },
    metadata: {},
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${parts.origin}/c/pay/${id}`,
    wallet_options: null,
  }
}

/** One line of a session, with the price and product that inline `price_data` makes. */
export function blankItem(parts: {
  readonly session: string
  readonly created: number
  readonly currency: string
  readonly unitAmount: number
  readonly quantity: number
  readonly name: string
  readonly description: string | null
}): Stripe.LineItem & { readonly session: string } {
  const total = parts.unitAmount * parts.quantity
  return {
    id: newId.item(),
    object: 'item',
    session: parts.session,
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: parts.currency,
    description: parts.name,
    metadata: null,
    price: {
      id: newId.price(),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: parts.created,
      currency: parts.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId.product(),
      recurring: null,
      tax_behavior: 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: parts.unitAmount,
      unit_amount_decimal: wireDecimal(parts.unitAmount),
    },
    quantity: parts.quantity,
  }
}

/** The SDK types a decimal as its own class; on the wire it is text. */
function wireDecimal(amount: number): Stripe.Decimal {
  return String(amount) as unknown as Stripe.Decimal
}

/** The secret half of an intent's id, as a browser would be given. */
export function clientSecret(id: string): string {
  return `${id}_secret_${token(25)}`
}
