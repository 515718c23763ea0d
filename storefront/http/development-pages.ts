import { resolve } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { Router } from 'express'
import { createServer } from 'vite'
import type { Pages } from './pages.ts'

const top = resolve(import.meta.dirname, '..')

/** The pages from their sources with hot reload: Vite as middleware, every request from the newest modules. */
export async function developmentPages(): Promise<Pages> {
  process.chdir(top)
  const vite = await createServer({ root: top, server: { middlewareMode: true, hmr: { port: 0, path: '/store-hmr' } } })
  return {
    mode: 'development',
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    files: Router().use(vite.middlewares),
    close: () => vite.close(),
  }
}
