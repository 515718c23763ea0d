import { createRequire } from 'node:module'
import { createServer as createProbe } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { Router } from 'express'
import { createServer } from 'vite'
import type { Pages } from './pages.ts'

const top = resolve(import.meta.dirname, '..')

/** A port that nobody has at this moment, for the socket of hot updates. */
const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const probe = createProbe()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Console or Studio from its sources, by the Vite of its own workspace; the storefront's is an older one. */
async function developmentApp(name: 'console' | 'studio') {
  const root = join(top, '..', name)
  const own = createRequire(join(root, 'package.json')).resolve('vite')
  const { createServer: create } = (await import(pathToFileURL(own).href)) as { createServer: typeof createServer }
  const hmr = { port: await freePort(), path: `/${name}-hmr` }
  const vite = await create({ root, configFile: join(root, 'vite.config.ts'), server: { middlewareMode: true, hmr } })
  const router = Router().use((request, response, next) => {
    if (request.path.startsWith(`/${name}/`)) vite.middlewares(request, response, next)
    else next()
  })
  return { router, close: () => vite.close() }
}

/** All pages from their sources with hot reload: Vite as middleware, every request from the newest modules. */
export async function developmentPages(): Promise<Pages> {
  process.chdir(top)
  const hmr = { port: await freePort(), path: '/store-hmr' }
  const vite = await createServer({ root: top, server: { middlewareMode: true, hmr } })
  const [console, studio] = await Promise.all([developmentApp('console'), developmentApp('studio')])
  return {
    mode: 'development',
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    files: Router().use(vite.middlewares),
    apps: { console: console.router, studio: studio.router },
    close: async () => {
      await Promise.all([vite.close(), console.close(), studio.close()])
    },
  }
}
