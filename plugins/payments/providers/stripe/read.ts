import type Stripe from 'stripe'
import type { ProviderPayment } from '../../domain/payment-provider.ts'

const whole = ['payment_intent.latest_charge']

/** Reads how a payment stands at Stripe, by its session or else by its intent. Throws when Stripe knows neither. */
export async function readPayment(
  stripe: Stripe,
  handle: { readonly session?: string; readonly reference?: string },
): Promise<ProviderPayment> {
  if (handle.session !== undefined) {
    return toPayment(await stripe.checkout.sessions.retrieve(handle.session, { expand: whole }))
  }
  if (handle.reference === undefined) throw new Error('a payment is read by its session or its reference')
  const found = await stripe.checkout.sessions.list({
    payment_intent: handle.reference,
    limit: 1,
    expand: whole.map((path) => `data.${path}`),
  })
  const session = found.data[0]
  if (!session) throw new Error(`Stripe has no session for ${handle.reference}`)
  return toPayment(session)
}

function toPayment(session: Stripe.Checkout.Session): ProviderPayment {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null
  const good = charge?.status === 'succeeded' ? charge : null
  const card = good?.payment_method_details?.card
  const failure = intent?.last_payment_error?.message
  return {
    session: session.id,
    orderId: session.client_reference_id ?? session.metadata?.['orderId'] ?? '',
    currency: (session.currency ?? '').toUpperCase(),
    amount: session.amount_total ?? 0,
    status: statusOf(session, intent),
    authorized: good?.amount ?? 0,
    captured: good?.amount_captured ?? 0,
    // An authorization that was let go shows as refunded, too, although no money ever came
    refunded: good?.captured ? good.amount_refunded : 0,
    disputed: good?.disputed ?? false,
    ...(intent ? { reference: intent.id } : {}),
    ...(card?.brand && card.last4 ? { card: { brand: card.brand, last4: card.last4 } } : {}),
    ...(failure ? { failure } : {}),
  }
}

/** Statuses are open enums at Stripe: one that we do not know means "wait". */
function statusOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): ProviderPayment['status'] {
  if (intent?.status === 'succeeded') return 'captured'
  if (intent?.status === 'requires_capture') return 'authorized'
  if (intent?.status === 'canceled') return 'voided'
  if (session.status === 'expired') return 'expired'
  if (session.status === 'complete') return intent?.last_payment_error ? 'failed' : 'pending'
  if (intent?.status === 'requires_payment_method' && intent.last_payment_error) return 'failed'
  return 'open'
}
