import type { SanityClient } from '@sanity/client'
import { validatePreviewUrl } from '@sanity/preview-url-secret'
import { type RequestHandler, Router } from 'express'
import { readDraftCatalog } from '../app/preview/draft-catalog.server.ts'
import { passHeader, passSeconds, type PreviewPass, readPass, writePass } from '../app/preview/preview-pass.ts'
import type { Shop } from '../app/shop.ts'

/** What previewing needs to know. */
export interface PreviewParts {
  /** Of the shop; seals the passes. */
  readonly secret: string
  /** Under the server's token: it reads drafts and the Studio's secrets. */
  readonly client: SanityClient
  readonly publicOrigin: string
}

/** The pass of this response's browser. Set by {@link previewing}, before everything that asks. */
export const passOf = (locals: Record<string, unknown>): PreviewPass | undefined =>
  locals['preview'] as PreviewPass | undefined

/** Finds out whether this browser was let in to drafts. */
export const previewing =
  ({ secret }: Pick<PreviewParts, 'secret'>): RequestHandler =>
  (request, response, next) => {
    response.locals['preview'] = readPass(secret, request.headers.cookie, Date.now())
    next()
  }

/** A path of the shop, without what the Studio adds to it; the home page for everything else. */
export function pathBack(asked: string | undefined, publicOrigin: string): string {
  const url = URL.parse(asked ?? '/', publicOrigin)
  if (!url || url.origin !== publicOrigin) return '/'
  const kept = [...url.searchParams].filter(([name]) => !name.startsWith('sanity-preview-'))
  const path = url.pathname + (kept.length > 0 ? `?${new URLSearchParams(kept)}` : '')
  return path.startsWith('//') ? '/' : path
}

/**
 * `GET /preview/enable`: the Studio's Presentation tool comes here with a secret that it wrote to the dataset an hour ago
 * at most; the browser gets a pass and the page it asked for, anybody else 401. `GET /preview/disable` takes it away.
 */
export function previewRoutes({ secret, client, publicOrigin }: PreviewParts): Router {
  const router = Router()
  const secure = publicOrigin.startsWith('https:')
  router.get('/preview/enable', (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    validatePreviewUrl(client, request.originalUrl)
      .then(({ isValid, redirectTo, studioOrigin }) => {
        if (!isValid) {
          response
            .status(401)
            .type('text/plain')
            .send('This link to the drafts is not valid or no longer valid. Open Presentation in the Studio again.')
          return
        }
        const pass = { until: Date.now() + passSeconds * 1000, studio: studioOrigin ?? publicOrigin }
        response.append('Set-Cookie', passHeader(writePass(secret, pass), secure))
        response.redirect(307, pathBack(redirectTo, publicOrigin))
      })
      .catch(next)
  })
  router.get('/preview/disable', (request, response) => {
    response.setHeader('Cache-Control', 'no-store')
    response.append('Set-Cookie', passHeader('', secure, 0))
    response.redirect(307, pathBack(String(request.query['to'] ?? '/'), publicOrigin))
  })
  return router
}

/** The shop as this browser sees it: with a pass, its catalogue is of drafts, read for this request alone. */
export async function shopFor(pass: PreviewPass | undefined, shop: Shop, client: SanityClient): Promise<Shop> {
  if (!pass) return shop
  const drafts = await readDraftCatalog(client, shop.catalog.read(), `${pass.studio}/studio`)
  return { ...shop, catalog: { read: () => drafts } }
}
