import Stripe from 'stripe'
import type { PaymentHandle, PaymentProvider } from '../../domain/payment-provider.ts'

type CaptureRequest = Parameters<PaymentProvider['capture']>[0]
type CaptureAnswer = Awaited<ReturnType<PaymentProvider['capture']>>

/**
 * Takes what was authorized, once; what is left of the authorization is let go by the bank. Stripe's refusal is judged
 * by the intent itself: captured before, or ended.
 */
export async function capturePayment(stripe: Stripe, request: CaptureRequest): Promise<CaptureAnswer> {
  const reference = await intentId(stripe, request)
  if (reference === undefined) return { state: 'declined', failure: 'Nothing was authorized.' }
  try {
    const done = await stripe.paymentIntents.capture(
      reference,
      { amount_to_capture: request.amount },
      { idempotencyKey: request.idempotencyKey },
    )
    return { state: done.status === 'succeeded' ? 'captured' : 'pending' }
  } catch (fault) {
    if (!(fault instanceof Stripe.errors.StripeInvalidRequestError)) throw fault
    const intent = await stripe.paymentIntents.retrieve(reference)
    if (intent.status === 'succeeded') return { state: 'captured' }
    if (intent.status === 'processing') return { state: 'pending' }
    return { state: 'declined', failure: fault.message }
  }
}

/** Cancels the intent, so that the bank frees the shopper's money. */
export async function releasePayment(stripe: Stripe, handle: PaymentHandle): Promise<'released' | 'already_paid'> {
  const reference = await intentId(stripe, handle)
  if (reference === undefined) return 'released'
  try {
    await stripe.paymentIntents.cancel(reference)
    return 'released'
  } catch (fault) {
    if (!(fault instanceof Stripe.errors.StripeInvalidRequestError)) throw fault
    const intent = await stripe.paymentIntents.retrieve(reference)
    if (intent.status === 'canceled') return 'released'
    if (intent.status === 'succeeded' || intent.status === 'processing') return 'already_paid'
    throw fault
  }
}

async function intentId(stripe: Stripe, { reference, session }: PaymentHandle): Promise<string | undefined> {
  if (reference !== undefined) return reference
  if (session === undefined) throw new Error('a payment is named by its session or its reference')
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session)
  return typeof intent === 'string' ? intent : intent?.id
}
