import type Stripe from 'stripe'
import { newId } from '../ids.ts'

/** Money given back for a charge. Card refunds succeed at once in test mode, save for the card that makes them wait. */
export function newRefund(parts: {
  readonly created: number
  readonly charge: Stripe.Charge
  readonly amount: number
  readonly metadata: Stripe.Metadata
  readonly reason: Stripe.Refund.Reason | null
}): Stripe.Refund {
  const { charge } = parts
  return {
    id: newId.refund(),
    object: 'refund',
    amount: parts.amount,
    balance_transaction: null,
    charge: charge.id,
    created: parts.created,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      type: 'card',
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    },
    metadata: parts.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: parts.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: charge.payment_method_details?.card?.last4 === '7726' ? 'pending' : 'succeeded',
    transfer_reversal: null,
  }
}
