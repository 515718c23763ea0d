import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { createContentLake } from '@souk/content-lake'
import {
  createCarriersSimulator,
  createMailSimulator,
  createPaypalSimulator,
  createStripeSimulator,
} from '@souk/simulators'
import { pino } from 'pino'
import { freePorts } from '../../plugins/workshop/dev/free-ports.ts'
import { parseEnvironment } from '../app/env.server.ts'
import { openShopServer, type ShopServer } from '../http/open-shop-server.ts'
import { builtPages } from '../http/pages.ts'
import { buildPages } from './build-pages.ts'
import { fillShop } from './fixture.ts'

/** A whole shop for one test file: lake, Stripe, mail and server, each on a port of its own, gone afterwards. */
export interface TestShop {
  readonly origin: string
  readonly stripe: string
  readonly paypal: string
  readonly mail: string
  /** Parcel carriers: EasyPost alone has keys here. */
  readonly carriers: string
  /** The lake under the server's token. */
  readonly client: SanityClient
  readonly shop: ShopServer
  /** Runs a staff command as the server would for Noor. */
  command(name: string, input: unknown): Promise<void>
  dispose(): Promise<void>
}

const projectId = 'souktest'
const dataset = 'production'
const token = 'sk-test-server'
/** The staff token of a rider. */
export const riderToken = 'sk-test-rider-sami'
/** The staff token of somebody who answers shoppers. */
export const supportToken = 'sk-test-support-noor'
const keys = {
  secret: 'sk_test_storefront',
  webhook: 'whsec_storefront',
  paypal: 'sim-storefront',
  hook: 'WHSTOREFRONT00001',
}

async function startLake() {
  const lake = await createContentLake({
    dataDir: ':memory:',
    projectId,
    datasets: [{ name: dataset, aclMode: 'private' }],
    roles: {
      server: {
        title: 'Server',
        grants: [{ filter: 'true', permissions: ['read', 'create', 'update', 'history', 'manage'] }],
      },
      picker: { title: 'Picker', grants: [{ filter: 'true', permissions: ['read'] }] },
      support: { title: 'Support', grants: [{ filter: 'true', permissions: ['read', 'history'] }] },
    },
    tokens: [
      { token, role: 'server', id: 'r-server', name: 'Souk server' },
      { token: riderToken, role: 'picker', id: 'p-sami', name: 'Sami' },
      { token: supportToken, role: 'support', id: 'p-noor', name: 'Noor R.' },
    ],
    people: [],
  })
  const { port } = await lake.listen(0)
  const url = `http://localhost:${port}`
  const client = createClient({
    projectId,
    dataset,
    token,
    apiVersion: '2025-02-19',
    useCdn: false,
    apiHost: url,
    useProjectHostname: false,
  })
  return { lake, url, client }
}

/** Starts a filled shop and waits until it is ready. `fill` writes other documents than the fixture's. */
export async function openTestShop(fill: (client: SanityClient) => Promise<void> = fillShop): Promise<TestShop> {
  buildPages()
  const port = await freePorts(1)
  const { lake, url, client } = await startLake()
  await fill(client)
  const stripe = createStripeSimulator({
    dataDir: ':memory:',
    webhookSecret: keys.webhook,
    secretKeys: [keys.secret],
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
  })
  await stripe.listen(0)
  const paypal = createPaypalSimulator({
    dataDir: ':memory:',
    clientId: keys.paypal,
    clientSecret: keys.secret,
    webhookId: keys.hook,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/paypal`,
  })
  await paypal.listen(0)
  const carriers = createCarriersSimulator({
    dataDir: ':memory:',
    easypost: {
      apiKey: 'EZTKstorefront',
      webhookSecret: keys.webhook,
      webhookUrl: `http://127.0.0.1:${port}/webhooks/easypost`,
    },
  })
  await carriers.listen(0)
  const mail = createMailSimulator({ dataDir: ':memory:', smtpPort: 0, httpPort: 0 })
  await mail.listen()
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-storefront-'))
  const environment = parseEnvironment({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    SANITY_PROJECT_ID: projectId,
    SANITY_DATASET: dataset,
    SANITY_TOKEN: token,
    SANITY_API_HOST: url,
    STRIPE_SECRET_KEY: keys.secret,
    STRIPE_WEBHOOK_SECRET: keys.webhook,
    STRIPE_API_BASE: stripe.url,
    SMTP_URL: mail.smtpUrl,
    PAYPAL_CLIENT_ID: keys.paypal,
    PAYPAL_CLIENT_SECRET: keys.secret,
    PAYPAL_WEBHOOK_ID: keys.hook,
    PAYPAL_API_BASE: paypal.url,
    EASYPOST_API_KEY: 'EZTKstorefront',
    EASYPOST_WEBHOOK_SECRET: keys.webhook,
    EASYPOST_API_BASE: carriers.url,
    SOUK_WITHOUT: 'dhl,fedex,uber,twilio',
    SOUK_SECRET: 'a-secret-for-tests-that-is-long-enough',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  })
  const log = pino({ level: environment.logLevel })
  const shop = await openShopServer(environment, await builtPages(), log)
  await untilReady(`http://127.0.0.1:${port}/readyz`)
  return {
    origin: `http://localhost:${port}`,
    stripe: stripe.url,
    paypal: paypal.url,
    mail: mail.url,
    carriers: carriers.url,
    client,
    shop,
    command: async (name, input) => {
      const done = await shop.commerce.dispatch(name as 'pickFulfillment', input, {
        actor: { kind: 'staff', id: 'p-noor', name: 'Noor R.' },
      })
      if (!done.ok) throw new Error(`${name} was refused: ${done.refusal.message}`)
    },
    dispose: async () => {
      await shop.close()
      await stripe.close()
      await paypal.close()
      await mail.close()
      await carriers.close()
      await lake.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((wait) => setTimeout(wait, 50))
  }
  throw new Error(`${url} did not become ready`)
}
