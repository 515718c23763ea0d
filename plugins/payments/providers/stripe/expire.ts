import Stripe from 'stripe'

/** Ends a session. When Stripe refuses, the session itself says whether the money came first. */
export async function expireSession(stripe: Stripe, id: string): Promise<'expired' | 'already_paid'> {
  try {
    await stripe.checkout.sessions.expire(id)
    return 'expired'
  } catch (fault) {
    if (!(fault instanceof Stripe.errors.StripeInvalidRequestError)) throw fault
    const session = await stripe.checkout.sessions.retrieve(id)
    if (session.status === 'expired') return 'expired'
    if (session.status === 'complete') return 'already_paid'
    throw fault
  }
}
