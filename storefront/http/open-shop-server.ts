import { createServer, type Server } from 'node:http'
import { StoreBusy, UnknownOutcome } from '@souk/commerce'
import { systemClock } from '@souk/kernel'
import type { Logger } from 'pino'
import { openBestsellers } from '../app/bestsellers.server.ts'
import { catalogTypes } from '../app/catalog/catalog.ts'
import { openCatalogCache } from '../app/catalog-cache.server.ts'
import { composeCommerce } from '../app/commerce.server.ts'
import type { Environment } from '../app/env.server.ts'
import { openLive } from '../app/live.server.ts'
import { openOrderReader } from '../app/order/order-reader.server.ts'
import { openSessions } from '../app/session.server.ts'
import type { Shop } from '../app/shop.ts'
import { createShopApp } from './create-shop-app.ts'
import { drain } from './drain.ts'
import { openApi, openIdentity } from './open-api.ts'
import type { Pages } from './pages.ts'

/** A listening shop. `close` drains it: requests under way finish, running work ends. */
export interface ShopServer {
  readonly server: Server
  readonly commerce: Shop['commerce']
  /** The port it listens on; the one asked for, or the one it got when that was 0. */
  readonly port: number
  close(): Promise<void>
}

const watched = [...catalogTypes, 'order', 'fulfillment', 'shipment', 'payment', 'refund', 'ticket']

/** Of an order that nobody could ask about it is told alike: whoever sends it again is answered what became of it. */
function restAfter(error: unknown): number | undefined {
  if (error instanceof StoreBusy) return error.retryAfterMs
  return error instanceof UnknownOutcome ? 1000 : undefined
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Composes the shop, starts its work and listens. Reads the catalogue in the background; `/readyz` tells when it is there. */
export async function openShopServer(environment: Environment, pages: Pages, log: Logger): Promise<ShopServer> {
  const { client, commerce, close } = composeCommerce(environment, log)
  const report = (error: unknown, doing: string) => log.error({ err: error, doing }, 'fault')
  const live = openLive(client, watched, (error) => report(error, 'listening to the lake'))
  const catalog = openCatalogCache(client, live, (error) => report(error, 'reading the catalogue'))
  const draining = new AbortController()
  const staff = openIdentity(environment)
  let started = false
  const shop: Shop = {
    commerce,
    catalog,
    live,
    orders: openOrderReader(commerce.store, commerce.pinFor),
    sessions: openSessions(environment.publicOrigin.startsWith('https:')),
    staff,
    bestsellers: openBestsellers(client, systemClock, (error) => report(error, 'asking for bestsellers')),
    clock: systemClock,
    publicOrigin: environment.publicOrigin,
    draining: draining.signal,
    restAfter,
    report,
  }
  const checks = [
    { name: 'catalogue', holds: () => catalog.ready() },
    { name: 'lake stream', holds: () => live.connected() },
    { name: 'commerce', holds: () => started },
    { name: 'open', holds: () => !draining.signal.aborted },
  ]
  const api = openApi(environment, commerce, staff, log)
  const app = createShopApp({ environment, shop, client, pages, api, log, checks, refresh: catalog.reload })
  const server = createServer(app)
  // Streams and keep-alive connections outlive single requests.
  server.keepAliveTimeout = 65_000
  const port = await listen(server, environment.port, environment.host)
  await commerce.start()
  started = true
  return {
    server,
    commerce,
    port,
    close: () =>
      drain({
        server,
        stopStreams: () => {
          draining.abort()
          api.close()
        },
        stopWork: async () => {
          await commerce.stop()
          live.close()
          close()
        },
        patienceMs: 8000,
      }),
  }
}
