import { createClient, type SanityClient } from '@sanity/client'
import { type Commerce, createCommerce, createLakeFiles, createLakeStore } from '@souk/commerce'
import { systemClock } from '@souk/kernel'
import type { SmsSender } from '@souk/messages'
import { createSmtpMailer } from '@souk/messages/smtp'
import { createTwilioSender } from '@souk/messages/twilio'
import type { PaymentProvider } from '@souk/payments'
import { createManualProvider } from '@souk/payments/manual'
import { createPaypalProvider } from '@souk/payments/paypal'
import { createStripeProvider } from '@souk/payments/stripe'
import type { Carrier } from '@souk/shipping'
import { createDhlCarrier } from '@souk/shipping/dhl'
import { createEasypostCarrier } from '@souk/shipping/easypost'
import { createFedexCarrier } from '@souk/shipping/fedex'
import { createUberCarrier } from '@souk/shipping/uber'
import { ownCourier } from '@souk/shipping/own-courier'
import type { Logger } from 'pino'
import type { Environment } from './env.server.ts'
import { freshUlid } from './session.server.ts'

/** The shop's server side with the adapters that this environment names, and what has to be closed at the end. */
export interface Composition {
  readonly client: SanityClient
  readonly commerce: Commerce
  close(): void
}

/**
 * A client of the lake under the server's own token; the embedded lake is named by its host, never by a project's. With
 * `maxRetries` it asks so often again by itself.
 */
export function lakeClient({ lake }: Environment, more: { readonly maxRetries?: number } = {}): SanityClient {
  return createClient({
    projectId: lake.projectId,
    dataset: lake.dataset,
    apiVersion: lake.apiVersion,
    token: lake.token,
    useCdn: false,
    perspective: 'raw',
    ...more,
    ...(lake.apiHost ? { apiHost: lake.apiHost, useProjectHostname: false } : {}),
  })
}

/** An address only where one is given: adapters know their vendor's own. */
const based = ({ apiBase }: { readonly apiBase?: string }) => (apiBase === undefined ? {} : { apiBase })

/** Ways to pay that this environment has keys for. */
function providersOf({ stripe, connections }: Environment): readonly PaymentProvider[] {
  const { paypal } = connections
  const { secretKey, webhookSecret } = stripe
  return [
    // Two with a comma while the secret is being changed
    createStripeProvider({ secretKey, webhookSecrets: webhookSecret.split(','), ...based(stripe) }),
    ...(paypal
      ? [
          createPaypalProvider({
            clientId: paypal.PAYPAL_CLIENT_ID,
            clientSecret: paypal.PAYPAL_CLIENT_SECRET,
            webhookId: paypal.PAYPAL_WEBHOOK_ID,
            ...based(paypal),
          }),
        ]
      : []),
    createManualProvider(),
  ]
}

/** Everybody who carries for this shop: its own riders first. EasyPost sells the labels of carriers that sell none. */
function carriersOf({ connections }: Environment): readonly Carrier[] {
  const { easypost: post, dhl, fedex, uber } = connections
  const easypost =
    post &&
    createEasypostCarrier({
      apiKey: post.EASYPOST_API_KEY,
      webhookSecret: post.EASYPOST_WEBHOOK_SECRET,
      ...based(post),
    })
  const labels = easypost ? { labels: easypost.labels, offers: easypost.offers } : {}
  return [
    ownCourier,
    ...(easypost ? [easypost] : []),
    ...(dhl ? [createDhlCarrier({ apiKey: dhl.DHL_API_KEY, ...labels, ...based(dhl) })] : []),
    ...(fedex
      ? [
          createFedexCarrier({
            clientId: fedex.FEDEX_CLIENT_ID,
            clientSecret: fedex.FEDEX_CLIENT_SECRET,
            webhookSecret: fedex.FEDEX_WEBHOOK_SECRET,
            ...labels,
            ...based(fedex),
          }),
        ]
      : []),
    ...(uber
      ? [
          createUberCarrier({
            clientId: uber.UBER_CLIENT_ID,
            clientSecret: uber.UBER_CLIENT_SECRET,
            customerId: uber.UBER_CUSTOMER_ID,
            webhookSecret: uber.UBER_WEBHOOK_SECRET,
            ...based(uber),
          }),
        ]
      : []),
  ]
}

function smsOf({ connections: { twilio }, publicOrigin }: Environment): SmsSender | undefined {
  return (
    twilio &&
    createTwilioSender({
      accountSid: twilio.TWILIO_ACCOUNT_SID,
      authToken: twilio.TWILIO_AUTH_TOKEN,
      from: twilio.TWILIO_FROM,
      webhookUrl: `${publicOrigin}/webhooks/twilio`,
      ...based(twilio),
    })
  )
}

/** The one place where adapters that hold secrets are made. */
export function composeCommerce(environment: Environment, log: Logger): Composition {
  const client = lakeClient(environment)
  const sms = smsOf(environment)
  const mailer = createSmtpMailer({ url: environment.smtpUrl, domain: new URL(environment.publicOrigin).hostname })
  const commerce = createCommerce({
    store: createLakeStore(lakeClient(environment, { maxRetries: 0 }), {
      onListenerLost: (error) => log.warn({ err: error }, 'the lake stream was lost'),
    }),
    clock: systemClock,
    newUlid: freshUlid,
    providers: providersOf(environment),
    carriers: carriersOf(environment),
    mailer,
    ...(sms && { sms }),
    files: createLakeFiles(client),
    secret: environment.secret,
    publicOrigin: environment.publicOrigin,
    log: (level, message, fields) => log[level](fields, message),
    tuning: {
      // The hosted service allows 25 mutation requests a second per address; some are left for people.
      ...(environment.lake.limited ? { requestsPerSecond: 20 } : {}),
      ...(environment.edgeProcesses === undefined ? {} : { edgeProcesses: environment.edgeProcesses }),
    },
  })
  return { client, commerce, close: () => mailer.close() }
}
