import Stripe from 'stripe'

/** Ends a session. When Stripe refuses, the session itself says whether the money came first. */
export async function expireSession(stripe: Stripe, id: string): Promise<'expired' | 'already_paid'> {
  try {
    await stripe.checkout.sessions.expire(id)
    return 'expired'
  } catch (fault) {
    if (!(fault instanceof Stripe.errors.StripeInvalidRequestError)) throw fault
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
    // A debit that bounced leaves its session complete, and nothing can be paid on it any more
    const dead = intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
    if (session.status === 'expired' || (session.status === 'complete' && dead)) return 'expired'
    if (session.status === 'complete') return 'already_paid'
    throw fault
  }
}
