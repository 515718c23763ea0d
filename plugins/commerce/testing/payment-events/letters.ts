import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaymentProvider, ProviderPayment } from '@souk/payments'
import { createPaypalProvider } from '@souk/payments/paypal'
import { createStripeProvider } from '@souk/payments/stripe'
import { createPaypalSimulator } from '@souk/simulators'
import { Box } from '../../../simulators/http/box.ts'
import { signBody } from '../../../simulators/paypal/signature.ts'
import { apiVersion } from '../../../simulators/stripe/api-version.ts'
import { sign } from '../../../simulators/stripe/signature.ts'
import type { Step } from './till.ts'

/** A letter as it comes to the shop's door. */
export interface Letter {
  readonly source: 'stripe' | 'paypal'
  readonly headers: Headers
  readonly body: string
}

/** The two providers' post: writes what they would write, and reads it by the real adapters. */
export interface Post {
  verify(source: Letter['source']): PaymentProvider['verify']
  /** What the provider writes after a step; every letter has an id of its own. */
  about(source: Letter['source'], step: Step, payment: ProviderPayment, nth: number): readonly Letter[]
  /** The same news in every way in which it must not be believed. */
  forged(source: Letter['source'], payment: ProviderPayment, nth: number): readonly Letter[]
  close(): Promise<void>
}

const stripeKeys = { secretKey: 'sk_test_letters', webhookSecrets: ['whsec_letters'] }
const paypalKeys = { clientId: 'letters', clientSecret: 'letters-secret', webhookId: 'WH-LETTERS' }
/** Where the stand-in says that it lives; its certificate lies there. */
const publicOrigin = 'https://paypal.example'

type Written = readonly [type: string, object: Readonly<Record<string, unknown>>]

/** Types and objects as Stripe sends them, as far as they say whom they concern. */
const stripeWrites: Readonly<Record<Step, (payment: ProviderPayment) => readonly Written[]>> = {
  pay: (payment) => [
    ['checkout.session.completed', sessionOf(payment)],
    ['payment_intent.succeeded', { object: 'payment_intent', id: payment.reference, metadata: orderOf(payment) }],
  ],
  fail: (payment) => [
    ['payment_intent.payment_failed', { object: 'payment_intent', id: payment.reference, metadata: orderOf(payment) }],
  ],
  'give back a part': (payment) => [
    ['charge.refunded', chargeOf(payment)],
    ['refund.created', { object: 'refund', id: 're_1', payment_intent: payment.reference }],
  ],
  'give back all': (payment) => [['charge.refunded', chargeOf(payment)]],
  dispute: (payment) => [['charge.dispute.created', disputeOf(payment)]],
  win: (payment) => [['charge.dispute.closed', disputeOf(payment)]],
  expire: (payment) => [['checkout.session.expired', sessionOf(payment)]],
  'pay another sum': (payment) => [['checkout.session.completed', sessionOf(payment)]],
  'pay in another currency': (payment) => [['checkout.session.completed', sessionOf(payment)]],
}
const orderOf = ({ orderId }: ProviderPayment) => ({ orderId })
const sessionOf = (payment: ProviderPayment) => ({
  object: 'checkout.session',
  id: payment.session,
  payment_intent: payment.reference,
  client_reference_id: payment.orderId,
  amount_total: payment.amount,
  currency: payment.currency.toLowerCase(),
  metadata: orderOf(payment),
})
const chargeOf = (payment: ProviderPayment) => ({
  object: 'charge',
  id: 'ch_1',
  payment_intent: payment.reference,
  metadata: orderOf(payment),
})
/** A dispute names its payment alone. */
const disputeOf = ({ reference }: ProviderPayment) => ({ object: 'dispute', id: 'du_1', payment_intent: reference })

const paypalWrites: Readonly<Record<Step, (payment: ProviderPayment) => readonly Written[]>> = {
  pay: (payment) => [['CHECKOUT.ORDER.APPROVED', paypalOrder(payment)]],
  fail: (payment) => [['PAYMENT.CAPTURE.DENIED', paypalCapture(payment)]],
  'give back a part': (payment) => [['PAYMENT.CAPTURE.REFUNDED', paypalRefund(payment)]],
  'give back all': (payment) => [['PAYMENT.CAPTURE.REFUNDED', paypalRefund(payment)]],
  dispute: (payment) => [['CUSTOMER.DISPUTE.CREATED', paypalDispute(payment)]],
  win: (payment) => [['CUSTOMER.DISPUTE.RESOLVED', paypalDispute(payment)]],
  expire: (payment) => [['CHECKOUT.ORDER.VOIDED', paypalOrder(payment)]],
  'pay another sum': (payment) => [['PAYMENT.CAPTURE.COMPLETED', paypalCapture(payment)]],
  'pay in another currency': (payment) => [['PAYMENT.CAPTURE.COMPLETED', paypalCapture(payment)]],
}
const paypalOrder = ({ session, orderId }: ProviderPayment) => ({
  id: session,
  purchase_units: [{ custom_id: orderId }],
})
const paypalCapture = ({ session, reference, orderId }: ProviderPayment) => ({
  id: reference,
  custom_id: orderId,
  supplementary_data: { related_ids: { order_id: session } },
})
const paypalRefund = ({ reference, orderId }: ProviderPayment) => ({
  id: 'REF1',
  custom_id: orderId,
  links: [{ rel: 'up', href: `https://api.paypal.com/v2/payments/captures/${reference ?? ''}` }],
})
const paypalDispute = ({ reference }: ProviderPayment) => ({
  id: 'PP-D-1',
  disputed_transactions: [{ seller_transaction_id: reference }],
})

