import Stripe from 'stripe'

const signer = new Stripe('sk_test_signer', { telemetry: false })

/** The `Stripe-Signature` header over a body, made by Stripe's own code. `at` is in seconds. */
export function sign(payload: string, secret: string, at: number): string {
  return signer.webhooks.generateTestHeaderString({ payload, secret, timestamp: at })
}
