import type { PaymentProvider } from '../../domain/payment-provider.ts'
import { captureOrder } from './capture.ts'
import { connectPaypal, type PaypalSettings } from './connection.ts'
import { readOrder } from './read.ts'
import { readRefund, refundCapture } from './refund.ts'
import { startOrder } from './start.ts'
import { listChanges, verifyEvent } from './verify.ts'

export type { PaypalSettings } from './connection.ts'

/**
 * Payments by PayPal's own page (Orders v2). Money moves only when we capture, so an order that nobody captures needs no
 * ending: it lapses by itself. Built by the storefront's composition root; throws on unusable settings.
 */
export function createPaypalProvider(settings: PaypalSettings): PaymentProvider {
  const paypal = connectPaypal(settings)
  return {
    name: 'paypal',
    start: (request) => startOrder(paypal, request),
    read: (handle) => readOrder(paypal, handle),
    async expire(session) {
      const { captured, status } = await readOrder(paypal, { session })
      return captured > 0 || status === 'pending' ? 'already_paid' : 'expired'
    },
    capture: (request) => captureOrder(paypal, request),
    async release(handle) {
      const { captured } = await readOrder(paypal, handle)
      return captured > 0 ? 'already_paid' : 'released'
    },
    refund: (request) => refundCapture(paypal, request),
    readRefund: (reference) => readRefund(paypal, reference),
    changes: (since) => listChanges(paypal, since),
    verify: (headers, body) => verifyEvent(paypal, headers, body),
  }
}