/** Opens the post: PayPal vouches for its own letters, so its stand-in is asked over HTTP as PayPal would be. */
export async function openPost(): Promise<Post> {
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-letters-'))
  const simulator = createPaypalSimulator({ dataDir, publicOrigin, ...paypalKeys })
  await simulator.listen(0)
  const box = new Box(dataDir, 'paypal')
  const stripe = createStripeProvider(stripeKeys)
  const paypal = createPaypalProvider({ ...paypalKeys, apiBase: simulator.url })
  return {
    verify: (source) => (source === 'stripe' ? stripe.verify : paypal.verify),
    about(source, step, payment, nth) {
      const write = source === 'stripe' ? stripeWrites : paypalWrites
      return write[step](payment).map(([type, object], index) =>
        source === 'stripe'
          ? signedByStripe(stripeEvent(`evt_${nth}_${index}`, type, object))
          : signedByPaypal(box, paypalEvent(`WH-${nth}-${index}`, type, object)),
      )
    },
    forged: (source, payment, nth) =>
      source === 'stripe' ? forgedStripe(payment, nth) : forgedPaypal(box, payment, nth),
    async close() {
      box.close()
      await simulator.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const stripeEvent = (id: string, type: string, object: unknown, more: object = {}) =>
  JSON.stringify({
    id,
    object: 'event',
    api_version: apiVersion,
    created: secondsNow(),
    livemode: false,
    type,
    data: { object },
    ...more,
  })
const paypalEvent = (id: string, type: string, resource: unknown) =>
  JSON.stringify({ id, event_version: '1.0', event_type: type, create_time: new Date().toISOString(), resource })

const secondsNow = () => Math.floor(Date.now() / 1000)

function signedByStripe(body: string, secret = stripeKeys.webhookSecrets[0] ?? '', at = secondsNow()): Letter {
  return { source: 'stripe', headers: new Headers({ 'stripe-signature': sign(body, secret, at) }), body }
}

function signedByPaypal(box: Box, body: string, webhookId = paypalKeys.webhookId): Letter {
  const { id, time, signature } = signBody(box, webhookId, body, `${new Date().toISOString().slice(0, 19)}Z`)
  const headers = new Headers({
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': `${publicOrigin}/v1/notifications/certs/CERT-1`,
    'paypal-transmission-id': id,
    'paypal-transmission-sig': signature,
    'paypal-transmission-time': time,
  })
  return { source: 'paypal', headers, body }
}

/** Another secret, an hour old, no signature, a changed word, money of the other mode, and the other provider's door. */
function forgedStripe(payment: ProviderPayment, nth: number): readonly Letter[] {
  const body = (kind: string, more?: object) =>
    stripeEvent(`evt_forged_${kind}_${nth}`, 'checkout.session.completed', sessionOf(payment), more)
  const right = signedByStripe(body('changed'))
  const anHourAgo = secondsNow() - 3600
  return [
    signedByStripe(body('secret'), 'whsec_somebody'),
    signedByStripe(body('old'), undefined, anHourAgo),
    { source: 'stripe', headers: new Headers(), body: body('unsigned') },
    { ...right, body: right.body.replace(payment.orderId, `${payment.orderId.slice(0, -1)}z`) },
    signedByStripe(body('live', { livemode: true })),
    { ...signedByStripe(body('door')), source: 'paypal' },
  ]
}

/** For another shop's webhook, without one of its parts, a changed word, another time, another's certificate, and the other door. */
function forgedPaypal(box: Box, payment: ProviderPayment, nth: number): readonly Letter[] {
  const body = (kind: string) =>
    paypalEvent(`WH-FORGED-${kind}-${nth}`, 'PAYMENT.CAPTURE.COMPLETED', paypalCapture(payment))
  const right = signedByPaypal(box, body('CHANGED'))
  const without = new Headers(signedByPaypal(box, body('PARTLY')).headers)
  without.delete('paypal-transmission-id')
  const later = signedByPaypal(box, body('LATER'))
  const cert = signedByPaypal(box, body('CERT'))
  cert.headers.set('paypal-cert-url', 'https://somebody.example/v1/notifications/certs/CERT-1')
  later.headers.set('paypal-transmission-time', '2026-01-01T00:00:00Z')
  return [
    signedByPaypal(box, body('SHOP'), 'WH-OF-ANOTHER-SHOP'),
    { source: 'paypal', headers: without, body: body('PARTLY') },
    { ...right, body: right.body.replace('COMPLETED', 'REFUNDED') },
    later,
    cert,
    { ...signedByPaypal(box, body('DOOR')), source: 'stripe' },
  ]
}
