import { join } from 'node:path'
import express, { type Request, Router } from 'express'

/** What console and Studio learn at run time; nothing of it is baked into a bundle. */
export interface AppConfig {
  readonly projectId: string
  readonly dataset: string
  readonly lakeOrigin: string
  readonly apiVersion: string
  readonly hosted: boolean
  readonly apiBase: '/api/v1'
  readonly shopTitle: string
  readonly studioUrl: string
  readonly consoleUrl: string
  readonly storefrontUrl: string
  /** Only to loopback hosts: who may be tried out, each with a token of the embedded lake. */
  readonly demo: readonly DemoPerson[]
}
export interface DemoPerson {
  readonly name: string
  readonly role: string
  readonly token: string
}

/** A file that is not there is a 404; anything else with a dot is a page, such as a document's id: `order.<ulid>`. */
const missingFile = /\.(?:m?js|css|map|json|svg|png|jpe?g|webp|avif|ico|woff2?|txt|webmanifest)$/

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const loopbackAddress = /^(::ffff:)?127\.|^::1$/
const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** True when this machine's own browser asked for the machine itself, with no proxy between that anybody could be behind. */
export const fromLoopback = (request: Request): boolean =>
  loopbackHost.test(request.headers.host ?? '') &&
  loopbackAddress.test(request.socket.remoteAddress ?? '') &&
  forwarded.every((name) => request.headers[name] === undefined)

/** True when the shop's public address is this machine itself: a shop on the laptop, not one that the world visits. */
export const isLoopbackOrigin = (origin: string): boolean => loopbackHost.test(new URL(origin).host)

/** What an app needs before its files: its address with the closing slash, and `config.json`. */
export function appEntry(name: string, config: (request: Request) => Promise<AppConfig>): Router {
  const router = Router()
  router.get(`/${name}`, (request, response, next) => {
    if (request.path === `/${name}`) response.redirect(308, `/${name}/`)
    else next()
  })
  router.get(`/${name}/config.json`, (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    config(request)
      .then((found) => response.json(found))
      .catch(next)
  })
  return router
}

/** Serves a built app at `/<name>/`: its files, and its `index.html` for every other path. */
export function singlePageApp(name: string, folder: string): Router {
  const router = Router()
  const immutable = { index: false as const, immutable: true, maxAge: '1y', fallthrough: true }
  router.use(`/${name}/assets`, express.static(join(folder, 'assets'), immutable))
  router.use(`/${name}/static`, express.static(join(folder, 'static'), { index: false, maxAge: '1h' }))
  router.use(`/${name}`, express.static(folder, { index: false, maxAge: 0 }))
  router.get(`/${name}/*`, (request, response, next) => {
    if (missingFile.test(request.path)) return response.status(404).type('text/plain').send('Not found')
    response.setHeader('Cache-Control', 'no-cache')
    response.sendFile(join(folder, 'index.html'), (error) => {
      if (error) next(error)
    })
  })
  return router
}
