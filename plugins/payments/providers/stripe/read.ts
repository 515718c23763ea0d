import type Stripe from 'stripe'
import type { Dispute } from '../../domain/documents.ts'
import type { PaymentHandle, ProviderPayment } from '../../domain/payment-provider.ts'

const whole = ['payment_intent.latest_charge']

/**
 * Reads how a payment stands at Stripe, by its session or else by its intent. Throws when Stripe knows neither, and when
 * a session of the test mode is shown to a live shop or the other way round.
 */
export async function readPayment(stripe: Stripe, handle: PaymentHandle, live: boolean): Promise<ProviderPayment> {
  const session = await findSession(stripe, handle)
  if (session.livemode !== live) throw new Error(`${session.id} is of another mode than the shop's key`)
  const disputed = chargeOf(intentOf(session))?.disputed ?? false
  return toPayment(session, disputed ? await latestDispute(stripe, session) : undefined)
}

async function findSession(stripe: Stripe, handle: PaymentHandle): Promise<Stripe.Checkout.Session> {
  if (handle.session !== undefined) return stripe.checkout.sessions.retrieve(handle.session, { expand: whole })
  if (handle.reference === undefined) throw new Error('a payment is read by its session or its reference')
  const found = await stripe.checkout.sessions.list({
    payment_intent: handle.reference,
    limit: 1,
    expand: whole.map((path) => `data.${path}`),
  })
  const session = found.data[0]
  if (!session) throw new Error(`Stripe has no session for ${handle.reference}`)
  return session
}

const intentOf = ({ payment_intent: intent }: Stripe.Checkout.Session) => (typeof intent === 'object' ? intent : null)
const chargeOf = (intent: Stripe.PaymentIntent | null) =>
  typeof intent?.latest_charge === 'object' ? intent.latest_charge : null
const instantOf = (seconds: number) => new Date(seconds * 1000).toISOString()

async function latestDispute(stripe: Stripe, session: Stripe.Checkout.Session): Promise<Dispute | undefined> {
  const intent = intentOf(session)
  const found = intent && (await stripe.disputes.list({ payment_intent: intent.id, limit: 1 })).data[0]
  if (!found) return undefined
  const { due_by: dueBy } = found.evidence_details
  return {
    reference: found.id,
    state: disputeStates[found.status] ?? 'open',
    amount: found.amount,
    reason: found.reason,
    ...(dueBy ? { dueBy: instantOf(dueBy) } : {}),
  }
}

/** Every other status waits for somebody. An inquiry that was closed took no money. */
const disputeStates: Readonly<Record<string, Dispute['state']>> = {
  won: 'won',
  warning_closed: 'won',
  prevented: 'won',
  lost: 'lost',
}

function toPayment(session: Stripe.Checkout.Session, dispute: Dispute | undefined): ProviderPayment {
  const intent = intentOf(session)
  const charge = chargeOf(intent)
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
    disputed: dispute ? dispute.state !== 'won' : (good?.disputed ?? false),
    ...(dispute ? { dispute } : {}),
    ...(card?.capture_before && !good?.captured ? { captureBefore: instantOf(card.capture_before) } : {}),
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
  if (intent?.status === 'processing') return 'pending'
  if (session.status === 'complete') return intent?.last_payment_error ? 'failed' : 'pending'
  if (intent?.status === 'requires_payment_method' && intent.last_payment_error) return 'failed'
  return 'open'
}
