import { join, resolve } from 'node:path'
import type { SanityClient } from '@sanity/client'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Logger } from 'pino'
import type { Environment } from '../app/env.server.ts'
import { openDraftDesk } from '../app/preview/draft-desk.server.ts'
import type { Shop } from '../app/shop.ts'
import { appConfigs } from './app-config.ts'
import { type Check, healthRoutes, openMetrics } from './health.ts'
import { languagePages } from './language-pages.ts'
import { logRequests } from './logger.ts'
import { mediaRoutes } from './media.ts'
import type { Pages } from './pages.ts'
import { previewing, previewRoutes } from './preview.ts'
import { requestId, requestIds } from './request-id.ts'
import { restRoutes, type WebHandler } from './rest.ts'
import { privatePages, type Reach, sameSiteForms, securityHeaders, toHttps } from './security.ts'
import { sanityWebhook } from './sanity-webhook.ts'
import { appEntry, singlePageApp } from './single-page-app.ts'
import { webhookRoutes } from './webhooks.ts'

/** What the one public origin is made of. */
export interface ShopAppParts {
  readonly environment: Environment
  readonly shop: Shop
  readonly client: SanityClient
  readonly pages: Pages
  readonly api: WebHandler
  readonly log: Logger
  readonly checks: readonly Check[]
  /** Reads the catalogue afresh. */
  readonly refresh: () => Promise<void>
}

const top = resolve(import.meta.dirname, '../..')

/** The lake under every name that browsers use for this machine. */
const lakeOrigins = ({ lake }: Environment): readonly string[] => {
  if (lake.hosted)
    return [
      `https://${lake.projectId}.api.sanity.io`,
      `https://${lake.projectId}.apicdn.sanity.io`,
      'https://cdn.sanity.io',
    ]
  const { protocol, port } = new URL(lake.publicOrigin)
  const project = `${protocol}//${lake.projectId}.localhost${port ? `:${port}` : ''}`
  return [...new Set([lake.publicOrigin, lake.apiHost ?? lake.publicOrigin, project])]
}

const payPages = ['https://checkout.stripe.com', 'https://www.paypal.com', 'https://www.sandbox.paypal.com']

function reachOf(environment: Environment): Reach {
  const bases = [environment.stripe.apiBase, environment.connections.paypal?.apiBase].filter(
    (base) => base !== undefined,
  )
  const simulators = bases.flatMap((base) => [
    base.replace('127.0.0.1', 'localhost'),
    base.replace('localhost', '127.0.0.1'),
  ])
  return { lake: lakeOrigins(environment), pay: [...payPages, ...new Set(simulators)] }
}

/** Event streams must not wait in a compressor. */
const compressible: compression.CompressionFilter = (request, response) =>
  !String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream') &&
  compression.filter(request, response)

const lastResort =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    log.error({ err: error, requestId: requestId(response), path: request.path }, 'fault')
    if (response.headersSent) return next(error)
    response
      .status(500)
      .type('text/plain')
      .send(`Something broke on our side. Ask us about ${requestId(response)}.`)
  }

/** The one public origin of contract part 3, from the outside in: headers, health, apps, API, webhooks, pictures, pages. */
export function createShopApp(parts: ShopAppParts): Express {
  const { environment, shop, client, pages, api, log, checks } = parts
  const app = express()
  const { registry, requests } = openMetrics(() => shop.commerce.metrics())
  app.disable('x-powered-by')
  app.set('trust proxy', environment.trustedProxies)
  app.use(requestIds, logRequests(log))
  app.use((request, response, next) => {
    const done = requests.startTimer({ method: request.method })
    response.on('finish', () => done({ status: `${Math.floor(response.statusCode / 100)}xx` }))
    next()
  })
  app.use(healthRoutes(checks, registry))
  const desk = openDraftDesk(client, shop.live, shop.catalog.read)
  const { draining } = shop
  const preview = { secret: environment.secret, client, publicOrigin: environment.publicOrigin, desk, draining }
  app.use(previewing(preview))
  app.use(
    securityHeaders(reachOf(environment), environment.publicOrigin.startsWith('https:'), pages.mode === 'development'),
  )
  app.use(toHttps(environment.publicOrigin))
  app.use(previewRoutes(preview))
  app.use(compression({ filter: compressible }))
  const config = appConfigs(environment, client, () => shop.catalog.read()?.settings.name ?? 'Souk')
  for (const name of ['console', 'studio'] as const) {
    app.use(appEntry(name, config))
    app.use(pages.apps?.[name] ?? singlePageApp(name, join(top, name, 'dist')))
  }
  app.use(restRoutes(api, environment.publicOrigin))
  const { webhookSecret } = environment.lake
  const own = new Map(webhookSecret ? [['sanity', sanityWebhook(webhookSecret, parts.refresh)]] : [])
  app.use(webhookRoutes(shop.commerce, log, own))
  app.use(mediaRoutes({ client, token: environment.lake.token, cacheDir: join(environment.dataDir, 'cache/media') }))
  app.use(pages.files)
  app.use(sameSiteForms(environment.publicOrigin), privatePages)
  app.all('*', languagePages(pages, shop, desk))
  app.use(lastResort(log))
  return app
}
