import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import { passOf } from './preview.ts'

/** Where pages may go beyond their own origin. */
export interface Reach {
  /** Lake origins: pictures, queries and listening for console and Studio. */
  readonly lake: readonly string[]
  /** Where the checkout form may lead: the provider's pay page. */
  readonly pay: readonly string[]
}

/** The nonce that this response's scripts carry. */
export const nonceOf = (response: Response): string => String(response.locals.nonce ?? '')

const websocket = (origin: string): string => origin.replace(/^http/, 'ws')

/** The Studio that shows this page in a frame may; its outlines over the page are styled from their script. */
function shopPolicy(nonce: string, reach: Reach, studio: string | undefined): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    studio ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action 'self' ${reach.pay.join(' ')}`,
    studio ? `frame-ancestors 'self' ${studio}` : "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** Console and Studio style themselves from scripts, and talk to the lake directly. */
function appPolicy(reach: Reach): string {
  const lake = reach.lake.join(' ')
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${lake}`,
    `media-src 'self' blob: ${lake}`,
    "font-src 'self' data:",
    `connect-src 'self' ${lake} ${reach.lake.map(websocket).join(' ')}`,
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}

const isApp = (path: string): boolean => /^\/(console|studio)(\/|$)/.test(path)

/** Vite's client styles from scripts and listens on a port of its own, so pages under development have no policy. */
const policyFor = (
  path: string,
  nonce: string,
  reach: Reach,
  development: boolean,
  studio: string | undefined,
): string | undefined => {
  if (development) return undefined
  return isApp(path) ? appPolicy(reach) : shopPolicy(nonce, reach, studio)
}

/** Headers of every answer. The REST API sets no policy of its own for its reference page: it is covered by the shop's. */
export const securityHeaders =
  (reach: Reach, secure: boolean, development: boolean): RequestHandler =>
  (request, response, next) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals.nonce = nonce
    const studio = passOf(response.locals)?.studio
    const policy = policyFor(request.path, nonce, reach, development, studio)
    if (policy) response.setHeader('Content-Security-Policy', policy)
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
    // A frame of another origin's Studio can only be allowed by the policy
    if (!studio) response.setHeader('X-Frame-Options', isApp(request.path) ? 'SAMEORIGIN' : 'DENY')
    else response.setHeader('Cache-Control', 'private, no-store')
    response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(self)')
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000')
    next()
  }

const isLoopback = (address: string | undefined): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address ?? '')

/**
 * Sends what came in plain text to the shop's https address, keeping method and body (308). Only where the shop is
 * public under https. A request of this machine's own that no proxy passed on (health checks) is answered as it is.
 */
export const toHttps =
  (publicOrigin: string): RequestHandler =>
  (request, response, next) => {
    const own = isLoopback(request.socket.remoteAddress) && request.header('x-forwarded-proto') === undefined
    if (!publicOrigin.startsWith('https:') || request.secure || own) next()
    else response.redirect(308, `${publicOrigin}${request.originalUrl}`)
  }

const personal = /^(?:\/[a-z]{2,3}(?:-\w+)*)?\/(?:account|orders|rider|support\/tickets)(?=[/.]|$)/
const checkout = /^(?:\/[a-z]{2,3}(?:-\w+)*)?\/checkout(?=[/.]|$)/

/** Who comes back from the pay page by the back button finds the form as it was left: the browser alone may keep it. */
const keeping = (path: string): string | undefined =>
  personal.test(path) ? 'private, no-store' : checkout.test(path) ? 'private, no-cache' : undefined

/** No cache keeps what is about one person, and nobody goes back to it after signing out. A route's own word stands. */
export const privatePages: RequestHandler = (request, response, next) => {
  const kept = keeping(request.path)
  if (kept !== undefined) {
    const { writeHead } = response
    Object.assign(response, {
      writeHead(this: Response, ...head: Parameters<typeof writeHead>) {
        if (!this.hasHeader('Cache-Control')) this.setHeader('Cache-Control', kept)
        return Reflect.apply(writeHead, this, head)
      },
    })
  }
  next()
}

/**
 * Refuses a page's form that was sent from another site. API and webhooks carry their own proof. A shop without https
 * has the names of its machine (`localhost`, `127.0.0.1`); one with https has its public origin alone.
 */
export const sameSiteForms =
  (publicOrigin: string): RequestHandler =>
  (request, response, next) => {
    const origin = request.header('origin')
    const reading = request.method === 'GET' || request.method === 'HEAD'
    const here = publicOrigin.startsWith('https:') ? publicOrigin : `http://${request.headers.host}`
    const own = origin === undefined || origin === publicOrigin || origin === here
    // Browsers that send no Origin with a form still say where it comes from
    const foreign = request.header('sec-fetch-site') === 'cross-site'
    if (reading || (own && !foreign)) next()
    else response.status(403).type('text/plain').send('This form was sent from another site.')
  }
