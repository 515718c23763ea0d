import { createServer as createProbe } from 'node:net'
import { resolve } from 'node:path'
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

/** The pages from their sources with hot reload: Vite as middleware, every request from the newest modules. */
export async function developmentPages(): Promise<Pages> {
  process.chdir(top)
  const port = await freePort()
  const vite = await createServer({ root: top, server: { middlewareMode: true, hmr: { port, path: '/store-hmr' } } })
  return {
    mode: 'development',
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    files: Router().use(vite.middlewares),
    close: () => vite.close(),
  }
}
