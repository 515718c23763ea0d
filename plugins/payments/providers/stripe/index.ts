import type { PaymentProvider } from '../../domain/payment-provider.ts'
import { capturePayment, releasePayment } from './capture.ts'
import { listChanges } from './changes.ts'
import { connectStripe, isLive, type StripeSettings } from './connection.ts'
import { expireSession } from './expire.ts'
import { readPayment } from './read.ts'
import { readRefund, refundPayment } from './refund.ts'
import { startSession } from './start.ts'
import { verifyEvent } from './verify.ts'

export type { StripeSettings } from './connection.ts'

/** Payments by Stripe's hosted Checkout. Built by the storefront's composition root; throws on unusable settings. */
export function createStripeProvider(settings: StripeSettings): PaymentProvider {
  const stripe = connectStripe(settings)
  const clock = settings.clock ?? Date.now
  const trust = { secrets: settings.webhookSecrets, live: isLive(settings.secretKey) }
  return {
    name: 'stripe',
    start: (request) => startSession(stripe, request, clock()),
    read: (handle) => readPayment(stripe, handle, trust.live),
    expire: (session) => expireSession(stripe, session),
    capture: (request) => capturePayment(stripe, request),
    release: (handle) => releasePayment(stripe, handle),
    refund: (request) => refundPayment(stripe, request),
    readRefund: (reference) => readRefund(stripe, reference),
    changes: (since) => listChanges(stripe, since, trust.live),
    verify: async (headers, body) => verifyEvent(stripe, trust, headers, body),
  }
}
