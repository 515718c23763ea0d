import { flushCompileCache } from 'node:module'
import { EnvironmentError, parseEnvironment } from './app/env.server.ts'
import { onAskedToStop } from './http/drain.ts'
import { openLogger } from './http/logger.ts'
import { openShopServer } from './http/open-shop-server.ts'
import { builtPages } from './http/pages.ts'
import { toldToBegin } from './http/told-to-begin.ts'

/** The one public server: storefront, REST API, webhooks, console and Studio. Run by Node as it stands; with `--spare` it waits for its turn. */
async function main(): Promise<void> {
  const environment = parseEnvironment(process.env)
  const log = openLogger(environment.logLevel)
  const development = process.env['NODE_ENV'] === 'development'
  const pages = development
    ? await (await import('./http/development-pages.ts')).developmentPages()
    : await builtPages()
  await toldToBegin()
  const shop = await openShopServer(environment, pages, log)
  log.info({ port: shop.port, origin: environment.publicOrigin }, 'listening')
  // Whoever is killed writes nothing down: the next start is quick after such an end, too
  flushCompileCache()
  onAskedToStop((why) => {
    log.info({ why }, 'draining')
    Promise.all([shop.close(), pages.close()])
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ err: error }, 'could not drain')
        process.exit(1)
      })
  })
}

main().catch((error: unknown) => {
  if (error instanceof EnvironmentError) console.error(error.message)
  else console.error(error)
  process.exit(1)
})
