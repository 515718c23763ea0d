import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import express, { type RequestHandler, Router } from 'express'

/** The storefront's pages: their build for the request handler, and whatever serves their files. */
export interface Pages {
  readonly build: ServerBuild | (() => Promise<ServerBuild>)
  readonly mode: 'production' | 'development'
  readonly files: Router
  /** Console and Studio from their sources, under development. */
  readonly apps?: Readonly<Record<'console' | 'studio', Router>>
  close(): Promise<void>
}

const top = resolve(import.meta.dirname, '..')

/** Files of a folder that keep their names, such as the icon. The disk is not asked for what cannot be there: pages. */
function looseFiles(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder))
  const serve = express.static(folder, { maxAge: '1h', index: false })
  return (request, response, next) => {
    if (names.has(request.path.split('/')[1] ?? '')) serve(request, response, next)
    else next()
  }
}

/** The built pages. Assets carry a hash in their name and may be kept for a year. Throws when nothing has been built. */
export async function builtPages(): Promise<Pages> {
  const build = (await import(pathToFileURL(resolve(top, 'build/server/index.js')).href)) as ServerBuild
  const files = Router()
  files.use(
    '/assets',
    express.static(resolve(top, 'build/client/assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  files.use('/assets', (_request, response) => {
    response.status(404).type('text/plain').send('There is no such file.')
  })
  files.use(looseFiles(resolve(top, 'build/client')))
  return { build, mode: 'production', files, close: async () => {} }
}
