import { createClient, type SanityClient } from '@sanity/client'
import { type Commerce, createCommerce, createLakeStore } from '@souk/commerce'
import { systemClock } from '@souk/kernel'
import { createSmtpMailer } from '@souk/messages/smtp'
import { createManualProvider } from '@souk/payments/manual'
import { createStripeProvider } from '@souk/payments/stripe'
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

/** A client of the lake under the server's own token; the embedded lake is named by its host, never by a project's. */
export function lakeClient({ lake }: Environment): SanityClient {
  return createClient({
    projectId: lake.projectId,
    dataset: lake.dataset,
    apiVersion: lake.apiVersion,
    token: lake.token,
    useCdn: false,
    perspective: 'raw',
    ...(lake.apiHost ? { apiHost: lake.apiHost, useProjectHostname: false } : {}),
  })
}

/** The one place where adapters that hold secrets are made. */
export function composeCommerce(environment: Environment, log: Logger): Composition {
  const client = lakeClient(environment)
  const { stripe } = environment
  const mailer = createSmtpMailer({ url: environment.smtpUrl, domain: new URL(environment.publicOrigin).hostname })
  const commerce = createCommerce({
    store: createLakeStore(client, { onListenerLost: (error) => log.warn({ err: error }, 'the lake stream was lost') }),
    clock: systemClock,
    newUlid: freshUlid,
    providers: [
      createStripeProvider({
        secretKey: stripe.secretKey,
        webhookSecrets: [stripe.webhookSecret],
        ...(stripe.apiBase ? { apiBase: stripe.apiBase } : {}),
      }),
      createManualProvider(),
    ],
    carriers: [ownCourier],
    mailer,
    secret: environment.secret,
    publicOrigin: environment.publicOrigin,
    log: (level, message, fields) => log[level](fields, message),
    // The hosted service allows 25 mutation requests a second per address; some are left for people.
    ...(environment.lake.hosted ? { tuning: { requestsPerSecond: 20 } } : {}),
  })
  return { client, commerce, close: () => mailer.close() }
}
