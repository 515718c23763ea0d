import type { PaymentProvider } from '../../domain/payment-provider.ts'
import { connectStripe, isLive, type StripeSettings } from './connection.ts'
import { expireSession } from './expire.ts'
import { readPayment } from './read.ts'
import { refundPayment } from './refund.ts'
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
    read: (handle) => readPayment(stripe, handle),
    expire: (session) => expireSession(stripe, session),
    refund: (request) => refundPayment(stripe, request),
    verify: async (headers, body) => verifyEvent(stripe, trust, headers, body),
  }
}
