import type Stripe from 'stripe'
import { newId, token } from '../ids.ts'

/** Card facts that a charge shows. */
export interface UsedCard {
  readonly brand: string
  readonly last4: string
}

/** Why a charge failed, in the words that the documentation of declines uses. */
export interface Decline {
  readonly code: string
  readonly declineCode: string
  readonly message: string
}

const week = 7 * 24 * 3600

/** One try to move money, succeeded or failed, with every field that Stripe would answer. */
export function newCharge(parts: {
  readonly id?: string
  readonly intent: Stripe.PaymentIntent
  readonly created: number
  readonly card: UsedCard
  readonly method: string
  readonly captured: boolean
  readonly decline?: Decline
  readonly email: string | null
  readonly name: string | null
}): Stripe.Charge {
  const { intent, decline } = parts
  const paid = decline === undefined
  return {
    id: parts.id ?? newId.charge(),
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid && parts.captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: parts.email, name: parts.name, phone: null, tax_id: null },
    calculated_statement_descriptor: paid ? 'SOUK' : null,
    captured: paid && parts.captured,
    created: parts.created,
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcome(decline),
    paid,
    payment_intent: intent.id,
    payment_method: parts.method,
    payment_method_details: methodDetails(parts, paid && !parts.captured),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: null,
    status: paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  }
}

function outcome(decline: Decline | undefined): Stripe.Charge['outcome'] {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: decline ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  }
}

function methodDetails(
  parts: { readonly card: UsedCard; readonly created: number; readonly intent: Stripe.PaymentIntent },
  held: boolean,
): Stripe.Charge.PaymentMethodDetails {
  const { brand, last4 } = parts.card
  return {
    type: 'card',
    card: {
      amount_authorized: parts.intent.amount,
      authorization_code: null,
      brand,
      // A shopper's own online hold lasts seven days on the large networks (docs: place a hold on a payment method)
      ...(held ? { capture_before: parts.created + week } : {}),
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: new Date(parts.created * 1000).getUTCFullYear() + 2,
      fingerprint: token(16),
      funding: 'credit',
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_token: { used: false },
      network_transaction_id: token(15),
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}
