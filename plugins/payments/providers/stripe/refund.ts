import Stripe from 'stripe'
import type { PaymentProvider } from '../../domain/payment-provider.ts'

type RefundRequest = Parameters<PaymentProvider['refund']>[0]
type RefundAnswer = Awaited<ReturnType<PaymentProvider['refund']>>

/** Under this name the refund carries our key, so that it is found again when Stripe has forgotten the key (24 h). */
const keyName = 'idempotencyKey'

/** Gives money back. What Stripe will never do is the state `failed`; what may work later is thrown. */
export async function refundPayment(stripe: Stripe, request: RefundRequest): Promise<RefundAnswer> {
  try {
    return toAnswer(
      await stripe.refunds.create(
        {
          payment_intent: request.reference,
          amount: request.amount,
          metadata: { ...request.metadata, [keyName]: request.idempotencyKey },
        },
        { idempotencyKey: request.idempotencyKey },
      ),
    )
  } catch (fault) {
    if (!(fault instanceof Stripe.errors.StripeInvalidRequestError)) throw fault
    const known = await findRefund(stripe, request)
    return known ? toAnswer(known) : { reference: request.reference, state: 'failed', failure: fault.message }
  }
}

/** Reads how a refund stands now. */
export async function readRefund(stripe: Stripe, reference: string): Promise<RefundAnswer> {
  return toAnswer(await stripe.refunds.retrieve(reference))
}

async function findRefund(stripe: Stripe, request: RefundRequest): Promise<Stripe.Refund | undefined> {
  for await (const refund of stripe.refunds.list({ payment_intent: request.reference, limit: 100 })) {
    if (refund.metadata?.[keyName] === request.idempotencyKey) return refund
  }
  return undefined
}

function toAnswer(refund: Stripe.Refund): RefundAnswer {
  if (refund.status === 'succeeded') return { reference: refund.id, state: 'succeeded' }
  if (refund.status === 'failed' || refund.status === 'canceled') {
    return { reference: refund.id, state: 'failed', failure: refund.failure_reason ?? refund.status }
  }
  return { reference: refund.id, state: 'pending' }
}
