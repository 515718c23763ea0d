import type { SanityClient } from '@sanity/client'
import { validatePreviewUrl } from '@sanity/preview-url-secret'
import { type RequestHandler, Router } from 'express'
import type { DraftDesk } from '../app/preview/draft-desk.server.ts'
import { passHeader, passSeconds, type PreviewPass, readPass, writePass } from '../app/preview/preview-pass.ts'
import { viewOf } from '../app/preview/view.ts'
import type { Shop } from '../app/shop.ts'
import { previewEvents } from './preview-events.ts'

/** What previewing needs to know. */
export interface PreviewParts {
  /** Of the shop; seals the passes. */
  readonly secret: string
  /** Under the server's token: it reads drafts and the Studio's secrets. */
  readonly client: SanityClient
  readonly publicOrigin: string
  readonly desk: DraftDesk
  /** Aborted when the server drains: open streams end. */
  readonly draining: AbortSignal
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

const editorsOnly: RequestHandler = (_request, response, next) => {
  if (passOf(response.locals)) next()
  else response.status(401).end()
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
 * `POST /preview/view?of=drafts|published` changes what a browser with a pass looks at.
 */
export function previewRoutes({ secret, client, publicOrigin, desk, draining }: PreviewParts): Router {
  const router = Router()
  const secure = publicOrigin.startsWith('https:')
  router.get('/preview/enable', (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    validatePreviewUrl(client, request.originalUrl)
      .then(({ isValid, redirectTo, studioOrigin, studioPreviewPerspective }) => {
        if (!isValid) {
          response
            .status(401)
            .type('text/plain')
            .send('This link to the drafts is not valid or no longer valid. Open Presentation in the Studio again.')
          return
        }
        const pass = {
          until: Date.now() + passSeconds * 1000,
          view: viewOf(studioPreviewPerspective),
          studio: studioOrigin ?? publicOrigin,
        }
        response.append('Set-Cookie', passHeader(writePass(secret, pass), secure))
        response.redirect(307, pathBack(redirectTo, publicOrigin))
      })
      .catch(next)
  })
  router.post('/preview/view', (request, response) => {
    const pass = passOf(response.locals)
    if (!pass) {
      response.status(401).end()
      return
    }
    const seconds = Math.floor((pass.until - Date.now()) / 1000)
    const changed = writePass(secret, { ...pass, view: viewOf(String(request.query['of'])) })
    response.append('Set-Cookie', passHeader(changed, secure, seconds))
    response.status(204).end()
  })
  router.get('/preview/events', editorsOnly, previewEvents(desk, draining))
  router.get('/preview/disable', (request, response) => {
    response.setHeader('Cache-Control', 'no-store')
    response.append('Set-Cookie', passHeader('', secure, 0))
    response.redirect(307, pathBack(String(request.query['to'] ?? '/'), publicOrigin))
  })
  return router
}

/** The shop as this browser sees it: with a pass, its catalogue is what the editor looks at. */
export async function shopFor(pass: PreviewPass | undefined, shop: Shop, desk: DraftDesk): Promise<Shop> {
  if (!pass) return shop
  const drafts = await desk.read(pass.view, `${pass.studio}/studio`)
  return { ...shop, catalog: { ...shop.catalog, read: () => drafts } }
}
